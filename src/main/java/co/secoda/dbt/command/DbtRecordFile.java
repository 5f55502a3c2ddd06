package co.secoda.dbt.command;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.file.Gzip;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.file.RegularFile;
import co.secoda.file.WholeFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** The file {@code secoda-dbt.json} in which a {@link DbtRecord} is kept. */
public final class DbtRecordFile {
    /** Its name in the report directory. */
    public static final String FILE_NAME = "secoda-dbt.json";

    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private static final String KEPT = "results";
    private static final String KEPT_NAMES = "secoda-run_results-*.json{,.gz}";
    private static final Pattern KEPT_NAME = Pattern.compile("secoda-run_results-\\d+\\.json(\\.gz)?");

    /** A command line may be long, but not that long. */
    private static final int MOST_BYTES = 4 << 20;

    private final Path path;

    /** The file at this path, whether it exists or not. */
    public DbtRecordFile(Path path) {
        this.path = path;
    }

    /**
     * Writes it, whole or not at all. Missing directories are made.
     *
     * @throws IOException if that fails
     */
    public void write(DbtRecord record) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", record.exit().command());
        json.put("exitCode", record.exit().exitCode());
        json.put("startedAt", record.exit().startedAt().toString());
        json.put("endedAt", record.exit().endedAt().toString());
        json.put("timedOut", record.exit().timedOut());
        record.runResults().ifPresent(sha256 -> json.put("runResultsSha256", sha256));
        json.put("runResultsWritten", record.written());
        if (!record.kept().isEmpty()) {
            json.put(KEPT, record.kept().stream().map(DbtRecordFile::json).toList());
        }
        WholeFile.write(path, PRETTY.asString(json));
    }

    private static Map<String, Object> json(StepResults kept) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", kept.command());
        json.put("file", kept.file());
        json.put("sha256", kept.sha256());
        return json;
    }

    /** Deletes the one of an earlier command, and the results that were kept of several. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
        Path directory = path.resolveSibling("");
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, KEPT_NAMES)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Keeps a copy of the run results that one of several commands wrote, beside the record.
     *
     * @param number of the command, from 1
     * @param record of that command, which wrote them
     */
    public StepResults keep(int number, DbtRecord record, Path runResults) throws IOException {
        String name = "secoda-run_results-" + number + ".json" + (Gzip.isName(runResults) ? Gzip.ENDING : "");
        WholeFile.write(path.resolveSibling(name), out -> Files.copy(runResults, out));
        return new StepResults(
                record.exit().command(), name, record.runResults().orElseThrow());
    }

    /** The copies of run results that lie beside the record, in the order of their commands. */
    public List<Path> present(List<StepResults> kept) {
        return kept.stream()
                .filter(results -> KEPT_NAME.matcher(results.file()).matches())
                .map(results -> path.resolveSibling(results.file()))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /**
     * Reads it.
     *
     * @return empty if there is no such file
     * @throws ArtifactException if it can't be read, or is none of ours
     */
    public Optional<DbtRecord> read() throws ArtifactException {
        if (!Files.isDirectory(path.toAbsolutePath().resolveSibling(""))) {
            return Optional.empty(); // nor can there be one where a file is in its directory's place
        }
        try {
            if (JSON.std.anyFrom(RegularFile.bytes(path, MOST_BYTES)) instanceof Map<?, ?> json) {
                return Optional.of(record(JsonFields.of(json)));
            }
            throw new ArtifactException(path, notOurs("it is not a JSON object"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw ArtifactException.unreadable(path, e);
        } catch (JacksonException e) {
            throw new ArtifactException(path, notOurs("it is not JSON"), e);
        } catch (JsonFieldException e) {
            throw new ArtifactException(path, notOurs(String.valueOf(e.getMessage())), e);
        }
    }

    private String notOurs(String why) {
        return path + " is not what the goal dbt writes (" + why + "): delete it and run dbt again";
    }

    private static DbtRecord record(JsonFields json) throws JsonFieldException {
        return new DbtRecord(
                new DbtExit(
                        json.text("command"),
                        (int) json.number("exitCode"),
                        json.instant("startedAt"),
                        json.instant("endedAt"),
                        json.flag("timedOut")),
                json.optionalText("runResultsSha256"),
                json.flag("runResultsWritten"),
                json.names().contains(KEPT)
                        ? json.objects(
                                KEPT,
                                kept -> new StepResults(kept.text("command"), kept.text("file"), kept.text("sha256")))
                        : List.of());
    }

    /**
     * A copy of the run results that one of several commands wrote.
     *
     * @param command which
     * @param file its name, beside the record
     * @param sha256 the digest of the run results
     */
    public record StepResults(String command, String file, String sha256) {}

    /**
     * What is left of a dbt command, or of several as one, for those who judge its artifacts.
     *
     * @param exit how it ended
     * @param runResults the digest of the run results that were there after it, if there were any
     * @param written whether the command wrote these; otherwise they are older than it
     * @param kept what each of several commands wrote, in their order; none of one command
     */
    public record DbtRecord(DbtExit exit, Optional<String> runResults, boolean written, List<StepResults> kept) {
        public DbtRecord {
            kept = List.copyOf(kept);
        }

        /**
         * Several commands as one: red is it only where one of them stopped it.
         *
         * @param records of those that ran, at least one
         * @param stopped whether the last of them ended red, and that counts
         */
        public static DbtRecord together(List<DbtRecord> records, boolean stopped, List<StepResults> kept) {
            DbtRecord last = records.get(records.size() - 1);
            Instant startedAt = records.get(0).exit().startedAt();
            String green = records.stream()
                    .map(DbtRecord::exit)
                    .filter(DbtExit::isGreen)
                    .map(DbtExit::command)
                    .collect(Collectors.joining(", "));
            String all = green.isEmpty() ? last.exit().command() + ", whose end is let pass," : green;
            DbtExit exit = stopped
                    ? last.exit()
                    : new DbtExit(all, 0, startedAt, last.exit().endedAt(), false);
            return new DbtRecord(exit, last.runResults(), records.stream().anyMatch(DbtRecord::written), kept);
        }

        /** That of one command. */
        public DbtRecord(DbtExit exit, Optional<String> runResults, boolean written) {
            this(exit, runResults, written, List.of());
        }

        /**
         * Whether this is of the command after which {@code run} was there; dbt may have been run in other ways since.
         */
        public boolean isOf(DbtRun run) {
            return run.runResults().written().stream().anyMatch(file -> isOf(file.sha256()));
        }

        private boolean isOf(String sha256) {
            return runResults.equals(Optional.of(sha256))
                    || kept.stream().anyMatch(results -> results.sha256().equals(sha256));
        }

        /**
         * Holds the artifacts to be those of this command.
         *
         * @throws ArtifactException if they were there before it, and it wrote none
         */
        public void requireWritten(DbtRun run) throws ArtifactException {
            if (isOf(run) && !written) {
                throw new ArtifactException(
                        run.runResults().path(),
                        run.runResults().path() + " is older than the dbt command of this build: " + exit.sentence()
                                + " and wrote none. Check that it builds or tests something, and that dbt writes there"
                                + " (secoda.artifactsDirectory)");
            }
        }
    }
}
