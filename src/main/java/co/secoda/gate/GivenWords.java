package co.secoda.gate;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.TestResult;
import co.secoda.gate.baseline.Comparison;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what is new in a run, and what was there before, where {@code secoda.baseline} says so. */
final class GivenWords {
    private static final int NAMED = 5;

    private GivenWords() {}

    /** What is new, if anything is, and since when; as sentences without full stops. */
    static List<String> reasons(Stakes stakes, DbtRun run, Excuses excuses) {
        List<String> reasons = new ArrayList<>();
        stakes.counting().given().map(GivenCounts::comparison).ifPresent(comparison -> {
            List<Entity> fresh = excuses.failing(run).stream()
                    .filter(entity ->
                            !comparison.failing().contains(entity.node().uniqueId()))
                    .toList();
            if (!fresh.isEmpty()) {
                reasons.add("new: " + named(fresh, entity -> entity(entity, run, comparison)));
            }
            reasons.add(sentence(comparison));
        });
        return reasons;
    }

    /** That a test fails anew on an entity that failed before, where that doesn't count. */
    static List<String> notes(Stakes stakes, DbtRun run) {
        return stakes
                .counting()
                .given()
                .map(GivenCounts::comparison)
                .filter(comparison -> stakes.counting().failOn() == FailOn.NEW
                        && !comparison.newTests().isEmpty())
                .map(comparison -> NumberText.count(comparison.newTests().size(), "test fails", "tests fail")
                        + " anew on what failed before: "
                        + named(comparison.newTests(), test -> test(test, run))
                        + "; secoda.failOn=new-tests counts that")
                .stream()
                .toList();
    }

    private static String sentence(Comparison comparison) {
        int before = comparison.baseline().failing().size();
        return Baseline.Accepted.NEW + "in " + comparison.baseline().source() + ": "
                + NumberText.count(before, "table or model was", "tables or models were") + " failing there"
                + (before == 0 ? "" : ", " + comparison.stillFailing() + " still failing now");
    }

    private static String entity(Entity entity, DbtRun run, Comparison comparison) {
        String uniqueId = entity.node().uniqueId();
        boolean failedBefore = comparison.baseline().failing().containsKey(uniqueId);
        String tests = named(
                entity.tests().stream()
                        .filter(test -> !failedBefore || comparison.newTests().contains(test))
                        .toList(),
                test -> test(test, run));
        return run.labels().of(entity.node()).text() + " (" + tests + (failedBefore ? ", failed before by others" : "")
                + ")";
    }

    private static String test(TestResult test, DbtRun run) {
        return run.labels().of(test.test()).name();
    }

    private static <T> String named(List<T> all, Function<T, String> name) {
        return all.stream().limit(NAMED).map(name).collect(Collectors.joining(", "))
                + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
    }
}
