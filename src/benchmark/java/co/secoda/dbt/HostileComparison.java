package co.secoda.dbt;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Reads hostile files at doubling sizes, and prints by how much each doubling takes longer. */
public final class HostileComparison {
    /** Of a time that grows with the size it is 1, with its square 2. */
    private static final double MOST = 1.4;

    private HostileComparison() {}

    /**
     * Runs the comparison.
     *
     * @throws IllegalStateException if a time grows faster than its file
     */
    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(HostileBenchmark.class.getName())
                        .build())
                .run();
        Map<String, List<RunResult>> byName = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.getPrimaryResult().getLabel(), TreeMap::new, Collectors.toList()));
        boolean linear = true;
        for (Map.Entry<String, List<RunResult>> entry : byName.entrySet()) {
            linear &= isLinear(entry.getKey(), entry.getValue());
        }
        if (!linear) {
            throw new IllegalStateException("a time grows faster than the size of its file");
        }
    }

    private static boolean isLinear(String name, List<RunResult> results) {
        List<RunResult> bySize = results.stream()
                .sorted(Comparator.comparingInt(HostileComparison::size))
                .toList();
        print("%n%s%n%10s %12s %8s%n", name, "size", "median", "ratio");
        double before = 0;
        for (RunResult result : bySize) {
            print("%,10d %9.0f ms %8s%n", size(result), median(result), ratio(median(result), before));
            before = median(result);
        }
        RunResult first = bySize.get(0);
        RunResult last = bySize.get(bySize.size() - 1);
        double exponent = Math.log(median(last) / median(first)) / Math.log((double) size(last) / size(first));
        print("grows as the size to the power of %.2f%n", exponent);
        return exponent <= MOST;
    }

    private static String ratio(double now, double before) {
        return before == 0 ? "" : String.format(Locale.ROOT, "%.2f", now / before);
    }

    private static int size(RunResult result) {
        return Integer.parseInt(result.getParams().getParam("size"));
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
