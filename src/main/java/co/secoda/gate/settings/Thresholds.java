package co.secoda.gate.settings;

import co.secoda.dbt.DbtRun;

/**
 * The three limits of the gate.
 *
 * @param maxFailing {@code secoda.maxFailing}: failing entities; a percentage is of the entities that the run tested
 * @param maxWarning {@code secoda.maxWarning}: the same for entities with warnings
 * @param maxSkipped {@code secoda.maxSkipped}: tests that dbt skipped; a percentage is of the tests that were skipped
 *     or had an outcome
 */
public record Thresholds(Limit maxFailing, Limit maxWarning, Limit maxSkipped) {

    /** These limits as numbers, for one run: every percentage is taken of what this run tested, rounded down. */
    public Thresholds resolve(DbtRun run) {
        return new Thresholds(
                maxFailing.resolve(run.testedEntities()),
                maxWarning.resolve(run.testedEntities()),
                maxSkipped.resolve(run.skippedTests() + run.testsWithOutcome()));
    }

    /** Whether no answer of the server can pass a limit. */
    public boolean allowEveryAnswer() {
        return maxFailing.unlimited() && maxWarning.unlimited();
    }
}
