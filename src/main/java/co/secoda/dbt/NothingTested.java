package co.secoda.dbt;

import co.secoda.text.NumberText;
import co.secoda.text.Quoted;
import java.util.Optional;
import java.util.Set;

/**
 * Why no test of a run has an outcome of its own.
 *
 * @param changed whether something may have changed; otherwise dbt had nothing to run
 * @param reason a sentence: why, and what to do
 */
record NothingTested(boolean changed, String reason) {
    private static final Set<String> LEFT_ALONE = Set.of(Statuses.REUSED, Statuses.SKIPPED, "no-op");

    private static final String LET_PASS = ". If such a run is to pass, set secoda.onNothingTested=reused";

    /** Why, if none has. */
    static Optional<NothingTested> of(DbtArguments args, RunResults results) {
        return results.outcomes() > 0 ? Optional.empty() : Optional.of(why(args, results));
    }

    private static NothingTested why(DbtArguments args, RunResults results) {
        String command = args.which().orElse("").replace('_', '-');
        return switch (command) {
            case "generate", "docs" ->
                tested("it is of dbt docs generate, which runs no tests and replaces the results of the run."
                        + " Upload before dbt docs generate, or give it a --target-path of its own");
            case "compile", "parse", "list", "show" ->
                tested("it is of dbt " + command
                        + ", which runs no tests and replaces the results of the run. Upload before it, or give it a"
                        + " --target-path of its own");
            case "run", "seed", "snapshot", "clone", "run-operation" ->
                tested("it is of dbt " + command + ", which runs no tests. Run dbt build, or dbt test after it");
            default -> whyNoTestRan(args, results);
        };
    }

    private static NothingTested tested(String reason) {
        return new NothingTested(true, reason);
    }

    private static NothingTested whyNoTestRan(DbtArguments args, RunResults results) {
        if (results.size() == 0) {
            return args.byState()
                    .map(word -> new NothingTested(
                            false,
                            "nothing has changed: dbt selects by state (" + Quoted.line(word)
                                    + "), and nothing was to run" + LET_PASS))
                    .orElseGet(() -> tested(
                            "there are no results at all, dbt selected nothing. Check what the dbt command selects"));
        }
        int reused = results.statuses().getOrDefault(Statuses.REUSED, 0);
        if (reused > 0 && LEFT_ALONE.containsAll(results.statuses().keySet())) {
            String skipped = results.skippedTests() > 0 ? " and skipped " + tests(results.skippedTests()) : "";
            return new NothingTested(
                    false,
                    "nothing has changed: dbt reused " + NumberText.count(reused, "earlier result", "earlier results")
                            + skipped + LET_PASS);
        }
        return tested(whyOthers(results));
    }

    private static String whyOthers(RunResults results) {
        if (results.skippedTests() > 0) {
            return "dbt skipped all of its tests (" + results.skippedTests() + "), "
                    + (results.errored().isEmpty()
                            ? "though nothing in its results failed. Its log says why"
                            : "as something before them failed");
        }
        return results.reusedTests() > 0
                ? "dbt reused the earlier outcome of " + tests(results.reusedTests())
                        + " and ran none, though other nodes were built. Its log says why"
                : "the dbt command ran none. Run dbt build or dbt test, and check what it selects";
    }

    private static String tests(int count) {
        return NumberText.count(count, "test", "tests");
    }
}
