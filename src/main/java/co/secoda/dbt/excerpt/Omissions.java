package co.secoda.dbt.excerpt;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactCopy;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactFile.Excerpt;
import co.secoda.dbt.artifact.Cuts;
import co.secoda.dbt.artifact.Cuts.Cut;
import co.secoda.dbt.artifact.Cuts.Instead;
import co.secoda.text.NumberText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an upload leaves out of the artifacts. What is left out is replaced by an empty value, so that a copy holds
 * dbt's schema as the artifact does.
 *
 * @param mode whether all is sent, or what Secoda reads
 * @param redact what must not be sent
 */
public record Omissions(UploadMode mode, Set<Redaction> redact) {
    /** None: the artifacts are sent as they are. */
    public static final Omissions NONE = new Omissions(UploadMode.FULL, Set.of());

    /** What {@code secoda.uploadMode} can be. */
    public enum UploadMode {
        /** All that dbt wrote. */
        FULL,
        /** What Secoda reads. */
        SLIM
    }

    /**
     * What Secoda reads of dbt: models with descriptions, URLs and compiled SQL, columns with their tags, tests,
     * metrics, lineage, groups, contracts, exposures, and monitors as code, which are in {@code meta}. None of this is
     * there.
     */
    private static final List<Cut> NOT_READ = Stream.of(
                    Stream.of("macros", "docs", "selectors", "disabled")
                            .map(section -> new Cut(section, section, Instead.EMPTY)),
                    NodeCuts.of(Instead.EMPTY, "raw_code", "raw_sql", "extra_ctes", "doc_blocks"),
                    NodeCuts.of(Instead.EMPTY, "depends_on/macros", "columns/*/doc_blocks", "given", "expect"),
                    NodeCuts.of(Instead.EMPTY, "unrendered_config", "config_call_dict", "unrendered_config_call_dict"),
                    NodeCuts.of(Instead.NULL, "defer_relation", "defer_function", "_pre_injected_sql", "build_path"))
            .flatMap(cuts -> cuts)
            .toList();

    public Omissions {
        redact = Set.copyOf(redact);
    }

    /**
     * Writes what is sent of a run in place of its artifacts; one of which nothing can be left out is sent as it is.
     *
     * @param directory where the copies go; they are named as dbt names the files
     * @return the run, which knows them
     * @throws ArtifactException if an artifact isn't the one that was read any more
     * @throws IOException if a copy can't be written
     */
    public DbtRun applyTo(DbtRun run, Path directory) throws ArtifactException, IOException {
        return run.sending(
                copy(run.manifest(), ArtifactKind.MANIFEST, directory.resolve("manifest.json")),
                copy(run.runResults(), ArtifactKind.RUN_RESULTS, directory.resolve("run_results.json")));
    }

    private ArtifactFile copy(ArtifactFile file, ArtifactKind kind, Path to) throws ArtifactException, IOException {
        Cuts cuts = Cuts.of(Stream.concat(
                        mode == UploadMode.SLIM && kind == ArtifactKind.MANIFEST ? NOT_READ.stream() : Stream.of(),
                        redact.stream().flatMap(word -> word.of(kind)))
                .toList());
        return cuts.isEmpty() ? file : file.sending(ArtifactCopy.write(file, cuts, to));
    }

    /** What a log says of the copies of a run: how many bytes are sent, what is left out, the most first, and where. */
    public List<String> said(DbtRun run) {
        return Stream.of(run.manifest(), run.runResults())
                .flatMap(file -> file.excerpt().map(excerpt -> said(file, excerpt)).stream())
                .toList();
    }

    private String said(ArtifactFile file, Excerpt excerpt) {
        String parts = excerpt.leftOut().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(part -> part.getKey() + " (" + NumberText.size(part.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return "Of " + file.path() + ", " + NumberText.size(excerpt.bytes()) + " are sent, "
                + NumberText.size(file.bytes() - excerpt.bytes()) + " less than it has ("
                + String.join(", ", settings()) + "). Left out: "
                + (parts.isEmpty() ? "nothing, as it has none of that" : parts) + ". What is sent: " + excerpt.path()
                + ".";
    }

    /** The settings that say so, as a user writes them. */
    public List<String> settings() {
        String words = redact.stream().sorted().map(Redaction::text).collect(Collectors.joining(","));
        return Stream.of(
                        mode == UploadMode.SLIM ? "secoda.uploadMode=slim" : "",
                        words.isEmpty() ? "" : "secoda.redact=" + words)
                .filter(setting -> !setting.isEmpty())
                .toList();
    }
}
