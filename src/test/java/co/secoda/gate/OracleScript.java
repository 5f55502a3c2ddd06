package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.api.SecodaException;
import co.secoda.gate.VerdictOracle.Given;
import co.secoda.gate.VerdictOracle.Sets;
import co.secoda.gate.VerdictOracle.World;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A world for {@link VerdictOracle} and for what it is held against: what is given, and what the server says from which
 * second on; a null is a call that fails.
 */
record OracleScript(
        Given given,
        NavigableMap<Long, Optional<Optional<String>>> lastRuns,
        NavigableMap<Long, Optional<Sets>> answers,
        NavigableMap<Long, Boolean> accepts,
        int latency) {
    private static final long SECOND = VerdictOracle.SECOND;
    private static final String BEFORE = "2026-11-24T09:00:00Z";

    World world() {
        return new World(
                at -> lastRuns.floorEntry(at / SECOND).getValue(),
                at -> answers.floorEntry(at / SECOND).getValue(),
                at -> accepts.floorEntry(at / SECOND).getValue(),
                latency * SECOND);
    }

    WaitSettings waiting() {
        return new WaitSettings(
                given.await(),
                micros(given.pollInterval()),
                micros(given.settleTime()),
                micros(given.syncTimeout()),
                OnSyncTimeout.valueOf(given.onSyncTimeout().toUpperCase(Locale.ROOT)),
                LastRunMoves.valueOf(given.lastRunMoves().toUpperCase(Locale.ROOT)));
    }

    PlayedServer server(PlayedTime time) {
        PlayedServer server = new PlayedServer(time).latency(latency);
        lastRuns.forEach((from, read) -> server.lastRun(
                from,
                () -> read.orElseThrow(() -> new SecodaException(SecodaException.Kind.UNREACHABLE, 503, "down"))));
        answers.forEach((from, sets) -> server.answer(from, () -> sets.map(OracleScript::answer)
                .orElseThrow(() -> new SecodaException(SecodaException.Kind.BAD_ANSWER, 200, "no array"))));
        accepts.forEach((from, accepted) ->
                server.trigger(from, accepted ? () -> true : PlayedServer.fails(SecodaException.Kind.CONFLICT, 409)));
        return server;
    }

    GateSettings gate() {
        return new GateSettings(
                new Thresholds(Limit.of(given.maxFailing()), Limit.of(given.maxWarning()), Limit.of(-1)),
                given.countNew() ? FailOn.NEW : FailOn.ANY,
                given.failFast(),
                given.passFast(),
                Reaction.FAIL,
                OnNothingTested.FAIL,
                Reaction.FAIL,
                given.disagreementFails() ? Reaction.FAIL : Reaction.WARN);
    }

    static FailingTests answer(Sets sets) {
        return new FailingTests(sets.failing(), sets.warning());
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    /** Three stretches of time, in each of which the server says one of sixteen things. */
    static OracleScript small(int kind, int script, int stretches) {
        List<Optional<Optional<String>>> lastRuns = List.of(
                Optional.of(Optional.of(BEFORE)),
                Optional.of(Optional.of("after")),
                Optional.of(Optional.empty()),
                Optional.empty());
        List<Optional<Sets>> answers =
                List.of(Optional.of(sets("x")), Optional.of(sets("x", "a")), Optional.of(sets()), Optional.empty());
        NavigableMap<Long, Optional<Optional<String>>> lastRun = new TreeMap<>(Map.of(0L, lastRuns.get(0)));
        NavigableMap<Long, Optional<Sets>> answer = new TreeMap<>();
        int rest = script;
        for (long from = 0; from < stretches; from++, rest /= 16) {
            answer.put(from * 12, answers.get(rest % 4));
            lastRun.put(from * 12 + 1, lastRuns.get(rest / 4 % 4));
        }
        boolean overtaken = kind / 16 == 1;
        boolean anotherTest = kind / 16 == 2;
        boolean excused = kind / 16 == 3;
        Given given = new Given(
                anotherTest || excused ? List.of(Set.of("a", "b")) : List.of(Set.of("a")),
                excused ? Set.of(0) : Set.of(),
                List.of(),
                false,
                Optional.of(sets("x")),
                Optional.of(sets("x")),
                Optional.empty(),
                List.of(0, 1, 2, 0).get(kind % 4),
                -1,
                kind % 4 == 3,
                false,
                false,
                kind / 8 % 2 == 1,
                true,
                kind / 4 % 2 == 0 ? "unknown" : "end",
                "fail",
                5 * SECOND,
                15 * SECOND,
                60 * SECOND);
        NavigableMap<Long, Boolean> accepts = new TreeMap<>(overtaken ? Map.of(0L, false, 1L, true) : Map.of(0L, true));
        return new OracleScript(given, lastRun, answer, accepts, 0);
    }

    private static Sets sets(String... failing) {
        return new Sets(Set.of(failing), Set.of());
    }

    /** A script that may hit any row: a few entities, small limits, and mostly a server that does as a sync would. */
    static OracleScript random(int seed) {
        return new RandomScript(new Random(seed)).script();
    }

    private static final class RandomScript {
        private static final List<String> MODELS = List.of("a", "b", "c", "x", "y");
        private final Random random;

        private RandomScript(Random random) {
            this.random = random;
        }

        private OracleScript script() {
            Optional<Sets> baseline = one(10) ? Optional.empty() : Optional.of(anySets(4));
            long poll = (1 + random.nextInt(8)) * SECOND;
            List<Set<String>> failing = tests(3);
            Given given = new Given(
                    failing,
                    excused(failing.size()),
                    tests(2),
                    one(12),
                    baseline,
                    baseline,
                    one(3) ? Optional.of(anySets(3)) : Optional.empty(),
                    random.nextInt(6) - 1,
                    one(2) ? -1 : random.nextInt(5),
                    one(3),
                    one(8),
                    one(8),
                    one(5),
                    !one(20),
                    List.of("unknown", "unknown", "unknown", "end", "start", "never")
                            .get(random.nextInt(6)),
                    List.of("fail", "warn", "accept").get(random.nextInt(3)),
                    poll,
                    (5 + random.nextInt(60)) * SECOND,
                    poll + random.nextInt(one(3) ? 400 : 120) * SECOND);
            return new OracleScript(given, lastRuns(), answers(baseline), accepts(), one(2) ? 0 : random.nextInt(4));
        }

        private Set<Integer> excused(int tests) {
            Set<Integer> excused = new HashSet<>();
            for (int test = 0; test < tests; test++) {
                if (one(3)) {
                    excused.add(test);
                }
            }
            return excused;
        }

        private NavigableMap<Long, Optional<Optional<String>>> lastRuns() {
            boolean neverRan = one(6);
            Optional<String> before = neverRan ? Optional.empty() : Optional.of(BEFORE);
            TreeMap<Long, Optional<Optional<String>>> lastRuns = new TreeMap<>(Map.of(0L, Optional.of(before)));
            long at = 0;
            for (int move = random.nextInt(4); move > 0; move--) {
                at += 1 + random.nextInt(60);
                lastRuns.put(
                        at,
                        switch (random.nextInt(8)) {
                            case 0 -> Optional.<Optional<String>>empty();
                            case 1 -> Optional.of(Optional.<String>empty());
                            case 2 -> Optional.of(before);
                            default -> Optional.of(Optional.of("run " + random.nextInt(3)));
                        });
            }
            return lastRuns;
        }

        private NavigableMap<Long, Optional<Sets>> answers(Optional<Sets> baseline) {
            TreeMap<Long, Optional<Sets>> answers = new TreeMap<>();
            answers.put(0L, one(10) ? Optional.empty() : Optional.of(baseline.orElseGet(() -> anySets(3))));
            long at = 0;
            for (int change = random.nextInt(4); change > 0; change--) {
                at += 1 + random.nextInt(60);
                answers.put(
                        at,
                        switch (random.nextInt(8)) {
                            case 0 -> Optional.<Sets>empty();
                            case 1 -> Optional.of(new Sets(Set.of(), Set.of()));
                            case 2, 3 -> baseline;
                            default -> Optional.of(anySets(2));
                        });
            }
            return answers;
        }

        private NavigableMap<Long, Boolean> accepts() {
            if (!one(6)) {
                return new TreeMap<>(Map.of(0L, true));
            }
            TreeMap<Long, Boolean> accepts = new TreeMap<>(Map.of(0L, false));
            if (!one(6)) {
                accepts.put(1L + random.nextInt(100), true);
            }
            return accepts;
        }

        private List<Set<String>> tests(int most) {
            List<Set<String>> tests = new ArrayList<>();
            for (int test = random.nextInt(most + 1); test > 0; test--) {
                Set<String> entities = new HashSet<>();
                do {
                    entities.add(MODELS.get(random.nextInt(3)));
                } while (one(3));
                tests.add(entities);
            }
            return tests;
        }

        private Sets anySets(int oneIn) {
            return new Sets(some(oneIn), some(oneIn));
        }

        private Set<String> some(int oneIn) {
            Set<String> some = new HashSet<>();
            MODELS.stream().filter(model -> one(oneIn)).forEach(some::add);
            return some;
        }

        private boolean one(int in) {
            return random.nextInt(in) == 0;
        }
    }
}
