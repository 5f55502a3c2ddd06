package co.secoda.dbt.freshness;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactReader;
import co.secoda.file.Gzip;
import co.secoda.text.PlainText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what dbt found of its sources' freshness: {@code sources.json} (its schemas v1 to v3) and, of Fusion,
 * {@code freshness.json}. Of a source that both tell of, the newer file counts. A file that is older than the run is of
 * another one, and doesn't count.
 *
 * <p>Bounds: a file may have 256 MB unpacked and tell of 100,000 sources.
 */
public final class FreshnessReader {
    private static final List<String> NAMES = List.of("sources.json", "freshness.json");
    private static final long MAX_UNPACKED = 256L << 20;
    private static final String AGAIN = "run dbt source freshness after dbt build, into the same target directory";

    private final Function<Path, Optional<String>> refused;

    /** @param refused why a file may not be read, if it may not */
    public FreshnessReader(Function<Path, Optional<String>> refused) {
        this.refused = refused;
    }

    /**
     * What the files in a directory say. Nothing that is wrong with one is thrown: {@link Freshness#unreadable} has it.
     *
     * @param notBefore when the run began; files of before that don't count, nor any that doesn't say when it was
     *     written, where this is known
     */
    public Freshness read(Path directory, Optional<Instant> notBefore) {
        List<FreshnessFile> read = new ArrayList<>();
        List<String> outdated = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : NAMES.stream()
                .flatMap(name -> present(directory.resolve(name)).stream())
                .toList()) {
            try {
                FreshnessFile found = read(file);
                if (notBefore.isPresent()
                        && found.generatedAt()
                                .filter(at -> !at.isBefore(notBefore.get()))
                                .isEmpty()) {
                    outdated.add(outdated(file, found, notBefore.get()));
                } else {
                    read.add(found);
                }
            } catch (ArtifactException e) {
                unreadable.add(PlainText.oneLine(String.valueOf(e.getMessage()), 600));
            }
        }
        read.sort(Comparator.comparing(file -> file.generatedAt().orElse(Instant.EPOCH)));
        return joined(read, outdated, unreadable);
    }

    private FreshnessFile read(Path file) throws ArtifactException {
        Optional<String> why = refused.apply(file);
        if (why.isPresent()) {
            throw new ArtifactException(file, why.get());
        }
        return ArtifactReader.read(file, ArtifactKind.FRESHNESS, MAX_UNPACKED, json -> FreshnessFile.read(file, json))
                .content();
    }

    private static Optional<Path> present(Path file) {
        return Stream.of(file, file.resolveSibling(file.getFileName() + Gzip.ENDING))
                .filter(Files::exists)
                .findFirst();
    }

    private static String outdated(Path file, FreshnessFile found, Instant began) {
        return file.getFileName()
                + found.generatedAt().map(at -> " is of " + at).orElse(" doesn't say when it was written")
                + ", and this run began at " + began + ": it doesn't count. To have freshness checked, " + AGAIN;
    }

    private static Freshness joined(List<FreshnessFile> oldestFirst, List<String> outdated, List<String> unreadable) {
        Map<String, Optional<StaleSource>> sources = new LinkedHashMap<>();
        oldestFirst.forEach(file -> sources.putAll(file.sources()));
        List<StaleSource> stale =
                sources.values().stream().flatMap(Optional::stream).toList();
        List<StaleSource> kept = stale.subList(0, Math.min(Freshness.MOST_STALE, stale.size()));
        return new Freshness(
                oldestFirst.stream().map(FreshnessFile::words).toList(),
                sources.size(),
                kept,
                stale.size() - kept.size(),
                outdated,
                unreadable);
    }
}
