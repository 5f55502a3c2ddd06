package co.secoda.report.html;

import co.secoda.dbt.RunTimeline;
import co.secoda.dbt.TimedNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which row each node is drawn in. A thread has as many rows as it ran nodes at once, which is one, unless the
 * artifacts don't tell the threads apart.
 */
final class TimelineRows {
    private static final int MOST_ROWS = 64;

    private final Map<String, List<Instant>> ends = new LinkedHashMap<>();
    private final Map<TimedNode, Integer> rows = new HashMap<>();
    private int count;

    TimelineRows(RunTimeline timeline) {
        timeline.threads().forEach(thread -> ends.put(thread, new ArrayList<>()));
        timeline.nodes().forEach(this::place);
    }

    private void place(TimedNode node) {
        List<Instant> thread = ends.computeIfAbsent(node.thread(), name -> new ArrayList<>());
        int row = 0;
        while (row < thread.size() && thread.get(row).isAfter(node.startedAt())) {
            row++;
        }
        if (row < thread.size()) {
            thread.set(row, node.endedAt());
        } else if (count < MOST_ROWS || thread.isEmpty()) {
            thread.add(node.endedAt());
            count++;
        } else {
            row = thread.size() - 1; // over others: there is no end to what artifacts may say
        }
        rows.put(node, row);
    }

    /** How many rows there are in all. */
    int rows() {
        return count;
    }

    /** The threads, from top to bottom, and how many rows each has. */
    Map<String, Integer> threads() {
        Map<String, Integer> threads = new LinkedHashMap<>();
        ends.forEach((thread, itsRows) -> threads.put(thread, itsRows.size()));
        return threads;
    }

    /** In which row of its thread a node is, from 0. */
    int row(TimedNode node) {
        return rows.getOrDefault(node, 0);
    }
}
