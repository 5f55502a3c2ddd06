package co.secoda.gate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The file in which {@code upload} and {@code trigger} leave a {@link RunState} for {@code check}. Where the state was
 * taken away, it still says which run results were published last.
 */
public final class StateFile {
    /** A run with some ten thousand failing tests stays below this. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final JSON JSON_WRITER = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    static final String VERSION = "secodaState";
    private static final String PUBLISHED = "published";

    private final Path path;

    /** The state file at this path, whether it exists or not. */
    public StateFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * Writes the state, whole or not at all: a reader never sees half a file. Missing directories are made.
     *
     * @throws IOException if that fails, or the state is larger than {@link #read} would take
     */
    public void write(RunState state) throws IOException {
        write(RunStateJson.write(state));
    }

    private void write(Map<String, Object> json) throws IOException {
        Path directory =
                Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(path));
        // Not a temporary file of the JDK's: only its owner may read that, and check may run in another job.
        Path temporary = directory.resolve(path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out =
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                JSON_WRITER.write(json, out);
            }
            if (Files.size(temporary) > MOST_BYTES) {
                throw new IOException("the state of this run is too large for " + path + ": " + Files.size(temporary)
                        + " bytes, " + MOST_BYTES + " at most");
            }
            moveOver(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void moveOver(Path temporary) throws IOException {
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Reads the state.
     *
     * @return empty if there is no such file, or its state was taken away
     * @throws StateException if the file can't be read, is none of ours, or was written by a newer version
     */
    public Optional<RunState> read() throws StateException {
        Optional<Map<String, Object>> json = json();
        return json.isEmpty() || isTakenAway(json.get()) ? Optional.empty() : Optional.of(state(json.get()));
    }

    /**
     * The SHA-256 of the run results that were published last, as far as this file knows.
     *
     * @throws StateException as {@link #read} does
     */
    public Optional<String> published() throws StateException {
        Optional<Map<String, Object>> json = json();
        if (json.isPresent() && isTakenAway(json.get())) {
            return json.map(taken -> String.valueOf(taken.get(PUBLISHED)));
        }
        return read().filter(state -> state.uploadedAt().isPresent())
                .map(state -> state.run().runResults().sha256());
    }

    /**
     * Takes the state away, so that no later check takes it for the state of its run.
     *
     * @param published what {@link #published} is to say from now on; if nothing, the file is deleted
     * @throws IOException if that fails
     */
    public void takeAway(Optional<String> published) throws IOException {
        if (published.isPresent()) {
            write(Map.of(VERSION, RunStateJson.SCHEMA_VERSION, PUBLISHED, published.get()));
        } else if (Files.isDirectory(path.resolveSibling(""))) { // else a file is in the place of its directory
            Files.deleteIfExists(path);
        }
    }

    private static boolean isTakenAway(Map<String, Object> json) {
        return json.get(PUBLISHED) instanceof String;
    }

    private Optional<Map<String, Object>> json() throws StateException {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new StateException(unusable("it is larger than " + MOST_BYTES + " bytes"));
            }
            return Optional.of(versioned(JSON.std.mapFrom(Files.readAllBytes(path))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StateException("the state file " + path + " can't be read: " + e, e);
        } catch (JacksonException e) {
            throw new StateException(
                    "the state file " + path + " is not a JSON object, or not a whole one, at line "
                            + e.getLocation().getLineNr() + ": run upload and trigger again",
                    e);
        }
    }

    private Map<String, Object> versioned(Map<String, Object> json) throws StateException {
        if (!(json.get(VERSION) instanceof Integer version)) {
            throw new StateException(unusable("it is not one of this plugin"));
        }
        if (version > RunStateJson.SCHEMA_VERSION) {
            throw new StateException(
                    unusable("it is of a newer version of this plugin (schema " + version + ", this one knows "
                            + RunStateJson.SCHEMA_VERSION + "): use one version for upload, trigger and check"));
        }
        return json;
    }

    private RunState state(Map<String, Object> json) throws StateException {
        try {
            return RunStateJson.read(new JsonFields("$", json));
        } catch (StateException e) {
            throw new StateException(unusable(e.getMessage() + ": run upload and trigger again"), e);
        }
    }

    private String unusable(String why) {
        return "the state file " + path + " can't be used: " + why;
    }
}
