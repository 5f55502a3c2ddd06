package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One random run and a random server that takes it in as the assumptions M1, M3 and M4 say; whether M2 held can be told
 * only of the answers that were polled. Times are milliseconds since the trigger. Server ids are the models' names.
 */
final class SimulatedSync {
    private static final List<String> MODELS = List.of("m0", "m1", "m2", "m3", "m4");
    private static final List<String> FOREIGN = List.of("f0", "f1", "f2");

    private final Random random;
    private final List<List<String>> failingTests = new ArrayList<>();
    private final List<List<String>> warningTests = new ArrayList<>();
    private final Set<Integer> excused = new HashSet<>();
    private final Set<String> failedByCounted = new HashSet<>();
    private final boolean overtaken;
    private final FailingTests baseline;
    private final FailingTests before;
    private final FailingTests result;
    private final List<State> states = new ArrayList<>();
    private final long written;
    private final long moves;

    /** What the server answers from a time on. */
    private record State(long from, FailingTests answer) {}

    /** A workspace of which nothing is known but that it keeps M3. */
    SimulatedSync(Random random, long settleTime) {
        this(random, settleTime, LastRunMoves.UNKNOWN);
    }

    /** A workspace that was calibrated: it moves last-run as it was seen to, M3 or not. */
    SimulatedSync(Random random, long settleTime, LastRunMoves calibrated) {
        this.random = random;
        test(failingTests, 3);
        for (int test = 0; test < failingTests.size(); test++) {
            if (random.nextInt(3) == 0) {
                excused.add(test);
            }
        }
        test(warningTests, 3);
        List<String> all = new ArrayList<>(MODELS);
        all.addAll(FOREIGN);
        baseline = new FailingTests(some(all, 3), some(all, 3));
        overtaken = random.nextInt(10) == 0;
        before = overtaken ? new FailingTests(some(all, 3), some(all, 3)) : baseline;
        result = random.nextInt(4) == 0 ? mildResult() : anyResult();
        written = write(settleTime);
        moves = move(settleTime, calibrated);
    }

    private void test(List<List<String>> tests, int most) {
        int number = random.nextInt(most + 1);
        for (int test = 0; test < number; test++) {
            List<String> entities = new ArrayList<>();
            do {
                entities.add(one(MODELS));
            } while (random.nextInt(3) == 0);
            tests.add(entities);
        }
    }

    /** M4: what failed before goes, stays, or is left with a warning; a test flags one of its models, some or all. */
    private FailingTests anyResult() {
        Set<String> tested = union(warningTests);
        Set<String> failing = some(before.failing(), 2);
        failing.removeAll(tested);
        Set<String> warning = some(before.warning(), 2);
        warning.addAll(some(before.failing(), 3));
        failing.addAll(failed());
        warningTests.forEach(test -> warning.addAll(atLeastOne(test)));
        return new FailingTests(failing, warning);
    }

    /** As above, with nothing changed that the run does not change. */
    private FailingTests mildResult() {
        Set<String> failing = new HashSet<>(before.failing());
        failing.removeAll(union(warningTests));
        failing.addAll(failed());
        Set<String> warning = new HashSet<>(before.warning());
        warningTests.forEach(test -> warning.addAll(atLeastOne(test)));
        return new FailingTests(failing, warning);
    }

    private Set<String> failed() {
        Set<String> failed = new HashSet<>();
        for (int test = 0; test < failingTests.size(); test++) {
            Set<String> flagged = atLeastOne(failingTests.get(test));
            failed.addAll(flagged);
            if (!excused.contains(test)) {
                failedByCounted.addAll(flagged);
            }
        }
        return failed;
    }

    /** M2, as far as the server goes: no state of the writing stands for the settle time. */
    private long write(long settleTime) {
        states.add(new State(Long.MIN_VALUE, before));
        long at = random.nextInt(3) == 0 ? random.nextInt(2_000) : random.nextInt(200_000);
        int steps = random.nextInt(4);
        for (int step = 0; step < steps; step++) {
            states.add(new State(at, random.nextInt(3) == 0 ? cleared() : between()));
            at += 1 + random.nextInt((int) settleTime - 1);
        }
        states.add(new State(at, result));
        return at;
    }

    private static FailingTests cleared() {
        return new FailingTests(Set.of(), Set.of());
    }

    private FailingTests between() {
        Set<String> failing = some(before.failing(), 2);
        failing.addAll(some(result.failing(), 2));
        Set<String> warning = some(before.warning(), 2);
        warning.addAll(some(result.warning(), 2));
        return new FailingTests(failing, warning);
    }

