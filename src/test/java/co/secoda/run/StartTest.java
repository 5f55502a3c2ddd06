package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a publish costs before it is about a user's data, told by what is the same on every machine. */
@SuppressWarnings("NullAway.Init") // the test begins with it
class StartTest {
    private static final Path PAIR = Path.of("src/it/pairs/passing");
    /** Each is read, and takes a part of a millisecond: more of them need a reason. */
    private static final int MOST_CLASSES = 345;

    /** The JVM makes these while it runs, which takes longer than to read one. */
    private static final int MOST_LAMBDAS = 470;

    private static final String LAMBDA = "$$Lambda";
    private static final Pattern LOADED = Pattern.compile("^\\s*(\\S+) source: (.*)$");

    @TempDir
    private Path directory;

    private Path artifacts;

    private record Loaded(String name, String source) {
        boolean isOurs() {
            return name.startsWith("co.secoda.")
                    && !name.startsWith("co.secoda.sandbox.")
                    && !source.contains("test-classes")
                    && !isLambda();
        }

        boolean isLambda() {
            return name.contains(LAMBDA);
        }

        /** The class whose code made it. */
        String maker() {
            return name.substring(0, name.indexOf(LAMBDA));
        }
    }

    @Test
    void a_publish_over_http_loads_few_classes_and_reads_the_artifacts_twice() throws Exception {
        artifacts = Files.createDirectory(directory.resolve("target"));
        for (String file : List.of("manifest.json", "run_results.json")) {
            Files.copy(PAIR.resolve(file), artifacts.resolve(file));
        }

        List<Loaded> loaded = publishInFork();

        Set<String> ours = names(loaded, Loaded::isOurs);
        assertThat(ours).hasSizeBetween(150, MOST_CLASSES);
        assertThat(loaded.stream().filter(one -> one.isLambda() && ours.contains(one.maker())))
                .hasSizeBetween(150, MOST_LAMBDAS);
        assertThat(names(loaded, one -> Stream.of(
                                "co.secoda.report.html.",
                                "co.secoda.report.junit.",
                                "co.secoda.report.markdown.Markdown",
                                "co.secoda.metadata.",
                                "gg.jte.",
                                "sun.security.ssl.SSLContextImpl",
                                "sun.security.ssl.TrustStore")
                        .anyMatch(one.name()::startsWith)))
                .as("of no use to a publish with the summary alone, over plain http")
                .isEmpty();
        String[] read = Files.readString(directory.resolve("read")).split(" ", -1);
        assertThat(Long.parseLong(read[0])).isBetween(1L, twice("manifest.json"));
        assertThat(Long.parseLong(read[1])).isBetween(1L, twice("run_results.json"));
    }

    /** Once to be judged and once to be sent; and their first bytes, to tell what they are. */
    private long twice(String file) throws IOException {
        return 2 * Files.size(artifacts.resolve(file)) + 1_000;
    }

    private static Set<String> names(List<Loaded> loaded, Predicate<Loaded> which) {
        return loaded.stream().filter(which).map(Loaded::name).collect(Collectors.toSet());
    }

    private List<Loaded> publishInFork() throws IOException, InterruptedException {
        Path classes = directory.resolve("classes");
        ForkedJvm.run(
                directory.resolve("log"),
                List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load=info:file=" + classes + ":none"),
                PublishInFork.class,
                directory);
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.map(LOADED::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Loaded(line.group(1), line.group(2)))
                    .toList();
        }
    }
}
