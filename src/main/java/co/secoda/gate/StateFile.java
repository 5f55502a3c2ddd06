package co.secoda.gate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** The file in which {@code upload} and {@code trigger} leave a {@link RunState} for {@code check}. */
public final class StateFile {
    /** A run with some ten thousand failing tests stays below this. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final JSON JSON_WRITER = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

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
        Path directory =
                Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(path));
        Path temporary = Files.createTempFile(directory, "secoda-state", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                JSON_WRITER.write(RunStateJson.write(state), out);
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
     * @return empty if there is no such file
     * @throws StateException if the file can't be read, is none of ours, or was written by a newer version
     */
    public Optional<RunState> read() throws StateException {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new StateException(unusable("it is larger than " + MOST_BYTES + " bytes"));
            }
            return Optional.of(state(JSON.std.mapFrom(Files.readAllBytes(path))));
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

    private RunState state(Map<String, Object> json) throws StateException {
        if (!(json.get("secodaState") instanceof Integer version)) {
            throw new StateException(unusable("it is not one of this plugin"));
        }
        if (version > RunStateJson.SCHEMA_VERSION) {
            throw new StateException(
                    unusable("it is of a newer version of this plugin (schema " + version + ", this one knows "
                            + RunStateJson.SCHEMA_VERSION + "): use one version for upload, trigger and check"));
        }
        try {
            return RunStateJson.read(new JsonFields("$", json));
        } catch (StateException e) {
            throw new StateException(unusable(e.getMessage() + ": run upload and trigger again"), e);
        }
    }

    private String unusable(String why) {
        return "the state file " + path + " can't be used: " + why;
    }

    /** Deletes the file, if there is one, so that no later check takes it for the state of this run. */
    public void delete() throws IOException {
        if (Files.isDirectory(path.resolveSibling(""))) { // else something else is in its directory's place
            Files.deleteIfExists(path);
        }
    }
}
