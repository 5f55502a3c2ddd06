package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteBudgetTest {
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");

    @TempDir
    Path directory;

    private final Deque<Long> times = new ArrayDeque<>();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private long now = Long.MAX_VALUE - 5; // nanoTime may overflow

    private WriteBudget budget() {
        return new WriteBudget(times, () -> now, pauses::add);
    }

    private void take(int writes) throws InterruptedException {
        for (int i = 0; i < writes; i++) {
            budget().take(Deadline.NONE);
        }
    }

    @Test
    void thirty_writes_go_at_once_and_the_next_waits_for_the_first_to_be_a_minute_old() throws Exception {
        take(1);
        now += Duration.ofSeconds(20).toNanos();
        take(29);
        assertThat(pauses).isEmpty();

        take(2);

        assertThat(pauses).containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(60));
    }

    @Test
    void after_a_minute_of_rest_nobody_waits() throws Exception {
        take(30);
        now += Duration.ofMinutes(1).toNanos();
        take(30);
        assertThat(pauses).isEmpty();
        assertThat(times).hasSize(30);
    }

    @Test
    void threads_that_share_it_are_let_through_thirty_a_minute() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<Void> write = () -> {
            budget().take(Deadline.NONE);
            return null;
        };
        for (Future<Void> done : threads.invokeAll(Collections.nCopies(120, write))) {
            done.get();
        }
        threads.shutdown();

        assertThat(pauses.stream().collect(Collectors.groupingBy(pause -> pause, Collectors.counting())))
                .containsOnlyKeys(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3))
                .containsValue(30L)
                .allSatisfy((minutes, writes) -> assertThat(writes).isEqualTo(30));
    }

    @Test
    void waiting_can_be_interrupted() throws Exception {
        take(30);
        WriteBudget budget = new WriteBudget(times);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> budget.take(Deadline.NONE)).isInstanceOf(InterruptedException.class);
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
                HttpSecodaApi api =
                        Clients.of(server.url(), "k").budget(budget()).build()) {
            assertThatThrownBy(() -> call.make(api, ID, directory)).isInstanceOf(SecodaException.class);
            int expected = call.method().equals("POST") ? server.heads().size() : 0;
            assertThat(times).hasSize(expected);
        }
    }

    @Test
    void a_write_counts_from_its_end_since_the_server_may_have_counted_it_then() throws Exception {
        List<Long> slots = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            slots.add(budget().take(Deadline.NONE));
        }
        now += Duration.ofSeconds(50).toNanos();
        slots.forEach(slot -> budget().ended(slot));
        now += Duration.ofSeconds(20).toNanos();

        take(1);

        assertThat(pauses).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void one_that_took_over_a_minute_is_counted_beside_those_that_came_meanwhile() throws Exception {
        long slow = budget().take(Deadline.NONE);
        now += Duration.ofSeconds(61).toNanos();
        take(30);
        budget().ended(slow);

        take(1);

        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
    }
}
