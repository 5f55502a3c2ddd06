package co.secoda.gate;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.QuarterOfTries;
import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.WaitSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/** What {@code secoda.baseline} means, said once more in sets, over random runs, baselines and known failures. */
@PropertyDefaults(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = QuarterOfTries.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class GivenBaselineLawsTest {
    @Property(tries = 20_000)
    void artifacts_alone_are_judged_entity_by_entity_and_test_by_test(@ForAll long seed) {
        World world = new World(new Random(seed));

        Verdict verdict = new Judge(world.gate()).offline(world.run(), world.excuses(), Optional.of(world.baseline()));

        boolean passes = !world.limit.passedBy(world.newFailing().size())
                && !world.warningLimit.passedBy(world.newWarning().size());
        assertThat(verdict.kind()).isEqualTo(passes ? Verdict.Kind.PASSED : Verdict.Kind.FAILED);
    }

    /** Secoda names no entity, so it may say more or less; but what a test makes fail for certain never passes. */
    @Property(tries = 20_000)
    void no_answer_passes_while_more_new_entities_fail_than_are_allowed(@ForAll long seed) {
        Random random = new Random(seed);
        World world = new World(random);
        RunState state = new RunState(
                        PlayedServer.ID,
                        "",
                        PlayedTime.START,
                        world.run(),
                        new Baseline.Known(FailingTests.of(world.some(), List.of())),
                        Optional.empty(),
                        Optional.empty())
                .excusing(world.excuses())
                .against(Optional.of(world.baseline()));
        Set<String> meant = world.meant(random);
        Set<String> answer = new HashSet<>(meant);
        answer.addAll(world.some());
        Outcome outcome = new Outcome(
                Rule.MOVED_AND_SETTLED,
                Optional.of(FailingTests.of(answer, List.of())),
                PlayedTime.START,
                "",
                false,
                Optional.empty(),
                List.of(),
                0);

        Verdict verdict = new Judge(world.gate()).judge(state, outcome, WaitSettings.USUAL);

        Set<String> fresh = world.newFailing();
        fresh.retainAll(meant);
        if (world.limit.passedBy(fresh.size())) {
            assertThat(verdict.kind()).isEqualTo(Verdict.Kind.FAILED);
        }
        boolean nothingNew = world.newFailing().isEmpty()
                && answer.size() <= world.acceptedFailing().size();
        if (nothingNew && world.warningLimit.unlimited()) {
            assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASSED);
        }
    }

    private static final class World {
        private static final List<String> MODELS = List.of("a", "b", "c", "d", "e");
        private final Random random;
        private final List<Set<String>> failing = new ArrayList<>();
        private final List<Set<String>> warning = new ArrayList<>();
        private final Set<Integer> excused = new HashSet<>();
        private final Map<String, Set<String>> failedBefore = new HashMap<>();
        private final Map<String, Set<String>> warnedBefore = new HashMap<>();
        private final boolean tests;
        private final Limit limit;
        private final Limit warningLimit;

        World(Random random) {
            this.random = random;
            for (int test = random.nextInt(4); test > 0; test--) {
                if (random.nextInt(4) == 0) {
                    excused.add(failing.size());
                }
                failing.add(some());
            }
            for (int test = random.nextInt(3); test > 0; test--) {
                warning.add(some());
            }
            for (String model : MODELS) {
                Map<String, Set<String>> before = random.nextInt(3) == 0 ? warnedBefore : failedBefore;
                if (random.nextBoolean()) {
                    before.put(
                            model, Set.of("test.shop.fail" + random.nextInt(4), "test.shop.warn" + random.nextInt(3)));
                }
            }
            tests = random.nextBoolean();
            limit = Limit.of(random.nextInt(4) - 1);
            warningLimit = Limit.of(random.nextInt(4) - 1);
        }

        /** At least one. */
        private Set<String> some() {
            Set<String> some = new HashSet<>();
            do {
                some.add(MODELS.get(random.nextInt(MODELS.size())));
            } while (random.nextInt(3) == 0);
            return some;
        }

        DbtRun run() {
            Runs run = Runs.run();
            failing.forEach(test -> run.failing(test.toArray(String[]::new)));
            warning.forEach(test -> run.warning(test.toArray(String[]::new)));
            return run.build();
        }

        Excuses excuses() {
            return Runs.excusing(excused);
        }

        GateSettings gate() {
            return Settings.gate(
                    new Thresholds(limit, warningLimit, Limit.of(-1)), tests ? FailOn.NEW_TESTS : FailOn.NEW);
        }

        GivenBaseline baseline() {
            return new GivenBaseline("an earlier run", named(failedBefore), named(warnedBefore));
        }

        private static Map<String, Set<String>> named(Map<String, Set<String>> models) {
            Map<String, Set<String>> named = new HashMap<>();
            models.forEach((model, itsTests) -> named.put("model.shop." + model, itsTests));
            return named;
        }

        /** Those that failed before and, where tests count, on which no other test fails that isn't excused. */
        Set<String> acceptedFailing() {
            Set<String> accepted = new HashSet<>(failedBefore.keySet());
            for (int test = 0; tests && test < failing.size(); test++) {
                String id = "test.shop.fail" + test;
                boolean counts = !excused.contains(test);
                failing.get(test).stream()
                        .filter(model -> counts
                                && !failedBefore.getOrDefault(model, Set.of()).contains(id))
                        .forEach(accepted::remove);
            }
            return accepted;
        }

        Set<String> newFailing() {
            Set<String> fresh = new HashSet<>();
            for (int test = 0; test < failing.size(); test++) {
                if (!excused.contains(test)) {
                    fresh.addAll(failing.get(test));
                }
            }
            fresh.removeAll(acceptedFailing());
            return fresh;
        }

        Set<String> newWarning() {
            Set<String> accepted = new HashSet<>(warnedBefore.keySet());
            for (int test = 0; tests && test < warning.size(); test++) {
                String id = "test.shop.warn" + test;
                warning.get(test).stream()
                        .filter(model ->
                                !warnedBefore.getOrDefault(model, Set.of()).contains(id))
                        .forEach(accepted::remove);
            }
            accepted.addAll(failedBefore.keySet());
            Set<String> fresh = new HashSet<>();
            warning.forEach(fresh::addAll);
            failing.forEach(fresh::removeAll);
            fresh.removeAll(accepted);
            return fresh;
        }

        /** A set of entities that the failing tests can mean: of each at least one. */
        Set<String> meant(Random any) {
            Set<String> meant = new HashSet<>();
            for (Set<String> test : failing) {
                List<String> models = new ArrayList<>(test);
                meant.add(models.get(any.nextInt(models.size())));
                models.stream().filter(model -> any.nextInt(3) == 0).forEach(meant::add);
            }
            return meant;
        }
    }
}
