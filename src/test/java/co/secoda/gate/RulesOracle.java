package co.secoda.gate;

import co.secoda.gate.DrawnRules.DrawnTest;
import co.secoda.gate.DrawnRules.Earlier;
import co.secoda.gate.DrawnRules.Entry;
import co.secoda.gate.DrawnRules.From;
import co.secoda.gate.DrawnRules.Node;
import co.secoda.gate.DrawnRules.Step;
import co.secoda.gate.VerdictOracle.Given;
import co.secoda.gate.VerdictOracle.Sets;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a team's rules make of a run, once more: written from the text of the rule and of the settings, slowly, with
 * every definition looked up in what was drawn. For Secoda's answer it makes what {@link VerdictOracle} is given.
 */
record RulesOracle(DrawnRules drawn) {
    private static final Set<String> FAILING = Set.of("fail", "error", "runtime error");
    private static final Set<String> OUTCOMES = Set.of("pass", "warn", "fail", "error", "runtime error");
    private static final Set<String> NOT_BUILT = Set.of("error", "runtime error", "fail", "partial success");
    private static final Set<String> KNOWN = Set.of(
            "pass",
            "warn",
            "fail",
            "error",
            "runtime error",
            "partial success",
            "success",
            "skipped",
            "no-op",
            "reused");
    private static final Set<String> ENTITIES = Set.of("model", "source", "seed", "snapshot");

    // The artifacts: of each node the result of the newest file counts. Statuses compare without case.

    Map<String, String> statuses() {
        return statuses(drawn.steps());
    }

    private static Map<String, String> statuses(List<Step> steps) {
        Map<String, String> newest = new TreeMap<>();
        steps.stream().sorted(Comparator.comparing(Step::generatedAt)).forEach(step -> step.statuses()
                .forEach((id, status) -> newest.put(id, status.toLowerCase(Locale.ROOT))));
        return newest;
    }

    /** Only ids beginning with test. or unit_test. are tests. */
    private static boolean isTest(String id) {
        return id.startsWith("test.") || id.startsWith("unit_test.");
    }

    private List<DrawnTest> tests(Map<String, String> statuses, Predicate<String> status) {
        return drawn.tests().stream()
                .filter(test -> statuses.containsKey(test.id()) && status.test(statuses.get(test.id())))
                .toList();
    }

    private List<DrawnTest> failingTests() {
        return tests(statuses(), FAILING::contains);
    }

    private List<DrawnTest> warningTests() {
        return tests(statuses(), "warn"::equals);
    }

    /** The attached node, else every model, source, seed and snapshot that it depends on, else the test itself. */
    Set<String> entities(DrawnTest test) {
        Set<String> entities = new LinkedHashSet<>(test.attached().stream().toList());
        if (entities.isEmpty()) {
            test.dependsOn().stream()
                    .filter(id -> ENTITIES.contains(id.substring(0, id.indexOf('.'))))
                    .forEach(entities::add);
        }
        return entities.isEmpty() ? Set.of(test.id()) : entities;
    }

    private Map<String, Set<String>> byEntity(List<DrawnTest> tests) {
        Map<String, Set<String>> byEntity = new TreeMap<>();
        tests.forEach(test -> entities(test).forEach(entity -> byEntity.computeIfAbsent(entity, id -> new TreeSet<>())
                .add(test.id())));
        return byEntity;
    }

    /** An entity with both failing and warning tests is listed as failing only. */
    private Map<String, Set<String>> warning(Map<String, String> statuses) {
        Map<String, Set<String>> warning = byEntity(tests(statuses, "warn"::equals));
        warning.keySet().removeAll(byEntity(tests(statuses, FAILING::contains)).keySet());
        return warning;
    }

