package co.secoda.gate;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.QuarterOfTries;
import co.secoda.api.FailingTests;
import co.secoda.gate.Progress.Decision;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.statistics.Statistics;

/**
 * The three laws of the verdict, over random runs and random scripts of server answers. A failure prints its
 * {@code seed}; a test with that one number plays the same script again.
 */
@PropertyDefaults(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = QuarterOfTries.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class LawsTest {
    private static final int SCRIPTS = 100_000;

    @Property(tries = SCRIPTS + SCRIPTS / 10, maxDiscardRatio = 1)
    void a_verdict_with_evidence_is_the_one_on_the_answer_after_this_runs_sync(@ForAll long seed) {
        Script script = new Script(new Random(seed));
        Outcome outcome = script.play(script.sync::lastRun, script.sync::answer);
        Assume.that(script.noAnswerStoodWhileTheSyncWrote());

        Verdict verdict = script.judge(outcome);

        Statistics.collect(outcome.rule());
        Statistics.coverage(rows -> {
            // No script takes the integration away.
            for (Rule rule : EnumSet.complementOf(EnumSet.of(Rule.ABSENT, Rule.ABSENT_PROVEN))) {
                rows.check(rule).percentage(share -> share > 0.3);
            }
        });
        if (verdict.evidence() != Evidence.NONE && script.named.isPresent()) {
            // Which entities of an answer are new can't be told; but those that a test makes fail are known by name.
            if (verdict.kind() == Verdict.Kind.PASSED && script.maxFailing >= 0) {
                assertThat(script.sync.failingByCounted(script.named.get())).isLessThanOrEqualTo(script.maxFailing);
            }
        } else if (verdict.evidence() != Evidence.NONE) {
            boolean passes =
                    !script.gatesFail && script.sync.passes(script.failOn, script.maxFailing, script.maxWarning);
            assertThat(verdict.kind()).isEqualTo(passes ? Verdict.Kind.PASSED : Verdict.Kind.FAILED);
            if (passes && script.maxFailing >= 0) {
                assertThat(script.sync.failingByCounted(script.failOn))
                        .as("entities that a test makes fail which isn't excused")
                        .isLessThanOrEqualTo(script.maxFailing);
            }
        }
    }

    @Property(tries = SCRIPTS)
    void whatever_a_server_says_no_verdict_passes_what_the_artifacts_prove_to_fail(@ForAll long seed) {
        Random random = new Random(seed);
        Script script = new Script(random);
        Outcome outcome = script.play(
                at -> new LastRun(Optional.of("run " + random.nextInt(2))),
                at -> random.nextInt(3) == 0 ? script.sync.answer(at) : script.sync.anyAnswer());

        if (script.isProven()) {
            assertThat(script.judge(outcome).kind()).isEqualTo(Verdict.Kind.FAILED);
        }
    }

    /** The least is below every set of entities that the tests can mean, and the most above: tried one by one. */
    @Property(tries = 10_000)
    void the_bounds_hold_for_everything_that_the_tests_can_mean(@ForAll long seed) {
        SimulatedSync sync = new SimulatedSync(new Random(seed), 10_000);
        List<Integer> failing = masks(sync.failingTests());
        List<Integer> warning = masks(sync.warningTests());
        int fewestFailing = Integer.MAX_VALUE;
        int fewestWarning = Integer.MAX_VALUE;
        for (int meant = 0; meant < 32; meant++) {
            if (isMeant(meant, failing)) {
                int failed = meant;
                List<Integer> stillWarning =
                        warning.stream().filter(test -> (test & failed) == 0).toList();
                fewestFailing = Math.min(fewestFailing, Integer.bitCount(meant));
                fewestWarning = Math.min(fewestWarning, fewest(stillWarning));
            }
        }

        int others = or(masks(sync.countedTests()));
        int fewestExcused = IntStream.range(0, 32)
                .filter(meant -> isMeant(meant, failing))
                .map(meant -> Integer.bitCount(meant & ~others))
                .min()
                .orElseThrow();

        ArtifactBounds bounds = ArtifactBounds.of(sync.run().build(), sync.excuses());

        assertThat(bounds.leastFailing()).isLessThanOrEqualTo(fewestFailing);
        assertThat(bounds.leastWarning()).isLessThanOrEqualTo(fewestWarning);
        assertThat(bounds.excused()).isLessThanOrEqualTo(fewestExcused);
        assertThat(bounds.leastCounted()).isLessThanOrEqualTo(bounds.leastFailing());
        assertThat(bounds.mostFailing()).isEqualTo(Integer.bitCount(or(failing)));
        assertThat(bounds.mostWarning()).isEqualTo(Integer.bitCount(or(warning)));
    }

    private static int fewest(List<Integer> tests) {
        int fewest = Integer.MAX_VALUE;
        for (int meant = 0; meant < 32; meant++) {
            if (tests.stream().allMatch(meantOf(meant)::hits)) {
                fewest = Math.min(fewest, Integer.bitCount(meant));
            }
        }
        return fewest;
    }

    private static boolean isMeant(int meant, List<Integer> tests) {
        return (meant & ~or(tests)) == 0 && tests.stream().allMatch(meantOf(meant)::hits);
    }

    private static Meant meantOf(int mask) {
        return new Meant(mask);
    }

    private record Meant(int mask) {
        boolean hits(int test) {
            return (mask & test) != 0;
        }
    }

    private static int or(List<Integer> tests) {
        return tests.stream().reduce(0, (one, other) -> one | other);
    }

    private static List<Integer> masks(List<List<String>> tests) {
        return tests.stream()
                .map(test -> test.stream()
                        .mapToInt(model -> 1 << (model.charAt(1) - '0'))
                        .reduce(0, (one, other) -> one | other))
                .toList();
    }

    /** What a server says at a time. */
    @FunctionalInterface
    private interface Says<T> {
        T at(long millis);
    }

    /** Random settings and a random sync; the wait is played against it, and the third law is held in every one. */
    private static final class Script {
        private final Random random;
        private final long settleTime;
        private final WaitSettings wait;
        private final SimulatedSync sync;
        private final FailOn failOn;
        /** What failed before, by names, where {@code secoda.baseline} says so. */
        private final Optional<Set<String>> named;

        private final int maxFailing;
        private final int maxWarning;
        private final GateSettings gate;
        private final RunState state;
        private final int failures;
        private final boolean gatesFail;
        private final List<Long> sampledAt = new ArrayList<>();
        private final List<FailingTests> sampled = new ArrayList<>();

        Script(Random random) {
            this.random = random;
            settleTime = 5_000L + random.nextInt(60_000);
            boolean awaitSync = random.nextInt(20) > 0;
            wait = new WaitSettings(
                    awaitSync,
                    Duration.ofMillis(2_000 + random.nextInt(8_000)),
                    Duration.ofMillis(settleTime),
                    Duration.ofMillis(20_000 + random.nextInt(300_000)),
                    oneOf(List.of(OnSyncTimeout.values())),
                    random.nextBoolean() ? LastRunMoves.UNKNOWN : oneOf(List.of(LastRunMoves.values())));
            sync = new SimulatedSync(random, settleTime, wait.lastRunMoves());
            failOn = oneOf(List.of(FailOn.ANY, FailOn.NEW));
            named = failOn == FailOn.NEW && random.nextInt(3) == 0 ? Optional.of(someModels()) : Optional.empty();
            maxFailing = random.nextInt(7) - 1;
            maxWarning = random.nextBoolean() ? -1 : random.nextInt(5);
            gate = new GateSettings(
                    new Thresholds(Limit.of(maxFailing), Limit.of(maxWarning), Limit.of(-1)),
                    failOn,
                    random.nextInt(8) == 0,
                    random.nextInt(8) == 0,
                    Reaction.FAIL,
                    OnNothingTested.FAIL,
                    Reaction.FAIL,
                    Reaction.WARN);
            failures = random.nextBoolean() ? 0 : 30;
            gatesFail = random.nextInt(10) == 0;
            state = new RunState(
                            PlayedServer.ID,
                            "",
                            PlayedTime.START,
                            (gatesFail ? sync.run().errored("broken") : sync.run()).build(),
                            sync.baseline(),
                            Optional.empty(),
                            sync.trigger())
                    .excusing(sync.excuses())
                    .against(named.map(Script::baseline));
        }

        private Set<String> someModels() {
            return IntStream.range(0, 5)
                    .filter(model -> random.nextBoolean())
                    .mapToObj(model -> "m" + model)
                    .collect(Collectors.toSet());
        }

        private static GivenBaseline baseline(Set<String> models) {
            return new GivenBaseline(
                    "an earlier run",
                    models.stream().collect(Collectors.toMap(model -> "model.shop." + model, model -> Set.of("t"))),
                    Map.of());
        }

        Outcome play(Says<LastRun> lastRun, Says<FailingTests> answer) {
            Stakes stakes = Stakes.of(state, gate);
            SyncWait waiting =
                    SyncWait.begin(stakes, wait, SyncWait.atOnce(stakes, wait, gate), sync.lastRunBefore(), at(0));
            long deadline = wait.syncTimeout().toMillis();
            long now = 0;
            int polls = 0;
            Decision decision = waiting.decide(at(now));
            while (decision instanceof Decision.Wait next) {
                long due = Duration.between(PlayedTime.START, next.nextPoll()).toMillis();
                assertThat(due).isBetween(polls == 0 ? 0 : Math.min(deadline, now + interval()), deadline);
                long asked = due + latency();
                long answered = asked + latency();
                if (due >= deadline || answered >= deadline) {
                    now = deadline;
                    decision = waiting.decide(at(now));
                    assertThat(decision).isInstanceOf(Decision.End.class);
                } else {
                    long sampledFrom = asked + (answered == asked ? 0 : random.nextInt((int) (answered - asked)));
                    Reading reading = reading(lastRun.at(due), asked, answer.at(sampledFrom), sampledFrom, answered);
                    waiting = waiting.after(
                            waiting.asksAgain(reading) ? reading.then(read(lastRun.at(answered))) : reading);
                    now = answered;
                    polls++;
                    decision = waiting.decide(at(now));
                }
            }
            assertThat(now).isLessThanOrEqualTo(deadline);
            return Outcome.of(((Decision.End) decision).rule(), waiting, at(now), new PollLog());
        }

        private Reading reading(LastRun lastRun, long asked, FailingTests answer, long sampledFrom, long answered) {
            boolean valid = random.nextInt(100) >= failures;
            if (valid) {
                sampledAt.add(sampledFrom);
                sampled.add(answer);
            }
            return new Reading(
                    read(lastRun),
                    at(asked),
                    valid ? Optional.of(answer) : Optional.empty(),
                    at(answered),
                    Optional.empty());
        }

        /** Nothing, or now and then no value although there was one. */
        private Optional<LastRun> read(LastRun lastRun) {
            if (random.nextInt(100) < failures) {
                return Optional.empty();
            }
            return Optional.of(random.nextInt(100) < failures / 10 ? new LastRun(Optional.empty()) : lastRun);
        }

        private long latency() {
            return switch (random.nextInt(4)) {
                case 0 -> random.nextInt(8_000);
                case 1 -> random.nextInt(500);
                default -> 0;
            };
        }

        private long interval() {
            return wait.pollInterval().toMillis();
        }

        Verdict judge(Outcome outcome) {
            return new Judge(gate).judge(state, outcome, wait);
        }

        /** M2, of the answers that were polled. */
        boolean noAnswerStoodWhileTheSyncWrote() {
            long since = 0;
            for (int poll = 0; poll < sampled.size(); poll++) {
                if (poll == 0 || !sampled.get(poll).equals(sampled.get(poll - 1))) {
                    since = sampledAt.get(poll);
                }
                if (sync.isWriting(sampledAt.get(poll)) && sampledAt.get(poll) - since >= settleTime) {
                    return false;
                }
            }
            return true;
        }

        /** Worked out here once more, from the definition. */
        boolean isProven() {
            if (named.isPresent()) {
                return gatesFail || isProvenByNames(named.get());
            }
            Optional<FailingTests> old = state.baseline().known();
            if (failOn == FailOn.NEW && old.isEmpty()) {
                return gatesFail;
            }
            int oldFailing =
                    failOn == FailOn.ANY ? 0 : old.orElseThrow().failing().size();
            int oldWarning = failOn == FailOn.ANY
                    ? 0
                    : oldFailing + old.orElseThrow().warning().size();
            boolean failing = maxFailing >= 0 && least(sync.countedTests(), Set.of()) - oldFailing > maxFailing;
            boolean warning = maxWarning >= 0 && least(sync.warningTests(), claimed()) - oldWarning > maxWarning;
            return gatesFail || failing || warning;
        }

        private boolean isProvenByNames(Set<String> n) {
            return (maxFailing >= 0 && least(outside(n, sync.countedTests()), Set.of()) > maxFailing)
                    || (maxWarning >= 0 && least(outside(n, sync.warningTests()), claimed()) > maxWarning);
        }

        private static List<List<String>> outside(Set<String> n, List<List<String>> tests) {
            return tests.stream().filter(test -> Collections.disjoint(test, n)).toList();
        }

        private <T> T oneOf(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        private Set<String> claimed() {
            Set<String> claimed = new HashSet<>();
            sync.failingTests().forEach(claimed::addAll);
            return claimed;
        }

        private static int least(List<List<String>> tests, Set<String> claimed) {
            Set<String> single = new HashSet<>();
            for (List<String> test : tests) {
                if (Set.copyOf(test).size() == 1 && !claimed.contains(test.get(0))) {
                    single.add(test.get(0));
                }
            }
            int more = 0;
            for (List<String> test : tests) {
                Set<String> known = new HashSet<>(single);
                known.addAll(claimed);
                known.retainAll(test);
                more = known.isEmpty() ? 1 : more;
            }
            return single.size() + more;
        }

        private static Instant at(long millis) {
            return PlayedTime.START.plusMillis(millis);
        }
    }
}
