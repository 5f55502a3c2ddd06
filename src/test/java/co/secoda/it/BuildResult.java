package co.secoda.it;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import tools.jackson.jr.ob.JSON;

/** What a build under test left: its log and its summary. Read by the scripts in {@code src/it}. */
public final class BuildResult {
    private final Path directory;

    /** The result of the build in {@code directory}. */
    public BuildResult(File directory) {
        this.directory = directory.toPath();
    }

    /** Everything that the build printed. */
    public String log() {
        return read(directory.resolve("build.log"));
    }

    /** The summary, where a pom's build directory is the default one. */
    public Map<String, Object> summary() {
        return summary("target/secoda");
    }

    /** The summary in a report directory, relative to the build; it is as its schema says. */
    public Map<String, Object> summary(String reportDirectory) {
        String summary = read(directory.resolve(reportDirectory).resolve("secoda.json"));
        Set<ValidationMessage> wrong = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(read(Path.of("docs/secoda.schema.json")))
                .validate(summary, InputFormat.JSON);
        if (!wrong.isEmpty()) {
            throw new AssertionError("secoda.json is not as its schema says: " + wrong);
        }
        return JSON.std.mapFrom(summary);
    }

    /** Fails unless the log has this text. */
    public void logHas(String text) {
        if (!log().contains(text)) {
            throw new AssertionError("the log doesn't say: " + text);
        }
    }

    /** Fails if the log has a stack trace, which a user gets only with {@code -e}. */
    public void hasNoStackTrace() {
        if (log().contains("\tat ") || log().contains("    at co.secoda")) {
            throw new AssertionError("the log has a stack trace");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
