package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Real pairs that dbt wrote, each in a directory of its own, where they are present beside the checkout. */
public final class Corpus {
    private static final Path DIRECTORY = Path.of("../shared/artifacts");

    /** Does something with a pair. */
    @FunctionalInterface
    public interface PairTest {
        void on(Path pair) throws Exception;
    }

    private Corpus() {}

    public static boolean isPresent() {
        return Files.isDirectory(DIRECTORY);
    }

    public static Path pair(String name) {
        return DIRECTORY.resolve(name);
    }

    /** A test a pair; none where the corpus isn't here. */
    public static Stream<DynamicTest> tests(PairTest test) throws IOException {
        assumeTrue(isPresent(), "the corpus " + DIRECTORY + " is not beside this checkout");
        List<Path> pairs;
        try (Stream<Path> entries = Files.list(DIRECTORY)) {
            pairs = entries.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(pairs).hasSizeGreaterThan(20).allMatch(pair -> Files.exists(pair.resolve("expected.json")));
        return pairs.stream().map(pair -> DynamicTest.dynamicTest(pair.getFileName() + "", () -> test.on(pair)));
    }
}
