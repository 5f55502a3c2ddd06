package co.secoda.gate;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.SecodaException;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.VerdictOracle.Given;
import co.secoda.gate.VerdictOracle.Said;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.settings.WaitSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The trigger, the wait and the verdict against {@link VerdictOracle}, which was written from the rule's text apart
 * from them: row, verdict, evidence, end, and the time of every poll and of every try of the trigger. The profile
 * {@code nightly} compares a million random scripts ({@code oracle.scripts}), and longer small ones.
 */
class VerdictOracleTest {
    private static final int SCRIPTS = Integer.getInteger("oracle.scripts", 10_000);

    @Test
    void the_verdict_is_that_of_the_rules_text_over_random_scripts() throws Exception {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int seed = 0; seed < SCRIPTS; seed++) {
            rows.merge(compare(OracleScript.random(seed), "seed " + seed), 1, Integer::sum);
        }
        assertThat(rows.keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    /** Three stretches of time, in each of which the server says one of sixteen things. */
    @Test
    void the_verdict_is_that_of_the_rules_text_over_all_small_scripts() throws Exception {
        int things = 16;
        int stretches = SCRIPTS < 1_000_000 ? 2 : 3;
        for (int kind = 0; kind < 64; kind++) {
            for (int script = 0; script < Math.pow(things, stretches); script++) {
                compare(OracleScript.small(kind, script, stretches), "kind " + kind + ", script " + script);
            }
        }
    }

    private static int compare(OracleScript script, String name) throws Exception {
        Said expected = new VerdictOracle(script.given(), script.world()).run();

        assertThat(played(script)).as("%s: %s", name, script).isEqualTo(expected);
        return expected.row();
    }

    private static Said played(OracleScript script) throws Exception {
        Given given = script.given();
        PlayedTime time = new PlayedTime();
        PlayedServer server = script.server(time);
        WaitSettings settings = script.waiting();
        List<Long> tries = new ArrayList<>();
        Trigger trigger;
        try {
            trigger = new TriggerStep(server, time, time).trigger(PlayedServer.ID, settings, (lines, next, left) -> {});
        } catch (SecodaException e) {
            tries.addAll(server.times("trigger"));
            return new Said(0, "", "", Math.min(given.syncTimeout(), time.micros()), List.of(), tries);
        }
        RunState state = state(script, trigger);
        Outcome outcome = new PollLoop(server, time, time)
                .await(state, script.gate(), settings, (lines, next, left) -> assertThat(lines)
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WaitLines.LONGEST)));
        Verdict verdict = new Judge(script.gate()).judge(state, outcome, settings);
        return new Said(
                row(outcome.rule()),
                verdict.kind().text(),
                verdict.evidence().text(),
                Duration.between(PlayedTime.START, outcome.endedAt()).toNanos() / 1_000,
                server.polls(),
                server.times("trigger"));
    }

    static int row(Rule rule) {
        return switch (rule) {
            case PROVEN_AT_ONCE, BOUNDED_AT_ONCE -> 1;
            case MOVED_AND_CERTAIN -> 2;
            case MOVED_AND_SETTLED -> 3;
            case CHANGED_AND_SETTLED -> 4;
            case UNCHANGED_AND_BOUNDED, UNCHANGED_AND_PROVEN -> 5;
            case TIMEOUT_PROVEN -> 6;
            case TIMEOUT_BOUNDED -> 7;
            case TIMEOUT -> 8;
            case ABSENT_PROVEN, ABSENT -> throw new AssertionError("no script takes the integration away");
            case ASKED_ONCE -> VerdictOracle.ASKED_ONCE;
            case NO_BASELINE -> VerdictOracle.NO_BASELINE;
        };
    }

    private static RunState state(OracleScript script, Trigger trigger) {
        Given given = script.given();
        Runs run = Runs.run();
        given.failingTests().forEach(test -> run.failing(test.toArray(String[]::new)));
        given.warningTests().forEach(test -> run.warning(test.toArray(String[]::new)));
        if (given.gatesFail()) {
            run.errored("broken");
        }
        Baseline baseline = given.baseline()
                .<Baseline>map(sets -> new Baseline.Known(OracleScript.answer(sets)))
                .orElseGet(() -> new Baseline.Unknown("HTTP 404"));
        return new RunState(
                        PlayedServer.ID,
                        "",
                        PlayedTime.START,
                        run.build(),
                        baseline,
                        Optional.of(PlayedTime.START),
                        Optional.of(trigger))
                .excusing(Runs.excusing(given.excused()))
                .against(given.named().map(VerdictOracleTest::named));
    }

    private static GivenBaseline named(VerdictOracle.Sets sets) {
        return new GivenBaseline("a file", named(sets.failing()), named(sets.warning()));
    }

    private static Map<String, Set<String>> named(Set<String> entities) {
        Map<String, Set<String>> tests = new TreeMap<>();
        entities.forEach(entity -> tests.put("model.shop." + entity, Set.of("test.shop.t")));
        return tests;
    }
}
