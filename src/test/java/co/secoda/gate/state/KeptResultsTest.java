package co.secoda.gate.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a state file has room for; that the rest of it stays the same is {@link StateFileTest}'s. */
class KeptResultsTest {
    @Test
    void of_the_longest_nodes_those_are_kept_that_a_megabyte_has_room_for_the_longest_first() {
        Map<String, Duration> few = times(2_000, "");
        assertThat(KeptResults.longest(few)).containsExactlyEntriesOf(few);

        Map<String, Duration> many = KeptResults.longest(times(2_000, "x".repeat(1_000)));
        assertThat(many).hasSizeBetween(700, 900);
        assertThat(many.values())
                .startsWith(Duration.ofSeconds(2_000))
                .endsWith(Duration.ofSeconds(2_001 - many.size()));
    }

    /** As a run has them, the longest first. */
    private static Map<String, Duration> times(int nodes, String more) {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (int node = nodes; node > 0; node--) {
            times.put("model.shop.m" + node + more, Duration.ofSeconds(node));
        }
        return times;
    }
}
