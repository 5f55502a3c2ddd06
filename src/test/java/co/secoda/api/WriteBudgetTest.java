package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBudgetTest {
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** A write on its way. */
    private record Sent(Object write, long end) {}

    @TempDir
    Path directory;

    private final Map<Object, Optional<Long>> writes = new HashMap<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final PriorityQueue<Sent> underWay = new PriorityQueue<>(Comparator.comparingLong(Sent::end));
    private long now = Long.MAX_VALUE - 5; // nanoTime may overflow

    /** Whose time passes as it waits, in which writes under way end. */
    private final WriteBudget budget = new WriteBudget(writes, Set.of(), () -> now, this::pause, () -> {});

    private void pause(Duration pause) {
        pauses.add(pause);
        pass(pause.toNanos());
    }

    private void pass(long nanos) {
        long until = now + nanos;
        while (!underWay.isEmpty() && underWay.peek().end() - until <= 0) {
            Sent next = underWay.remove();
            now = next.end();
            budget.ended(next.write());
        }
        now = until;
    }

    /** Writes that take no time. */
    private void send(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            budget.ended(budget.take(Deadline.NONE));
        }
    }

    @Test
    void thirty_writes_go_at_once_and_the_next_waits_until_the_first_is_a_minute_and_a_second_old() throws Exception {
        send(1);
        pass(Duration.ofSeconds(20).toNanos());
        send(29);
        assertThat(pauses).isEmpty();

        send(2);

        assertThat(pauses).containsExactly(Duration.ofSeconds(41), Duration.ofSeconds(20));
    }

    @Test
    void after_a_minute_of_rest_nobody_waits() throws Exception {
        send(30);
        pass(Duration.ofSeconds(61).toNanos());
        send(30);
        assertThat(pauses).isEmpty();
        assertThat(writes).hasSize(30);
    }

    @Test
    void a_write_under_way_counts_however_long_it_takes() throws Exception {
        underWay.add(new Sent(budget.take(Deadline.NONE), now + 10 * MINUTE));
        for (int minute = 0; minute < 5; minute++) {
            send(29);
            pass(Duration.ofSeconds(61).toNanos());
        }
        assertThat(pauses).isEmpty();
        send(30);
        assertThat(pauses).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void where_all_are_under_way_it_is_looked_again_after_a_second() throws Exception {
        for (int i = 0; i < 30; i++) {
            underWay.add(new Sent(
                    budget.take(Deadline.NONE), now + Duration.ofMillis(2500).toNanos()));
        }

        send(1);

        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(60_500));
    }

    /** The server sees each at any time between its beginning and its end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 70})
    void no_minute_sees_more_than_thirty_arrive_however_long_each_takes(int slowest) throws Exception {
        Random random = new Random(slowest);
        List<Long> arrivals = new ArrayList<>();
        now = 0;
        for (int i = 0; i < 2_000; i++) {
            Object write = budget.take(Deadline.NONE);
            long length = slowest == 0
                    ? 0
                    : random.nextLong(Duration.ofSeconds(slowest).toNanos());
            arrivals.add(now + (length == 0 ? 0 : random.nextLong(length)));
            underWay.add(new Sent(write, now + length));
            pass(random.nextLong(Duration.ofSeconds(3).toNanos()));
        }
        arrivals.sort(Comparator.naturalOrder());
        for (int i = 0; i + WriteBudget.WRITES_A_MINUTE < arrivals.size(); i++) {
            assertThat(arrivals.get(i + WriteBudget.WRITES_A_MINUTE) - arrivals.get(i))
                    .isGreaterThan(MINUTE);
        }
        // Nor does it hold them back longer than it must: half the rate where none takes long.
        assertThat(now).isLessThan(2_000 / 15 * MINUTE * Math.max(1, slowest / 20));
    }

    @Test
    void waiting_can_be_interrupted() throws Exception {
        WriteBudget asleep = WriteBudget.alone();
        for (int i = 0; i < 30; i++) {
            asleep.take(Deadline.NONE);
        }
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> asleep.take(Deadline.NONE)).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void every_try_of_a_write_is_counted_and_no_other(AnyCall call) throws Exception {
        RawServer.Script busyThenBad = connection -> {
            for (String status : List.of("503 Busy", "400 Bad")) {
                connection.readRequest();
                connection.answer(status, "", "");
            }
        };
        try (RawServer server = RawServer.serving(busyThenBad);
                HttpSecodaApi api = Clients.of(server.url(), "k").budget(budget).build()) {
            assertThatThrownBy(() -> call.make(api, ID, directory)).isInstanceOf(SecodaException.class);
            int expected = call.method().equals("POST") ? server.heads().size() : 0;
            assertThat(writes).hasSize(expected);
            assertThat(writes.values()).allMatch(Optional::isPresent);
        }
    }
}
