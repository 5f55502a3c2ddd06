package co.secoda.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.Labels;
import co.secoda.dbt.NodeEnding;
import co.secoda.dbt.RunTimeline;
import co.secoda.dbt.RunTimeline.TimedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineDrawingTest {
    private static final Instant START = Instant.parse("2026-09-14T05:30:00Z");

    @Test
    void a_bar_stands_in_its_threads_lane_and_is_as_long_as_its_node_took() {
        TimelinePicture picture = draw(
                node("orders", "Thread-1", 0, 500, true),
                node("a_name_of_some_length", "Thread-2", 500, 600, false),
                node("items", "Thread-1", 500, 1_000, true));
        List<TimelinePicture.Bar> bars = picture.bars();

        assertThat(bars.get(0).width()).isEqualTo(bars.get(2).width()).isGreaterThan(400);
        assertThat(bars.get(1).width()).isBetween(99.0, 102.0);
        assertThat(bars.get(2).x()).isEqualTo(bars.get(1).x());
        assertThat(bars.get(0).y())
                .isEqualTo(bars.get(2).y())
                .isNotEqualTo(bars.get(1).y());
        assertThat(bars).extracting(TimelinePicture.Bar::label).containsExactly("orders", "a_name_of_som…", "items");
        assertThat(picture.links()).hasSize(1);
        assertThat(picture.path().summary()).contains("2 nodes", "1.00 s of 1.00 s");
    }

    @Test
    void where_threads_are_the_limit_the_path_says_so() {
        TimelinePicture picture = draw(
                node("a", "Thread-1", 0, 1_000, true),
                node("b", "Thread-2", 0, 3_000, false),
                node("c", "Thread-1", 1_004, 3_000, false),
                node("d", "Thread-2", 3_005, 4_000, true));
        assertThat(picture.path().summary())
                .endsWith("They waited 2.00 s for a free thread: more threads make the run shorter.");
        assertThat(picture.path().steps())
                .extracting(TimelinePicture.Step::duration)
                .containsExactly("1.00 s", "995 ms, after 2.00 s for a free thread");
    }

    @Test
    void where_a_thread_is_free_nothing_waits_for_one() {
        TimelinePicture picture = draw(
                node("a", "Thread-1", 0, 1_000, true),
                node("b", "Thread-2", 0, 1_000, false),
                node("c", "Thread-2", 2_000, 3_000, true));
        assertThat(picture.path().summary()).endsWith("To shorten the run, shorten these.");
    }

    @Test
    void nodes_at_the_same_time_on_one_thread_stand_below_each_other() {
        TimelinePicture picture = draw(node("a", "main", 0, 50, false), node("b", "main", 10, 60, false));
        assertThat(picture.lanes()).hasSize(1);
        assertThat(picture.bars().get(1).y())
                .isGreaterThan(picture.bars().get(0).y());
    }

    @Test
    void ticks_are_round_times_that_do_not_stand_in_each_others_way() {
        for (Duration length : List.of(
                Duration.ofMillis(1),
                Duration.ofMillis(443),
                Duration.ofSeconds(75),
                Duration.ofHours(7),
                Duration.ofDays(400))) {
            List<TimelinePicture.Tick> ticks = new TimeScale(START, length, 1_000).ticks();
            assertThat(ticks).hasSizeBetween(2, 12);
            assertThat(ticks.get(1).x() - ticks.get(0).x()).isGreaterThanOrEqualTo(90);
        }
        assertThat(new TimeScale(START, Duration.ofSeconds(75), 1_000).ticks())
                .extracting(TimelinePicture.Tick::time)
                .containsExactly("0", "10 s", "20 s", "30 s", "40 s", "50 s", "1 min", "1 min 10 s");
    }

    @Test
    void very_many_nodes_make_it_wider_up_to_a_bound_and_very_many_threads_no_higher_than_it_must_be() {
        assertThat(many(100, 4).size().width()).isEqualTo(1_020);
        assertThat(many(5_000, 8).size().width()).isEqualTo(8_750);
        assertThat(many(5_000, 1).size().width()).isEqualTo(12_000);
        assertThat(many(500, 100).size().height()).isLessThan(2_100);
    }

    @Test
    void nothing_is_drawn_of_a_run_without_times() {
        assertThat(TimelineDrawing.of(new RunTimeline(List.of(), 0, 3), Labels.BY_IDS_ALONE))
                .isEmpty();
    }

    private static TimelinePicture many(int nodes, int threads) {
        return draw(IntStream.range(0, nodes)
                .mapToObj(
                        i -> node("n" + i, "Thread-" + i % threads, i / threads * 100L, i / threads * 100L + 90, false))
                .toArray(TimedNode[]::new));
    }

    private static TimelinePicture draw(TimedNode... nodes) {
        return TimelineDrawing.of(new RunTimeline(List.of(nodes), 0, 0), Labels.BY_IDS_ALONE)
                .orElseThrow();
    }

    private static TimedNode node(String name, String thread, long from, long to, boolean critical) {
        return new TimedNode(
                "model.shop." + name,
                "success",
                NodeEnding.PASSED,
                START.plusMillis(from),
                START.plusMillis(to),
                thread,
                critical);
    }
}
