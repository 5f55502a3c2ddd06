package co.secoda.gate.state;

import co.secoda.api.IntegrationId;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import co.secoda.file.RegularFile;
import co.secoda.file.WholeFile;
import co.secoda.gate.LastGood;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The file in which {@code upload} and {@code trigger} leave a {@link RunState} for {@code check}. It also remembers
 * something of each integration from run to run, which stays where the state was taken away.
 */
public final class StateFile {
    /** What {@link KeptResults} leaves of a run stays below this, of however many failing tests. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    static final String VERSION = "secodaState";

    private final Path path;

    /** The state file at this path, whether it exists or not. */
    public StateFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * Writes the state, whole or not at all: a reader never sees half a file. Missing directories are made. What is
     * remembered of integrations stays.
     *
     * @throws IOException if that fails, or the state is larger than {@link #read} would take
     */
    public void write(RunState state) throws IOException {
        write(state, memory());
    }

    /**
     * Writes the state, and what is remembered of its integration from now on.
     *
     * @throws IOException as {@link #write(RunState)} does
     */
    public void write(RunState state, Remembered remembered) throws IOException {
        write(state, memory().with(remembered));
    }

    private void write(RunState state, StateMemory memory) throws IOException {
        write(json -> {
            RunStateJson.write(json, state);
            memory.write(json);
        });
    }

    private void write(Consumer<RunJson> members) throws IOException {
        try (WholeFile whole = WholeFile.begin(path)) {
            whole.write(out -> {
                RunJson.write(out, members);
                if (whole.bytes() > MOST_BYTES) {
                    throw new IOException("the state of this run is too large for " + path + ": " + whole.bytes()
                            + " bytes, " + MOST_BYTES + " at most");
                }
            });
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

    /** What is remembered of an integration of a server; nothing where the file can't be read. */
    public Optional<Remembered> remembered(String baseUrl, IntegrationId id) {
        return memory().of(baseUrl, id);
    }

    /**
     * Takes the state away, so that no later check takes it for the state of its run. What is remembered of
     * integrations stays; without any of it the file is deleted.
     *
     * @throws IOException if that fails
     */
    public void takeAway() throws IOException {
        StateMemory memory = memory();
        if (!memory.isEmpty()) {
            write(json -> {
                json.number(VERSION, RunStateJson.WITHOUT_EXCUSES);
                memory.write(json);
            });
        } else if (!Files.isRegularFile(path.resolveSibling(""))) { // else a file is in the place of its directory
            Files.deleteIfExists(path);
        }
    }

    private StateMemory memory() {
        try {
            Optional<Map<String, Object>> json = json();
            return json.isPresent() ? StateMemory.read(JsonFields.of(json.get())) : StateMemory.NONE;
        } catch (StateException | JsonFieldException e) {
            return StateMemory.NONE; // a file that can't be read remembers nothing, and goes
        }
    }

    private static boolean isTakenAway(Map<String, Object> json) {
        return json.keySet().equals(Set.of(VERSION, StateMemory.MEMBER));
    }

    private Optional<Map<String, Object>> json() throws StateException {
        try {
            Object json = JSON.std.anyFrom(RegularFile.bytes(path, MOST_BYTES));
            return Optional.of(versioned(json));
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

    private Map<String, Object> versioned(@Nullable Object read) throws StateException {
        Map<String, Object> json = new LinkedHashMap<>();
        if (read instanceof Map<?, ?> object) {
            object.forEach((name, value) -> json.put(String.valueOf(name), value));
        }
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
            return RunStateJson.read(JsonFields.of(json));
        } catch (JsonFieldException e) {
            throw new StateException(unusable(e.getMessage() + ": run upload and trigger again"), e);
        }
    }

    private String unusable(String why) {
        return "the state file " + path + " can't be used: " + why;
    }

    /**
     * What a state file remembers of an integration from run to run.
     *
     * @param baseUrl the API's root of its server
     * @param integrationId the integration
     * @param published the SHA-256 of the run results that were published there last
     * @param lastGood what was failing when all was last well there
     */
    public record Remembered(
            String baseUrl, IntegrationId integrationId, Optional<String> published, Optional<LastGood> lastGood) {
        boolean isOf(String url, IntegrationId id) {
            return baseUrl.equals(url) && integrationId.equals(id);
        }
    }
}
