package co.secoda.gate;

import co.secoda.gate.VerdictOracle.Sets;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a team has, drawn at random: a dbt project, the results of the steps of a run and of earlier runs, a list of
 * known failures, a baseline and limits.
 *
 * @param nodes what can be tested
 * @param tests the tests of the manifest, and one that it doesn't know
 * @param steps the results of this run, in the order in which they are named
 * @param known the list of known failures; absent where there is none
 * @param from where the baseline is
 * @param earlier the runs before, the oldest first
 * @param limits what is allowed
 */
record DrawnRules(
        List<Node> nodes,
        List<DrawnTest> tests,
        List<Step> steps,
        Optional<List<Entry>> known,
        From from,
        List<Earlier> earlier,
        Limits limits) {
    /** What Secoda says of each run before, by its own ids. */
    static final Sets IN_SECODA_BEFORE = new Sets(Set.of("a", "x"), Set.of("b", "y"));

    static final LocalDate TODAY = LocalDate.ofInstant(PlayedTime.START, ZoneOffset.UTC);

    /** A model, source, seed or snapshot. */
    record Node(String uniqueId, String name, String path, List<String> tags) {
        String type() {
            return uniqueId.substring(0, uniqueId.indexOf('.'));
        }

        String packageName() {
            int from = uniqueId.indexOf('.') + 1;
            return uniqueId.substring(from, uniqueId.indexOf('.', from));
        }
    }

    /** A test, as the manifest has it if it does. */
    record DrawnTest(Node node, boolean inManifest, Optional<String> attached, List<String> dependsOn) {
        String id() {
            return node.uniqueId();
        }
    }

    /** The results of one dbt command: statuses by unique ids, as they are spelled. */
    record Step(String file, Instant generatedAt, Map<String, String> statuses) {}

    /** An entry of the list. */
    record Entry(Map<String, String> fits, String reason, LocalDate until) {}

    /** A run before this one. */
    record Earlier(Step step, boolean passed) {}

    /** What {@code secoda.baseline} names; without it, whether there is a history. */
    enum From {
        NOTHING,
        NOTHING_BUT_HISTORY,
        SUMMARY,
        DIRECTORY,
        HISTORY,
        ACCEPTED;

        boolean isGiven() {
            return this != NOTHING && this != NOTHING_BUT_HISTORY;
        }

        boolean hasHistory() {
            return this == NOTHING_BUT_HISTORY || this == HISTORY || this == ACCEPTED;
        }
    }

    record Limits(
            String maxFailing,
            String maxWarning,
            String maxSkipped,
            FailOn failOn,
            Reaction onRunErrors,
            OnNothingTested onNothingTested,
            Reaction onUnknownStatus) {}

    static DrawnRules of(int seed) {
        return new Draw(new Random(seed)).all();
    }

    /** An answer that the sync of a run with these tests may have led to, by the rule's M4. */
    static Sets answer(int seed, List<Set<String>> failing, List<Set<String>> warning) {
        Random random = new Random(seed);
        Set<String> fails = new HashSet<>(random.nextInt(3) == 0 ? Set.of("of another run") : Set.of());
        failing.forEach(test -> fails.addAll(some(random, test)));
        Set<String> warns = new HashSet<>();
        warning.forEach(test -> warns.addAll(some(random, test)));
        return new Sets(fails, warns);
    }

    /** At least one of them. */
    private static List<String> some(Random random, Set<String> entities) {
        List<String> all = new ArrayList<>(new TreeSet<>(entities));
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(all.size()));
    }

    private record Draw(Random random) {
        private static final List<Node> NODES = List.of(
                new Node("model.shop.orders", "orders", "models/marts/orders.sql", List.of("nightly")),
                new Node("model.shop.items", "items", "models/marts/items.sql", List.of()),
                new Node(
                        "model.shop.stg_orders",
                        "stg_orders",
                        "models/staging/stg_orders.sql",
                        List.of("nightly", "pii")),
                new Node("model.stripe.orders", "orders", "models/charges.sql", List.of()),
                new Node("seed.shop.countries", "countries", "seeds/countries.csv", List.of("pii")),
                new Node("source.shop.raw.clicks", "clicks", "models/staging/raw.yml", List.of()),
                new Node("snapshot.shop.prices", "prices", "snapshots/prices.sql", List.of()));
        private static final List<String> TESTS = List.of(
                "test.shop.not_null_orders",
                "test.shop.unique_orders",
                "test.shop.not_null_items",
                "test.shop.of_two",
                "test.shop.of_many",
                "test.shop.singular",
                "test.stripe.unique_orders",
                "unit_test.shop.orders.sums",
                "test.shop.ghost");
        private static final List<String> OF_TESTS = List.of(
                "pass", "pass", "pass", "fail", "fail", "Fail", "error", "runtime error", "warn", "WARN", "skipped");
        private static final List<String> OF_NODES =
                List.of("success", "success", "Success", "skipped", "no-op", "reused");
        private static final List<String> BROKEN =
                List.of("error", "Error", "partial success", "fail", "runtime error");
        private static final List<String> RARE = List.of("success", "reused", "no-op", "cancelled");
        private static final Map<String, List<String>> PATTERNS = Map.of(
                "test",
                        List.of(
                                "unique_orders",
                                "*_orders",
                                "test.shop.of_two",
                                "of_*",
                                "*_*",
                                "unit_test.*",
                                "no_such"),
                "node", List.of("orders", "model.shop.*", "stg_*", "clicks", "singular", "*s", "Orders"),
                "path", List.of("models/staging", "models/staging/", "models/marts/orders.sql", "models/st*", "seeds"),
                "package", List.of("shop", "stripe", "s*", "other"),
                "tag", List.of("nightly", "pii", "n*", "daily"));

        DrawnRules all() {
            List<DrawnTest> tests = tests();
            boolean nothingChanged = one(25);
            List<Step> steps = new ArrayList<>();
            int count = one(3) ? 1 : 2 + random.nextInt(2);
            for (int step = 0; step < count; step++) {
                steps.add(
                        step("step" + step + ".json", Duration.ofMinutes(2 + step), tests, count == 1, nothingChanged));
            }
            Collections.shuffle(steps, random);
            From from = any(List.of(From.values()));
            List<Earlier> earlier = new ArrayList<>();
            int runs = from.hasHistory() ? random.nextInt(4) : from.isGiven() ? 1 : 0;
            for (int run = 0; run < runs; run++) {
                Step step = step("run_results.json", Duration.ofHours(10 - run), tests, true, false);
                earlier.add(
                        new Earlier(step, step.statuses().entrySet().stream().noneMatch(Draw::isBroken)));
            }
            return new DrawnRules(NODES, tests, List.copyOf(steps), known(), from, earlier, limits());
        }

        private static boolean isBroken(Map.Entry<String, String> result) {
            return !result.getKey().contains("test.") && BROKEN.contains(result.getValue());
        }

        private List<DrawnTest> tests() {
            List<DrawnTest> tests = new ArrayList<>();
            for (String id : TESTS) {
                String name = id.substring(id.lastIndexOf('.') + 1);
                Node node = new Node(id, name, "tests/" + name + ".sql", one(4) ? List.of("nightly") : List.of());
                boolean ghost = name.equals("ghost");
                List<String> on = new ArrayList<>();
                if (!ghost && !name.equals("singular")) {
                    do {
                        on.add(any(NODES).uniqueId());
                    } while (!one(3) && on.size() < (name.equals("of_many") ? 5 : 3));
                }
                boolean attached = !on.isEmpty() && !id.startsWith("unit_") && one(2);
                tests.add(new DrawnTest(
                        node,
                        !ghost,
                        attached ? Optional.of(on.get(0)) : Optional.empty(),
                        on.stream().distinct().toList()));
            }
            return tests;
        }

        private Step step(String file, Duration ago, List<DrawnTest> tests, boolean whole, boolean nothingChanged) {
            Map<String, String> statuses = new LinkedHashMap<>();
            boolean breaks = one(4);
            for (Node node : NODES) {
                if (!node.type().equals("source") && (whole || one(2))) {
                    statuses.put(
                            node.uniqueId(), nothingChanged ? "reused" : any(breaks && one(4) ? BROKEN : OF_NODES));
                }
            }
            List<String> quiet = any(List.of(List.of("pass"), List.of("pass", "warn")));
            boolean isQuiet = one(3);
            boolean odd = one(8);
            for (DrawnTest test : tests) {
                if (whole ? !one(6) : one(2)) {
                    String drawn = any(odd && one(4) ? RARE : isQuiet && !one(8) ? quiet : OF_TESTS);
                    statuses.put(test.id(), nothingChanged ? "reused" : drawn);
                }
            }
            return new Step(file, PlayedTime.START.minus(ago), statuses);
        }

        private Optional<List<Entry>> known() {
            if (one(4)) {
                return Optional.empty();
            }
            List<Entry> entries = new ArrayList<>();
            for (int entry = random.nextInt(4); entry >= 0; entry--) {
                Map<String, String> fits = new LinkedHashMap<>();
                do {
                    String key = any(List.of("test", "test", "node", "path", "package", "tag"));
                    fits.put(key, any(Objects.requireNonNull(PATTERNS.get(key))));
                } while (one(3));
                int days = any(List.of(-400, -1, 0, 1, 7, 8, 400));
                entries.add(new Entry(fits, "reason " + entry, TODAY.plusDays(days)));
            }
            return Optional.of(entries);
        }

        private Limits limits() {
            return new Limits(
                    any(List.of("0", "0", "0", "1", "2", "-1", "20%", "33.4%", "100%")),
                    any(List.of("-1", "0", "0", "1", "25%")),
                    any(List.of("-1", "-1", "-1", "0", "30%")),
                    any(List.of(FailOn.values())),
                    any(List.of(Reaction.FAIL, Reaction.WARN, Reaction.IGNORE, Reaction.IGNORE)),
                    any(List.of(OnNothingTested.values())),
                    any(List.of(Reaction.FAIL, Reaction.WARN, Reaction.IGNORE)));
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private boolean one(int in) {
            return random.nextInt(in) == 0;
        }
    }
}
