package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.SecodaException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of calls whose deadline comes. */
class DeadlineTest {
    private static final String KEY = "Deadline-Key-0123456789";
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
    private static final InstantSource STILL = () -> Instant.EPOCH;

    @TempDir
    Path directory;

    private final List<Duration> pauses = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"TRIGGER_SYNC", "UPLOAD_ARTIFACTS", "GET_FAILING_TESTS"})
    void a_call_under_way_at_its_deadline_is_cut_and_not_repeated(AnyCall call) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        RawServer.Script mute = connection -> {
            try {
                connection.readRequest();
                connection.hang();
            } finally {
                closed.countDown();
            }
        };
        try (RawServer server = RawServer.serving(mute);
                HttpSecodaApi api = client(server).build()) {
            InstantSource clock = InstantSource.system();
            SecodaApi calls = api.until(new Deadline(clock, clock.instant().plusSeconds(2)));

            SecodaException e = catchThrowableOfType(SecodaException.class, () -> call.make(calls, ID, directory));

            assertThat(e).hasMessageContaining("gave no whole answer before time was up");
            assertThat(e.mayHaveArrived()).isTrue();
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.heads()).hasSize(1);
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void a_call_that_is_cut_at_any_step_ends_as_one_whose_time_is_up() throws Exception {
        RawServer.Script prompt = connection -> {
            while (true) {
                connection.readRequest();
                connection.answer("200 OK", "", "{}");
            }
        };
        try (RawServer server = RawServer.serving(prompt);
                HttpSecodaApi api = client(server).build()) {
            for (int micros = 1; micros < 2_000; micros++) {
                SecodaApi calls = api.until(left(Duration.ofNanos(micros * 1_000L)));
                try {
                    calls.triggerDbtSync(ID);
                } catch (SecodaException e) {
                    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
                }
            }
        }
    }

    @Test
    void a_call_that_would_begin_after_its_deadline_is_not_made() throws Exception {
        try (RawServer server = RawServer.serving(RawServer.Connection::readRequest);
                HttpSecodaApi api = client(server).build()) {
            SecodaException e = catchThrowableOfType(
                    SecodaException.class, () -> api.until(left(Duration.ZERO)).triggerDbtSync(ID));

            assertThat(e).hasMessageContaining("was not asked: no time was left");
            assertThat(e.mayHaveArrived()).isFalse();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void no_try_is_waited_for_that_would_begin_after_the_deadline() throws Exception {
        RawServer.Script busy = connection -> {
            while (true) {
                connection.readRequest();
                connection.answer("503 Busy", "Retry-After: 7\r\n", "");
            }
        };
        try (RawServer server = RawServer.serving(busy);
                HttpSecodaApi api = client(server).build()) {
            SecodaException late =
                    catchThrowableOfType(SecodaException.class, () -> api.until(left(Duration.ofSeconds(7)))
                            .triggerDbtSync(ID));
            assertThat(late.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(late).hasMessageContaining("answered 503");
            assertThat(pauses).isEmpty();

            assertThatThrownBy(() -> api.until(left(Duration.ofSeconds(8))).triggerDbtSync(ID))
                    .isInstanceOf(SecodaException.class);
            assertThat(pauses).containsOnly(Duration.ofSeconds(7)).hasSize(2);
        }
    }

    @Test
    void the_budget_of_writes_holds_nobody_beyond_the_deadline() throws Exception {
        Instant[] now = {Instant.EPOCH};
        List<Duration> waits = new ArrayList<>();
        Map<Object, Optional<Long>> spent = new HashMap<>();
        for (int write = 0; write < WriteBudget.WRITES_A_MINUTE; write++) {
            spent.put(write, Optional.of(0L));
        }

        Object write = new WriteBudget(
                        spent,
                        Set.of(),
                        () -> 0L,
                        wait -> {
                            waits.add(wait);
                            now[0] = now[0].plus(wait);
                        },
                        () -> {})
                .take(new Deadline(() -> now[0], Instant.EPOCH.plusSeconds(9)));

        assertThat(waits).containsExactly(Duration.ofSeconds(9));
        assertThat(spent).doesNotContainKey(write);
    }

    @Test
    void what_ends_after_the_deadline_counts_for_nothing_however_it_ends() throws Exception {
        Instant[] now = {Instant.EPOCH};
        Deadline deadline = new Deadline(() -> now[0], Instant.EPOCH.plusSeconds(1));

        assertThat(deadline.before(() -> "in time")).contains("in time");
        assertThat(deadline.before(() -> {
                    now[0] = now[0].plusSeconds(1);
                    throw new SecodaException(Kind.REFUSED, 401, "too late");
                }))
                .isEmpty();
        assertThat(deadline.left()).isZero();
        assertThat(deadline.before(() -> "too late")).isEmpty();
    }

    private static Deadline left(Duration duration) {
        return new Deadline(STILL, Instant.EPOCH.plus(duration));
    }

    private Clients client(RawServer server) {
        return Clients.of(server.url(), KEY).pausing(pauses::add);
    }
}
