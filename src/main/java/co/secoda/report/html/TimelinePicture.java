package co.secoda.report.html;

import co.secoda.dbt.RunTimeline;
import co.secoda.dbt.RunTimeline.TimedNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What ran when, as it is drawn: one lane a thread, one bar a node. Lengths are in pixels.
 *
 * @param summary what it shows, in a sentence
 * @param leftOut what it doesn't show, in sentences
 * @param size how large it is
 * @param lanes the threads, from top to bottom
 * @param ticks the axis
 * @param bars the nodes, by their start
 * @param links from each node of the critical path to the next
 * @param path the critical path, in words
 * @param slowest the nodes that took longest, in words
 */
record TimelinePicture(
        String summary,
        List<String> leftOut,
        Size size,
        List<Lane> lanes,
        List<Tick> ticks,
        List<Bar> bars,
        List<String> links,
        Path path,
        List<Row> slowest) {

    /**
     * How large it is.
     *
     * @param width of the picture
     * @param height of the picture
     * @param bar the height of a bar
     */
    record Size(int width, int height, int bar) {}

    /**
     * A thread.
     *
     * @param name its name
     * @param y where its lane begins
     * @param height how high its lane is
     */
    record Lane(String name, int y, int height) {}

    /**
     * A time on the axis.
     *
     * @param anchor where its text is: {@code start} of the axis, {@code middle} or {@code end}
     */
    record Tick(int x, String time, String anchor) {}

    /**
     * A node.
     *
     * @param label its name, as far as the bar has room for it; empty where there is none
     * @param title what it says when it is pointed at
     */
    record Bar(double x, int y, double width, Look look, boolean critical, String label, String title) {}

    /**
     * The critical path.
     *
     * @param summary how much of the run it is, in a sentence
     * @param steps its nodes, in order of time
     * @param more what is said of those that are not listed
     */
    record Path(String summary, List<Step> steps, String more) {}

    /** A node of the critical path. */
    record Step(Look look, String name, String type, String duration) {}

    /**
     * A node in words.
     *
     * @param share how long it took, as the width of a bar of at most 60 pixels
     */
    record Row(
            String name,
            String type,
            String thread,
            String start,
            String duration,
            int share,
            Look look,
            String status,
            boolean critical) {}

    /** How a node looks, as in the bar of all results. */
    static Look look(TimedNode node) {
        return switch (node.ending()) {
            case PASSED -> Look.PASSED;
            case WARNED -> Look.WARNED;
            case FAILED -> Look.FAILED;
            case BROKEN -> Look.BROKEN;
            case NOT_RUN -> Look.ofStatus(node.status()) == Look.UNKNOWN ? Look.UNKNOWN : Look.SKIPPED;
        };
    }

    /**
     * Which row each node is drawn in. A thread has as many rows as it ran nodes at once, which is one, unless the
     * artifacts don't tell the threads apart.
     */
    static final class TimelineRows {
        private static final int MOST_ROWS = 64;

        private final Map<String, List<Instant>> ends = new LinkedHashMap<>();
        /** By unique id: what a record has to be looked up by is slow to make. */
        private final Map<String, Integer> rows = new HashMap<>();

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
            rows.put(node.uniqueId(), row);
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
            return rows.getOrDefault(node.uniqueId(), 0);
        }
    }
}
