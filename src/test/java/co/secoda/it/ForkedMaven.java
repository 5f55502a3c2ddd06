package co.secoda.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Maven in a process of its own, started by the script that users start it by. */
final class ForkedMaven {
    private static final int PATIENCE_IN_MINUTES = 5;

    private ForkedMaven() {}

    /** Runs a build to its end. */
    static Outcome run(MavenVersion version, Path directory, Map<String, String> variables, List<String> arguments) {
        try {
            // Beside the folder of the build, in which tests look for what the build wrote.
            Path log = Files.createTempFile("build", ".log");
            Process process = prepare(version, directory, variables, arguments)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the build doesn't end:\n" + Files.readString(log));
            }
            Outcome outcome = new Outcome(process.exitValue(), Files.readString(log));
            Files.delete(log);
            return outcome;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the build can't be run", e);
        }
    }

    /** A process whose standard output and error are one stream. */
    static ProcessBuilder prepare(
            MavenVersion version, Path directory, Map<String, String> variables, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(version.home().resolve("bin/mvn").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", javaHome(version));
        // A build lives too briefly for the optimizing compiler.
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
        environment.putAll(variables);
        return builder;
    }

    /** The newest Maven runs on the newest Java, where there is one: the variable is that of GitHub's setup-java. */
    private static String javaHome(MavenVersion version) {
        return Optional.ofNullable(System.getenv("JAVA_HOME_25_X64"))
                .filter(home -> version == MavenVersion.V4)
                .orElse(System.getProperty("java.home"));
    }
}
