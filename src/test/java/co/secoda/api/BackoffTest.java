package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.Caller.RetryRules;
import co.secoda.api.Transport.TryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final RandomGenerator half = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };
    private final Backoff backoff = Backoff.standard(half);

    @Test
    void the_wait_doubles_up_to_a_ceiling_and_jitter_takes_a_share_of_all_of_it() {
        assertThat(after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(after(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(after(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(after(6)).isEqualTo(Duration.ofSeconds(15));
        assertThat(after(100)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void jitter_comes_on_top_of_what_the_server_asks_for() {
        assertThat(backoff.after(1, Symptom.LIMITED, Optional.of("10"), NOW)).isEqualTo(Duration.ofMillis(10_500));
        assertThat(backoff.after(1, Symptom.LIMITED, Optional.of("Thu, 1 Jan 2026 00:01:00 GMT"), NOW))
                .isEqualTo(Duration.ofMillis(60_500));
        assertThat(backoff.after(1, Symptom.LIMITED, Optional.of("Wed, 1 Jan 2025 00:01:00 GMT"), NOW))
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_limit_of_requests_that_does_not_say_how_long_is_waited_for_a_minute() {
        assertThat(backoff.after(1, Symptom.LIMITED, Optional.empty(), NOW)).isEqualTo(Duration.ofMillis(60_500));
        assertThat(backoff.after(1, Symptom.LIMITED, Optional.of("soon"), NOW)).isEqualTo(Duration.ofMillis(60_500));
        assertThat(backoff.after(1, Symptom.LIMITED, Optional.of("0"), NOW)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void no_try_begins_after_the_total_time() {
        RetryRules rules = new RetryRules(100, Duration.ofMinutes(15), backoff);
        TryResult lost = TryResult.failed(Symptom.LOST, "gave no answer");

        assertThat(rules.pauseAfter(lost, false, 1, NOW, NOW.plus(Duration.ofMinutes(14))))
                .isPresent();
        assertThat(rules.pauseAfter(lost, false, 1, NOW, NOW.plus(Duration.ofMinutes(15))))
                .isEmpty();
    }

    private Duration after(int failed) {
        return backoff.after(failed, Symptom.LOST, Optional.empty(), NOW);
    }
}
