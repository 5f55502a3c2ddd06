package co.secoda.run.history;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.SlowNode;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.report.PastRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long the nodes of runs took. Of each run those are kept that {@link co.secoda.dbt.RunInFull#longest} has: what is
 * shorter is never slow.
 */
public final class NodeTimes {
    /** In how many earlier runs a node must be, so that there is something usual. */
    public static final int FEWEST_RUNS = 5;

    /** As much longer than usual a node must take at least: less is noise, however many times as long it is. */
    public static final Duration LEAST_MORE = Duration.ofSeconds(10);

    /** The member of a summary's copy, which the summary itself doesn't have. */
    static final String MEMBER = "nodeMillis";

    private static final int RUNS = 30;

    private NodeTimes() {}

    /**
     * The nodes of a run that took more than so many times their median over the newest 30 runs of a history, and at
     * least {@link #LEAST_MORE} more; what is furthest from usual first. Nodes that are in fewer than
     * {@value #FEWEST_RUNS} runs have no median.
     *
     * @param times more than 1
     * @throws ArtifactException if the run's artifacts have to be read again, and can't be
     */
    public static List<SlowNode> slow(DbtRun run, PastRuns history, double times) throws ArtifactException {
        List<PastRun> past = history.newest(RUNS).stream()
                .filter(earlier -> !earlier.of()
                        .runResults()
                        .equals(Optional.of(run.runResults().sha256())))
                .toList();
        List<SlowNode> slow = new ArrayList<>();
        run.inFull().longest().forEach((uniqueId, took) -> {
            List<Duration> before = past.stream()
                    .flatMap(earlier -> Optional.ofNullable(earlier.nodeTimes().get(uniqueId)).stream())
                    .sorted()
                    .toList();
            if (before.size() >= FEWEST_RUNS) {
                Duration usual = before.get((before.size() - 1) / 2);
                boolean longer = took.toMillis() > usual.toMillis() * times;
                if (longer && took.minus(usual).compareTo(LEAST_MORE) >= 0) {
                    slow.add(new SlowNode(uniqueId, took, usual, before.size()));
                }
            }
        });
        slow.sort(Comparator.comparing((SlowNode node) -> node.took().minus(node.usual()))
                .reversed());
        return slow;
    }
}
