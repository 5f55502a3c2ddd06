package co.secoda.gate;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.SlowNode;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.RunRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleGatesTest {
    @Test
    void stale_sources_fail_warn_or_are_not_told_as_the_settings_say() {
        DbtRun run = stale(1);

        assertThat(gates(run, Reaction.FAIL).failures())
                .containsExactly(
                        "1 source is stale: source raw.s0 (3 days old, error after 24h) (secoda.onStaleSources)");
        assertThat(gates(run, Reaction.FAIL).notes()).isEmpty();
        assertThat(gates(run, Reaction.WARN).failures()).isEmpty();
        assertThat(gates(run, Reaction.WARN).notes()).singleElement().asString().startsWith("1 source is stale");
        assertThat(gates(run, Reaction.IGNORE).failures()).isEmpty();
        assertThat(gates(run, Reaction.IGNORE).notes()).isEmpty();
    }

    @Test
    void of_many_stale_sources_three_are_named() {
        assertThat(gates(stale(8), Reaction.FAIL).failures())
                .singleElement()
                .asString()
                .startsWith("8 sources are stale: ")
                .contains(" and 5 more (secoda.onStaleSources)");
    }

    @Test
    void where_freshness_is_not_known_that_is_told_and_fails_only_if_a_file_can_not_be_read() {
        assertThat(gates(Runs.cleanRun(), Reaction.FAIL).failures()).isEmpty();
        assertThat(gates(Runs.cleanRun(), Reaction.FAIL).notes())
                .singleElement()
                .asString()
                .contains("nothing is known of the freshness of sources", "secoda.onStaleSources");

        DbtRun outdated = with(new Freshness(List.of(), 0, List.of(), 0, List.of("sources.json is old"), List.of()));
        assertThat(gates(outdated, Reaction.FAIL).failures()).isEmpty();
        assertThat(gates(outdated, Reaction.FAIL).notes())
                .containsExactly("sources.json is old (secoda.onStaleSources)");

        DbtRun broken =
                with(new Freshness(List.of(), 0, List.of(), 0, List.of(), List.of("sources.json: it is empty")));
        assertThat(gates(broken, Reaction.FAIL).failures())
                .singleElement()
                .asString()
                .contains("it is empty");
        assertThat(gates(broken, Reaction.WARN).notes())
                .singleElement()
                .asString()
                .contains("it is empty");
    }

    @Test
    void fresh_sources_are_not_mentioned() {
        DbtRun run = with(new Freshness(List.of("sources.json"), 7, List.of(), 0, List.of(), List.of()));

        assertThat(gates(run, Reaction.FAIL).failures()).isEmpty();
        assertThat(gates(run, Reaction.FAIL).notes()).isEmpty();
    }

    @Test
    void a_run_past_its_limit_warns_or_fails_and_one_that_does_not_say_is_told() {
        DbtRun run = Runs.cleanRun().with(Optional.of(Duration.ofMinutes(50)), Freshness.NONE);

        assertThat(timed(run, Duration.ofMinutes(45), Reaction.FAIL).failures())
                .containsExactly("the run took 50m, 45m is allowed (secoda.maxDuration)");
        assertThat(timed(run, Duration.ofMinutes(45), Reaction.WARN).failures()).isEmpty();
        assertThat(timed(run, Duration.ofMinutes(45), Reaction.WARN).notes())
                .containsExactly("the run took 50m, 45m is allowed (secoda.maxDuration)");
        assertThat(timed(run, Duration.ofMinutes(50), Reaction.FAIL).failures()).isEmpty();
        assertThat(timed(Runs.cleanRun(), Duration.ofMinutes(50), Reaction.FAIL).notes())
                .containsExactly("the run results don't say how long the run took (secoda.maxDuration)");
    }

    @Test
    void slow_nodes_are_named_with_what_is_usual() {
        DbtRun run = Runs.cleanRun()
                .with(List.of(new SlowNode("model.shop.orders", Duration.ofSeconds(90), Duration.ofSeconds(20), 12)));
        RunRules rules = new RunRules(Reaction.IGNORE, Optional.empty(), OptionalDouble.of(3), Reaction.FAIL);

        assertThat(new RuleGates(run, rules).failures())
                .containsExactly("1 node is slow: model orders (1m 30s, usually 20s in 12 runs) (secoda.slowNode)");
        assertThat(new RuleGates(run, RunRules.NONE).failures()).isEmpty();
    }

    private static Told timed(DbtRun run, Duration most, Reaction onSlow) {
        RuleGates gates =
                new RuleGates(run, new RunRules(Reaction.IGNORE, Optional.of(most), OptionalDouble.empty(), onSlow));
        return new Told(gates.failures().toList(), gates.notes().toList());
    }

    private record Told(List<String> failures, List<String> notes) {}

    private static Told gates(DbtRun run, Reaction onStaleSources) {
        RuleGates gates = new RuleGates(run, new RunRules(onStaleSources));
        return new Told(gates.failures().toList(), gates.notes().toList());
    }

    private static DbtRun stale(int sources) {
        return with(new Freshness(
                List.of("sources.json"),
                sources,
                IntStream.range(0, sources)
                        .mapToObj(i -> new StaleSource(
                                "source.shop.raw.s" + i,
                                "error",
                                Optional.empty(),
                                Optional.of(Duration.ofDays(3)),
                                Optional.empty(),
                                Optional.of(Duration.ofHours(24)),
                                Optional.empty()))
                        .toList(),
                0,
                List.of(),
                List.of()));
    }

    private static DbtRun with(Freshness freshness) {
        return Runs.cleanRun().with(Optional.empty(), freshness);
    }
}
