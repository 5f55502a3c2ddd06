package co.secoda.dbt.command;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.file.RegularFile;
import co.secoda.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** The file {@code secoda-dbt.json} in which a {@link DbtRecord} is kept. */
public final class DbtRecordFile {
    /** Its name in the report directory. */
    public static final String FILE_NAME = "secoda-dbt.json";

    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

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
        WholeFile.write(path, PRETTY.asString(json));
    }

    /** Deletes the one of an earlier command. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
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
                json.flag("runResultsWritten"));
    }

    /**
     * What is left of a dbt command for those who judge its artifacts.
     *
     * @param exit how it ended
     * @param runResults the digest of the run results that were there after it, if there were any
     * @param written whether the command wrote these; otherwise they are older than it
     */
    public record DbtRecord(DbtExit exit, Optional<String> runResults, boolean written) {
        /**
         * Whether this is of the command after which {@code run} was there; dbt may have been run in other ways since.
         */
        public boolean isOf(DbtRun run) {
            return runResults.equals(Optional.of(run.runResults().sha256()));
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