    /**
     * M3: last-run moves when the sync has ended, or before its results begin to show, at most the settle time earlier;
     * or it never does.
     */
    private long move(long settleTime, LastRunMoves calibrated) {
        int habit = random.nextInt(4);
        if (calibrated == LastRunMoves.START) {
            return (long) (random.nextDouble() * Math.max(0, begins()));
        }
        if (calibrated == LastRunMoves.NEVER || (habit == 0 && calibrated == LastRunMoves.UNKNOWN)) {
            return Long.MAX_VALUE;
        }
        if (habit == 1 && calibrated == LastRunMoves.UNKNOWN) {
            long earliest = Math.max(0, begins() - settleTime);
            return earliest + (long) (random.nextDouble() * Math.max(0, begins() - earliest));
        }
        return written + (random.nextBoolean() ? 0 : random.nextInt(30_000));
    }

    /** When the first change shows. */
    private long begins() {
        return states.stream()
                .filter(state -> !state.answer().equals(before))
                .mapToLong(State::from)
                .findFirst()
                .orElse(written);
    }

    boolean isWriting(long at) {
        return begins() <= at && at < written;
    }

    FailingTests answer(long at) {
        FailingTests answer = before;
        for (State state : states) {
            if (state.from() <= at) {
                answer = state.answer();
            }
        }
        return answer;
    }

    LastRun lastRun(long at) {
        return at < moves ? lastRunBefore() : new LastRun(Optional.of("after"));
    }

    LastRun lastRunBefore() {
        return new LastRun(Optional.of("before"));
    }

    Baseline baseline() {
        return random.nextInt(8) == 0 ? new Baseline.Unknown("HTTP 404") : new Baseline.Known(baseline);
    }

    Optional<Trigger> trigger() {
        return Optional.of(new Trigger(PlayedTime.START, lastRunBefore(), overtaken));
    }

    Excuses excuses() {
        return Runs.excusing(excused);
    }

    Runs run() {
        Runs run = Runs.run();
        failingTests.forEach(test -> run.failing(test.toArray(String[]::new)));
        warningTests.forEach(test -> run.warning(test.toArray(String[]::new)));
        return run;
    }

    /** The oracle of the first law: whether the answer after the sync passes the gate, counted by hand. */
    boolean passes(FailOn failOn, int maxFailing, int maxWarning) {
        int failing = 0;
        int warning = 0;
        for (String id : result.failing()) {
            boolean old = baseline.failing().contains(id);
            failing += failOn == FailOn.NEW && old ? 0 : 1;
        }
        failing -= Math.max(
                0, excused() - (failOn == FailOn.NEW ? baseline.failing().size() : 0));
        for (String id : result.warning()) {
            boolean old = baseline.failing().contains(id) || baseline.warning().contains(id);
            warning += failOn == FailOn.NEW && old ? 0 : 1;
        }
        return (maxFailing == -1 || failing <= maxFailing) && (maxWarning == -1 || warning <= maxWarning);
    }

    /** How many entities that count are failing by a test that isn't excused, whatever else is. */
    int failingByCounted(FailOn failOn) {
        return failingByCounted(failOn == FailOn.NEW ? baseline.failing() : Set.of());
    }

    /** The same without some of them. */
    int failingByCounted(Set<String> without) {
        Set<String> failing = new HashSet<>(failedByCounted);
        failing.removeAll(without);
        return failing.size();
    }

    /** E of the rule: X, and one more. */
    int excused() {
        Set<String> counted = union(countedTests());
        Set<String> x = new HashSet<>();
        List<List<String>> tests = excusedTests();
        tests.stream().map(Set::copyOf).filter(test -> test.size() == 1).forEach(x::addAll);
        x.removeAll(counted);
        boolean oneMore =
                tests.stream().anyMatch(test -> Collections.disjoint(test, x) && Collections.disjoint(test, counted));
        return x.size() + (oneMore ? 1 : 0);
    }

    private List<List<String>> excusedTests() {
        return excused.stream().map(failingTests::get).toList();
    }

    List<List<String>> countedTests() {
        List<List<String>> counted = new ArrayList<>(failingTests);
        excused.stream().sorted(Comparator.reverseOrder()).forEach(test -> counted.remove((int) test));
        return counted;
    }

    List<List<String>> failingTests() {
        return failingTests;
    }

    List<List<String>> warningTests() {
        return warningTests;
    }

    FailingTests anyAnswer() {
        List<String> all = new ArrayList<>(MODELS);
        all.addAll(FOREIGN);
        return new FailingTests(some(all, 4), some(all, 4));
    }

    private Set<String> atLeastOne(List<String> entities) {
        Set<String> flagged = some(entities, 2);
        flagged.add(one(entities));
        return flagged;
    }

    private Set<String> some(Collection<String> ids, int oneIn) {
        Set<String> some = new HashSet<>();
        for (String id : ids) {
            if (random.nextInt(oneIn) == 0) {
                some.add(id);
            }
        }
        return some;
    }

    private String one(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static Set<String> union(List<List<String>> tests) {
        Set<String> union = new HashSet<>();
        tests.forEach(union::addAll);
        return union;
    }
}
