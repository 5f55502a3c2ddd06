package co.secoda.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A script of the GitHub Action, run as a runner runs it, with a Maven that only notes how it was called. */
final class Script {
    /** Notes its arguments, one a line, and what it could see of two variables. */
    private static final String MAVEN =
            """
            #!/usr/bin/env bash
            printf '%s\\n' "$@" > "$NOTED"
            printf '%s' "${SECODA_API_KEY-none}" > "$NOTED.key"
            printf '%s' "${MAVEN_OPTS-none}" > "$NOTED.opts"
            """;

    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();

    /** A runner whose files are in that directory. */
    Script(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory.resolve("bin"));
            Path maven = Files.writeString(directory.resolve("bin/mvn"), MAVEN);
            if (!maven.toFile().setExecutable(true)) {
                throw new IllegalStateException(maven + " can't be made executable");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        with("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
        with("NOTED", directory.resolve("arguments").toString());
        with("GITHUB_ACTION_PATH", Path.of("").toAbsolutePath().toString());
        with("GITHUB_OUTPUT", directory.resolve("output").toString());
        with("RUNNER_TEMP", directory.resolve("temp").toString());
        with("RUNNER_OS", "Linux");
        with("SECODA_API_KEY", "a-key");
    }

    /** With a variable that the runner sets. */
    Script with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** How it ended, and what it printed. */
    record Ended(int exitCode, String printed) {}

    /** Runs {@code action/<name>}. */
    Ended run(String name) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of("action", name).toAbsolutePath().toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        process.environment().clear();
        process.environment().putAll(variables);
        Process started = process.start();
        started.getOutputStream().close();
        String printed = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(started.waitFor(), printed);
    }

    /** What Maven was called with; nothing, if it wasn't. */
    List<String> mavenArguments() throws IOException {
        Path noted = directory.resolve("arguments");
        return Files.exists(noted) ? Files.readAllLines(noted) : List.of();
    }

    /** The key that Maven could see. */
    String keyOfMaven() throws IOException {
        return Files.readString(directory.resolve("arguments.key"));
    }

    /** The options of its JVM. */
    String optionsOfMaven() throws IOException {
        return Files.readString(directory.resolve("arguments.opts"));
    }

    /** The step's outputs. */
    List<String> outputs() throws IOException {
        return Files.readAllLines(directory.resolve("output"));
    }
}
