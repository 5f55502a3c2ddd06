package co.secoda.report.html;

import co.secoda.dbt.RunTimeline;
import co.secoda.dbt.TimedNode;
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

    TimelineWords(RunTimeline timeline, Instant start) {
        this.timeline = timeline;
        this.start = start;
    }

    String summary() {
        int nodes = timeline.nodes().size() + timeline.leftOut();
        return NumberText.count(nodes, "node", "nodes") + " on "
                + NumberText.count(timeline.threads().size(), "thread", "threads") + " in "
                + DurationText.measured(whole()) + ", from " + ShownTime.of(start) + ".";
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
        return ShownText.line(node.resourceType(), 40) + " " + ShownText.line(node.name()) + ": "
                + ShownText.line(node.status()) + ", " + DurationText.measured(node.duration()) + ", from "
                + offset(node) + (node.critical() ? ", on the critical path" : "");
    }

    private String offset(TimedNode node) {
        return DurationText.measured(Duration.between(start, node.startedAt()));
    }

    TimelinePicture.Path path() {
        List<TimedNode> path = timeline.criticalPath();
        Duration busy = path.stream().map(TimedNode::duration).reduce(Duration.ZERO, Duration::plus);
        String summary =
                NumberText.count(path.size(), "node", "nodes") + " that the end of the run hung on, one after another: "
                        + DurationText.measured(busy) + " of " + DurationText.measured(whole())
                        + ". To shorten the run, shorten these.";
        return new TimelinePicture.Path(
                summary,
                path.stream().limit(STEPS).map(TimelineWords::step).toList(),
                path.size() > STEPS ? "and " + NumberText.of(path.size() - STEPS) + " more" : "");
    }

    private static TimelinePicture.Step step(TimedNode node) {
        return new TimelinePicture.Step(
                TimelinePicture.look(node),
                ShownText.line(node.name()),
                ShownText.line(node.resourceType()),
                DurationText.measured(node.duration()));
    }

    List<TimelinePicture.Row> slowest() {
        List<TimedNode> slowest = timeline.slowest(SLOWEST);
        Duration longest = slowest.stream().findFirst().map(TimedNode::duration).orElse(Duration.ZERO);
        return slowest.stream().map(node -> row(node, longest)).toList();
    }

    private TimelinePicture.Row row(TimedNode node, Duration longest) {
        return new TimelinePicture.Row(
                ShownText.line(node.name()),
                ShownText.line(node.resourceType()),
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
