package co.secoda.report.html;

import co.secoda.dbt.RunTimeline;
import co.secoda.dbt.RunTimeline.TimedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long the nodes of a critical path stood ready while every thread was at work: from when the node before was done,
 * of the first from the beginning of the run. dbt takes a moment between two nodes of a thread; it is at work then too.
 */
final class ThreadWaits {
    private static final Duration BETWEEN_NODES = Duration.ofMillis(20);

    private record Span(Instant from, Instant to) {}

    private final List<Span> full = new ArrayList<>();
    private final Map<TimedNode, Duration> waits = new HashMap<>();

    ThreadWaits(RunTimeline timeline) {
        Set<String> threads = Set.copyOf(timeline.threads());
        if (threads.isEmpty()) {
            return;
        }
        findFull(timeline.nodes(), threads.size());
        Instant ready = timeline.startedAt().orElseThrow();
        for (TimedNode node : timeline.criticalPath()) {
            waits.put(node, full(ready, node.startedAt()));
            ready = node.endedAt();
        }
    }

    private void findFull(List<TimedNode> byStart, int threads) {
        Map<String, Instant> busyUntil = new HashMap<>();
        for (TimedNode node : byStart) {
            busyUntil.merge(node.thread(), node.endedAt(), ThreadWaits::later);
            if (busyUntil.size() == threads) {
                Instant first =
                        busyUntil.values().stream().min(Instant::compareTo).orElseThrow();
                add(new Span(node.startedAt(), first));
            }
        }
    }

    private void add(Span span) {
        if (!span.from().isBefore(span.to())) {
            return;
        }
        int last = full.size() - 1;
        boolean joins = last >= 0 && !full.get(last).to().plus(BETWEEN_NODES).isBefore(span.from());
        if (joins) {
            Span before = full.remove(last);
            full.add(new Span(before.from(), later(before.to(), span.to())));
        } else {
            full.add(span);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Duration full(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (Span span : full) {
            Instant end = span.to().isBefore(to) ? span.to() : to;
            Duration overlap = Duration.between(later(span.from(), from), end);
            sum = overlap.isNegative() ? sum : sum.plus(overlap);
        }
        return sum;
    }

    /** How long a node of the path waited. */
    Duration of(TimedNode node) {
        return waits.getOrDefault(node, Duration.ZERO);
    }

    /** How long all of them did. */
    Duration total() {
        return waits.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
