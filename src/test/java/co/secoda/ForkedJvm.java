package co.secoda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A class of these tests, run in a JVM of its own. */
public final class ForkedJvm {
    private ForkedJvm() {}

    /** What starts it, to be changed before. */
    public static ProcessBuilder builder(List<String> options, Class<?> main, Object... arguments) {
        return new ProcessBuilder(Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        options.stream(),
                        Stream.of("-cp", System.getProperty("java.class.path"), main.getName()),
                        Stream.of(arguments).map(String::valueOf))
                .flatMap(words -> words)
                .toList());
    }

    /** Runs it to its end, which must be a good one within two minutes. */
    public static void run(Path log, List<String> options, Class<?> main, Object... arguments)
            throws IOException, InterruptedException {
        Process process = builder(options, main, arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
