package co.secoda.report.html;

import co.secoda.dbt.Labels;
import co.secoda.dbt.Labels.Label;
import co.secoda.dbt.RunTimeline;
import co.secoda.dbt.RunTimeline.TimedNode;
import co.secoda.text.DurationText;
import co.secoda.text.NumberText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a timeline shows, in words. */
final class TimelineWords {
    private static final int SLOWEST = 15;
    private static final int STEPS = 100;
    private static final int WIDEST = 60;

    private final RunTimeline timeline;
    private final Instant start;
    private final Labels labels;
    private final ThreadWaits waits;

    TimelineWords(RunTimeline timeline, Instant start, Labels labels) {
        this.timeline = timeline;
        this.start = start;
        this.labels = labels;
        this.waits = new ThreadWaits(timeline);
    }

    String summary() {
        int nodes = timeline.nodes().size() + timeline.leftOut();
        return NumberText.count(nodes, "node", "nodes") + " on "
                + NumberText.count(timeline.threads().size(), "thread", "threads") + " in "
                + DurationText.measured(whole()) + ", from " + ShownText.time(start) + ".";
    }

    private Duration whole() {
        return Duration.between(start, timeline.endedAt().orElse(start));
    }

    List<String> leftOut() {
        List<String> sentences = new ArrayList<>();
        if (timeline.leftOut() > 0) {
            sentences.add("And " + NumberText.count(timeline.leftOut(), "more node", "more nodes")
                    + ", the shortest that passed, for which there is no room.");
        }
        if (timeline.untimed() > 0) {
            sentences.add(NumberText.count(timeline.untimed(), "result has", "results have")
                    + " no times, as those of nodes that dbt skipped.");
        }
        return List.copyOf(sentences);
    }

    String title(TimedNode node) {
        return ShownText.line(labels.of(node.uniqueId()).text()) + ": "
                + ShownText.line(node.status()) + ", " + DurationText.measured(node.duration()) + ", from "
                + offset(node) + (node.critical() ? ", on the critical path" : "");
    }

    private String offset(TimedNode node) {
        return DurationText.measured(Duration.between(start, node.startedAt()));
    }

    TimelinePicture.Path path() {
        List<TimedNode> path = timeline.criticalPath();
        Duration busy = path.stream().map(TimedNode::duration).reduce(Duration.ZERO, Duration::plus);
        String summary = NumberText.count(path.size(), "node", "nodes")
                + " that the end of the run depended on, one after another: "
                + DurationText.measured(busy) + " of " + DurationText.measured(whole()) + ". "
                + (isLimit(waits.total())
                        ? "They waited " + DurationText.measured(waits.total())
                                + " for a free thread: more threads make the run shorter."
                        : "To shorten the run, shorten these.");
        return new TimelinePicture.Path(
                summary,
                path.stream().limit(STEPS).map(this::step).toList(),
                path.size() > STEPS ? "and " + NumberText.of(path.size() - STEPS) + " more" : "");
    }

    private TimelinePicture.Step step(TimedNode node) {
        Label label = labels.of(node.uniqueId());
        return new TimelinePicture.Step(
                TimelinePicture.look(node),
                ShownText.line(label.name()),
                ShownText.line(label.type()),
                DurationText.measured(node.duration())
                        + (isLimit(waits.of(node))
                                ? ", after " + DurationText.measured(waits.of(node)) + " for a free thread"
                                : ""));
    }

    /** Less than a twentieth of the run is not worth a word. */
    private boolean isLimit(Duration wait) {
        return wait.compareTo(whole().dividedBy(20)) >= 0 && !wait.isZero();
    }

    List<TimelinePicture.Row> slowest() {
        List<TimedNode> slowest = timeline.slowest(SLOWEST);
        Duration longest = slowest.stream().findFirst().map(TimedNode::duration).orElse(Duration.ZERO);
        return slowest.stream().map(node -> row(node, longest)).toList();
    }

    private TimelinePicture.Row row(TimedNode node, Duration longest) {
        Label label = labels.of(node.uniqueId());
        return new TimelinePicture.Row(
                ShownText.line(label.name()),
                ShownText.line(label.type()),
                ShownText.line(node.thread()).replaceFirst(" \\(worker\\)$", ""),
                offset(node),
                DurationText.measured(node.duration()),
                (int) Math.max(
                        1, Math.round(WIDEST * (double) node.duration().toMillis() / Math.max(1, longest.toMillis()))),
                TimelinePicture.look(node),
                ShownText.line(node.status()),
                node.critical());
    }
}
