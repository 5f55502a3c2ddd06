package co.secoda.dbt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Grows a pair of artifacts, reads it in each way, and prints the times as ratios to Jackson's bare loop. */
public final class ReadingComparison {
    private static final int FAIL_EVERY = 500;

    private static final Map<String, String> TITLES = Map.of(
            "bareLoop", "Jackson's bare nextToken loop",
            "bareLoopWithoutSymbols", "the same without its symbol table",
            "reader", "DbtRunReader",
            "readerInFull", "DbtRunReader, with all that reports ask",
            "readerInSmallHeap",
                    "the same in " + ReadingBenchmark.SMALL_HEAP + " " + ReadingBenchmark.SMALL_HEAP_COLLECTOR,
            "tree", "Jackson's tree");

    private ReadingComparison() {}

    /**
     * Runs the comparison.
     *
     * @param arguments the directory for the pair, and about how many megabytes it should have
     */
    public static void main(String[] arguments) throws IOException, RunnerException {
        int megabytes = Integer.parseInt(arguments[1]);
        Path directory = Path.of(arguments[0], megabytes + "MB-failing").toAbsolutePath();
        GrownPair grown = GrowPairs.grow(directory, megabytes, FAIL_EVERY);
        // For table.py, which has more to run of these classes.
        Files.writeString(Path.of(arguments[0], "classpath"), System.getProperty("java.class.path"));
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ReadingBenchmark.class.getName())
                        .param("directory", directory.toString())
                        .addProfiler(LiveHeap.class)
                        .build())
                .run();
        print(directory, grown, results);
    }

    private static void print(Path directory, GrownPair pair, Collection<RunResult> results) throws IOException {
        double bare = results.stream()
                .filter(result -> name(result).equals("bareLoop"))
                .mapToDouble(ReadingComparison::median)
                .findFirst()
                .orElseThrow();
        long bytes = Files.size(directory.resolve("manifest.json")) + Files.size(directory.resolve("run_results.json"));
        List<RunResult> byTime = results.stream()
                .sorted(Comparator.comparingDouble(ReadingComparison::median))
                .toList();
        print(
                "%n%d MB in two files, %,d nodes, %d of them failing tests; medians%n",
                bytes / 1_000_000, pair.models() + pair.tests(), pair.failing());
        for (RunResult result : byTime) {
            print(
                    "%-46s %6.2f s   %5.2f x   %,7.0f MB in use after a collection%n",
                    TITLES.get(name(result)), median(result), median(result) / bare, liveHeap(result));
        }
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double liveHeap(RunResult result) {
        Result<?> most = result.getSecondaryResults().get(LiveHeap.NAME);
        return most.getStatistics().getMax();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
