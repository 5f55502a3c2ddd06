package co.secoda.report.html;

import co.secoda.dbt.TimedNode;
import java.util.List;

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
}