    private Set<String> errored() {
        return statuses().entrySet().stream()
                .filter(result -> !isTest(result.getKey()) && NOT_BUILT.contains(result.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int skippedTests() {
        return tests(statuses(), "skipped"::equals).size();
    }

    private List<DrawnTest> withOutcome() {
        return tests(statuses(), OUTCOMES::contains);
    }

    private int testedEntities() {
        return byEntity(withOutcome()).size();
    }

    // The list of known failures: all that an entry gives must fit, of one entity of the test.

    private List<Entry> entries() {
        return drawn.known().orElse(List.of());
    }

    private boolean fits(Entry entry, DrawnTest test) {
        return entry.fits().entrySet().stream()
                        .filter(key -> key.getKey().equals("test"))
                        .allMatch(key -> named(key.getValue(), test.inManifest() ? test.node() : unknown(test.id())))
                && entities(test).stream().map(this::node).anyMatch(entity -> fits(entry, entity));
    }

    private static boolean fits(Entry entry, Node entity) {
        return entry.fits().entrySet().stream().allMatch(key -> switch (key.getKey()) {
            case "node" -> named(key.getValue(), entity);
            case "path" -> directories(entity.path()).anyMatch(path -> isLike(key.getValue(), path));
            case "package" -> isLike(key.getValue(), entity.packageName());
            case "tag" -> entity.tags().stream().anyMatch(tag -> isLike(key.getValue(), tag));
            default -> true;
        });
    }

    private Node node(String id) {
        return Stream.concat(
                        drawn.nodes().stream(),
                        drawn.tests().stream().filter(DrawnTest::inManifest).map(DrawnTest::node))
                .filter(node -> node.uniqueId().equals(id))
                .findFirst()
                .orElse(unknown(id));
    }

    private static Node unknown(String id) {
        return new Node(id, id, "", List.of());
    }

    private static boolean named(String pattern, Node node) {
        return isLike(pattern, node.name()) || isLike(pattern, node.uniqueId());
    }

    private static boolean isLike(String pattern, String text) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return text.matches(regex);
    }

    /** A file and the directories above it, with and without the slash at their end. */
    private static Stream<String> directories(String path) {
        Set<String> all = new HashSet<>(Set.of(path));
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            all.add(path.substring(0, slash));
            all.add(path.substring(0, slash + 1));
        }
        return all.stream().filter(text -> !text.isEmpty());
    }

    /** The last day is one on which it counts. */
    private static boolean hasEnded(Entry entry) {
        return entry.until().isBefore(DrawnRules.TODAY);
    }

    /** The entries that excuse a failing test. */
    List<Entry> excusing(DrawnTest test) {
        return entries().stream()
                .filter(entry -> !hasEnded(entry) && fits(entry, test))
                .toList();
    }

    private boolean counts(DrawnTest test) {
        return excusing(test).isEmpty();
    }

    /** U of the rule. */
    private Map<String, Set<String>> counted() {
        return byEntity(failingTests().stream().filter(this::counts).toList());
    }

    /**
     * What is to be told of the entries, by their places in the list: those that fit nothing, that are ready to go,
     * that have ended, that end within seven days. Empty where a test that fits has no outcome, of which the text is
     * silent.
     */
    Optional<List<Set<Integer>>> told() {
        List<Set<Integer>> told = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (int place = 0; place < entries().size(); place++) {
            Entry entry = entries().get(place);
            List<DrawnTest> fitting = drawn.tests().stream()
                    .filter(test -> test.inManifest() || statuses().containsKey(test.id()))
                    .filter(test -> fits(entry, test))
                    .toList();
            if (fitting.stream()
                    .map(test -> statuses().get(test.id()))
                    .anyMatch(status -> status != null && !OUTCOMES.contains(status))) {
                return Optional.empty();
            }
            boolean ran = fitting.stream().anyMatch(test -> statuses().containsKey(test.id()));
            boolean fails = fitting.stream().anyMatch(failingTests()::contains);
            if (fitting.isEmpty()) {
                told.get(0).add(place);
            } else if (ran && !fails) {
                told.get(1).add(place);
            } else if (hasEnded(entry)) {
                told.get(2).add(place);
            } else if (fails && !entry.until().isAfter(DrawnRules.TODAY.plusDays(7))) {
                told.get(3).add(place);
            }
        }
        return Optional.of(told);
    }

    // The baseline: what failed in the run that secoda.baseline names, by unique ids.

    private boolean countsNew() {
        return drawn.limits().failOn() != FailOn.ANY;
    }

    /** The statuses of that run. */
    Optional<Map<String, String>> before() {
        List<Earlier> runs = drawn.earlier().stream()
                .filter(run -> drawn.from() != From.ACCEPTED || run.passed())
                .toList();
        return !countsNew() || !drawn.from().isGiven() || runs.isEmpty()
                ? Optional.empty()
                : Optional.of(statuses(List.of(runs.get(runs.size() - 1).step())));
    }

    /** A history without such a run is an error if a limit needs one. */
    boolean isRefused() {
        boolean needed = !drawn.limits().maxFailing().equals("-1")
                || !drawn.limits().maxWarning().equals("-1");
        return countsNew() && drawn.from().isGiven() && before().isEmpty() && needed;
    }

    /**
     * N: what may fail, and what may warn. With new-tests, not an entity on which a test fails that didn't fail on it
     * there; what is excused doesn't count, and so makes nothing new.
     */
    Optional<Sets> accepted() {
        return before().map(statuses -> {
            Map<String, Set<String>> failing = byEntity(tests(statuses, FAILING::contains));
            Map<String, Set<String>> warning = warning(statuses);
            Set<String> mayFail = new HashSet<>(failing.keySet());
            Set<String> mayWarn = new HashSet<>(warning.keySet());
            if (drawn.limits().failOn() == FailOn.NEW_TESTS) {
                counted().forEach((entity, tests) -> {
                    if (!failing.getOrDefault(entity, Set.of()).containsAll(tests)) {
                        mayFail.remove(entity);
                    }
                });
                byEntity(warningTests()).forEach((entity, tests) -> {
                    if (!warning.getOrDefault(entity, Set.of()).containsAll(tests)) {
                        mayWarn.remove(entity);
                    }
                });
            }
            mayWarn.addAll(failing.keySet());
            return new Sets(mayFail, mayWarn);
        });
    }

    /** B, less what was not failing when a run of this integration last passed, where the history knows one. */
    private Optional<Sets> accepted(Optional<Sets> baseline) {
        boolean passed = drawn.from().hasHistory() && drawn.earlier().stream().anyMatch(Earlier::passed);
        return !passed
                ? baseline
                : baseline.map(b -> {
                    Set<String> failing = new HashSet<>(b.failing());
                    failing.retainAll(DrawnRules.IN_SECODA_BEFORE.failing());
                    Set<String> either = new HashSet<>(b.both());
                    either.retainAll(DrawnRules.IN_SECODA_BEFORE.both());
                    return new Sets(failing, either);
                });
    }

    // The limits.

    /** A percentage is turned into a number once, rounded down. */
    private static int number(String limit, int of) {
        return limit.endsWith("%")
                ? new BigDecimal(limit.replace("%", ""))
                        .multiply(new BigDecimal(of))
                        .divide(new BigDecimal(100))
                        .setScale(0, RoundingMode.FLOOR)
                        .intValue()
                : Integer.parseInt(limit);
    }

    int maxFailing() {
        return number(drawn.limits().maxFailing(), testedEntities());
    }

    int maxWarning() {
        return number(drawn.limits().maxWarning(), testedEntities());
    }

    int maxSkipped() {
        return number(
                drawn.limits().maxSkipped(), skippedTests() + withOutcome().size());
    }

    private static boolean over(long number, int limit) {
        return limit >= 0 && number > limit;
    }

    private boolean gatesFail() {
        boolean unknown = statuses().entrySet().stream()
                .anyMatch(result -> !KNOWN.contains(result.getValue())
                        || (isTest(result.getKey()) && result.getValue().equals("partial success")));
        boolean nothing = withOutcome().isEmpty();
        boolean reused = !statuses().isEmpty() && statuses().values().stream().allMatch("reused"::equals);
        OnNothingTested onNothing = drawn.limits().onNothingTested();
        return over(skippedTests(), maxSkipped())
                || (drawn.limits().onRunErrors() == Reaction.FAIL && !errored().isEmpty())
                || (drawn.limits().onUnknownStatus() == Reaction.FAIL && unknown)
                || (nothing && onNothing == OnNothingTested.FAIL)
                || (nothing && onNothing == OnNothingTested.REUSED && !reused);
    }

    // The verdict.

    /** {@code validate} judges U; without a baseline every entity counts. */
    String offline() {
        Optional<Sets> may = accepted();
        long failing = counted().keySet().stream()
                .filter(id -> may.isEmpty() || !may.get().failing().contains(id))
                .count();
        long warning = warning(statuses()).keySet().stream()
                .filter(id -> may.isEmpty() || !may.get().both().contains(id))
                .count();
        return over(failing, maxFailing()) || over(warning, maxWarning()) || gatesFail() ? "failed" : "passed";
    }

    /** How many entities fail by excused tests alone. */
    int excusedOffline() {
        Set<String> failing = new HashSet<>(byEntity(failingTests()).keySet());
        failing.removeAll(counted().keySet());
        return failing.size();
    }

    List<Set<String>> failingSets() {
        return failingTests().stream().map(this::entities).toList();
    }

    List<Set<String>> warningSets() {
        return warningTests().stream().map(this::entities).toList();
    }

    /** The same as {@link VerdictOracle} is given it; what the server does and how is waited stay as they are. */
    Given given(Given other) {
        List<DrawnTest> failing = failingTests();
        Set<Integer> excused = new HashSet<>();
        for (int place = 0; place < failing.size(); place++) {
            if (!counts(failing.get(place))) {
                excused.add(place);
            }
        }
        return new Given(
                failingSets(),
                excused,
                warningSets(),
                gatesFail(),
                other.baseline(),
                accepted(other.baseline()),
                accepted(),
                maxFailing(),
                maxWarning(),
                countsNew(),
                other.failFast(),
                other.passFast(),
                other.disagreementFails(),
                other.await(),
                other.lastRunMoves(),
                other.onSyncTimeout(),
                other.pollInterval(),
                other.settleTime(),
                other.syncTimeout());
    }

    // The summary's lists.

    /** {@code local} of the summary, and what it has of the artifacts. */
    Map<String, Object> local() {
        Map<String, Object> local = new TreeMap<>();
        local.put("results", statuses().size());
        local.put(
                "statuses",
                statuses().values().stream().collect(Collectors.toMap(status -> status, status -> 1, Integer::sum)));
        local.put("failing", byEntity(failingTests()));
        local.put("warning", warning(statuses()));
        before().ifPresent(statuses -> {
            Map<String, Set<String>> failed = byEntity(tests(statuses, FAILING::contains));
            Map<String, Set<String>> warned = warning(statuses);
            byEntity(failingTests())
                    .forEach((entity, tests) ->
                            local.put("new " + entity, isNew(tests, Optional.ofNullable(failed.get(entity)))));
            warning(statuses())
                    .forEach((entity, tests) -> local.put(
                            "new " + entity,
                            failed.containsKey(entity)
                                    ? isNew(tests, Optional.of(tests))
                                    : isNew(tests, Optional.ofNullable(warned.get(entity)))));
        });
        local.put("errored", errored());
        local.put("skippedTests", skippedTests());
        local.put("testedEntities", testedEntities());
        if (drawn.known().isPresent()) {
            local.put(
                    "known",
                    failingTests().stream()
                            .filter(test -> !counts(test))
                            .collect(Collectors.toMap(DrawnTest::id, this::entities)));
        }
        return local;
    }

    /** Whether the entity is new, and which of its tests are. */
    private static Map<String, Boolean> isNew(Set<String> tests, Optional<Set<String>> before) {
        Map<String, Boolean> isNew = new TreeMap<>(Map.of("itself", before.isEmpty()));
        tests.forEach(test -> isNew.put(test, !before.orElse(Set.of()).contains(test)));
        return isNew;
    }

    DrawnTest test(String id) {
        return drawn.tests().stream()
                .filter(test -> test.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
