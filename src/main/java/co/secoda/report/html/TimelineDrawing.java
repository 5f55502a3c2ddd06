package co.secoda.report.html;

import co.secoda.dbt.Labels;
import co.secoda.dbt.RunTimeline;
import co.secoda.dbt.RunTimeline.TimedNode;
import co.secoda.report.html.TimelinePicture.TimelineRows;
import co.secoda.text.BoundedText.WholeCharacters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Draws a timeline. It is as wide as the page, or wider where there are very many nodes. */
final class TimelineDrawing {
    private static final int PAGE_WIDTH = 1_020;
    private static final int MOST_WIDTH = 12_000;
    /** So wide the nodes of the busiest row are on average. */
    private static final int ROOM_EACH = 14;

    private static final int AXIS = 28;
    /** So much the last bar may stand out, and the first link. */
    private static final int MARGIN = 8;

    private static final double LEAST_BAR = 2;
    private static final double LETTER = 6.3;
    private static final int SHORTEST_LABEL = 6;

    private final RunTimeline timeline;
    private final Labels labels;
    private final TimelineRows lanes;
    private final int pitch;
    private final int bar;
    private final TimeScale scale;
    private final Map<String, TimelinePicture.Lane> placed = new LinkedHashMap<>();
    private final int height;

    private TimelineDrawing(RunTimeline timeline, Labels labels, Instant start, Instant end) {
        this.timeline = timeline;
        this.labels = labels;
        this.lanes = new TimelineRows(timeline);
        this.pitch = lanes.rows() <= 12 ? 36 : lanes.rows() <= 32 ? 28 : 20;
        this.bar = pitch - 14;
        Duration length = Duration.between(start, end);
        this.scale = new TimeScale(start, length.isZero() ? Duration.ofMillis(1) : length, width() - 2 * MARGIN);
        int y = AXIS;
        for (Map.Entry<String, Integer> thread : lanes.threads().entrySet()) {
            int laneHeight = pitch * thread.getValue();
            placed.put(thread.getKey(), new TimelinePicture.Lane(name(thread.getKey()), y, laneHeight));
            y += laneHeight;
        }
        this.height = y + MARGIN;
    }

    /**
     * The picture, if any node has times.
     *
     * @param labels what the nodes are called
     */
    static Optional<TimelinePicture> of(RunTimeline timeline, Labels labels) {
        return timeline.startedAt().flatMap(start -> timeline.endedAt()
                .map(end -> new TimelineDrawing(timeline, labels, start, end).picture()));
    }

    private int width() {
        int busiest = timeline.nodes().size() / Math.max(1, Math.min(lanes.rows(), 8));
        return Math.max(PAGE_WIDTH, Math.min(MOST_WIDTH, busiest * ROOM_EACH));
    }

    private TimelinePicture picture() {
        TimelineWords words = new TimelineWords(timeline, scale.start(), labels);
        return new TimelinePicture(
                words.summary(),
                words.leftOut(),
                new TimelinePicture.Size(width(), height, bar),
                List.copyOf(placed.values()),
                scale.ticks().stream()
                        .map(tick -> new TimelinePicture.Tick(tick.x() + MARGIN, tick.time(), tick.anchor()))
                        .toList(),
                timeline.nodes().stream().map(node -> bar(node, words)).toList(),
                links(),
                words.path(),
                words.slowest());
    }

    /** dbt's own threads are all workers. */
    private static String name(String thread) {
        String plain = ShownText.line(thread, 40).replaceFirst(" \\(worker\\)$", "");
        return plain.isEmpty() ? "no thread" : plain;
    }

    private TimelinePicture.Bar bar(TimedNode node, TimelineWords words) {
        double x = left(node);
        double width = Math.max(LEAST_BAR, Math.round(10 * (right(node) - x)) / 10.0);
        return new TimelinePicture.Bar(
                x,
                top(node),
                width,
                TimelinePicture.look(node),
                node.critical(),
                label(ShownText.line(labels.of(node.uniqueId()).name()), width),
                words.title(node));
    }

    private double left(TimedNode node) {
        return Math.min(scale.x(node.startedAt()), scale.width()) + MARGIN;
    }

    private double right(TimedNode node) {
        return Math.min(scale.x(node.endedAt()), scale.width()) + MARGIN;
    }

    private int top(TimedNode node) {
        TimelinePicture.Lane lane = placed.get(node.thread());
        return (lane == null ? AXIS : lane.y()) + lanes.row(node) * pitch + 8;
    }

    private String label(String name, double width) {
        int letters = (int) ((width - 10) / LETTER);
        if (bar < 14 || letters < Math.min(SHORTEST_LABEL, name.length())) {
            return "";
        }
        return name.length() <= letters ? name : WholeCharacters.beginning(name, letters - 1) + "…";
    }

    private List<String> links() {
        List<TimedNode> path = timeline.criticalPath();
        List<String> links = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            links.add(link(path.get(i - 1), path.get(i)));
        }
        return List.copyOf(links);
    }

    /** From the end of one bar's underline to the start of the other's. */
    private String link(TimedNode from, TimedNode to) {
        double x1 = right(from);
        double x2 = left(to);
        int y1 = top(from) + bar + 3;
        int y2 = top(to) + bar + 3;
        double middle = Math.max(6, (x2 - x1) / 2);
        return String.format(
                Locale.ROOT, "M%.1f %dC%.1f %d %.1f %d %.1f %d", x1, y1, x1 + middle, y1, x2 - middle, y2, x2, y2);
    }
}
