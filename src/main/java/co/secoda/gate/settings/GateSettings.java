package co.secoda.gate.settings;

import co.secoda.dbt.DbtRun;
import java.util.Locale;

/**
 * What is judged.
 *
 * @param thresholds the limits, as they were set
 * @param failOn which entities are counted
 * @param failFast whether to fail without waiting for the sync as soon as the artifacts alone prove it
 * @param passFast whether to pass without waiting for the sync if no answer to come can fail the verdict
 * @param onRunErrors what it does that dbt could not build a node
 * @param onNothingTested what it does that no test has an outcome of its own
 * @param onUnknownStatus what it does that a result has a status that no known dbt writes
 * @param onDisagreement what it does that the server's counts and the artifacts' don't fit each other
 * @param rules what of the run is judged besides its tests
 */
public record GateSettings(
        Thresholds thresholds,
        FailOn failOn,
        boolean failFast,
        boolean passFast,
        Reaction onRunErrors,
        OnNothingTested onNothingTested,
        Reaction onUnknownStatus,
        Reaction onDisagreement,
        RunRules rules) {
    /** A gate that judges nothing besides the tests and whether dbt built everything. */
    public GateSettings(
            Thresholds thresholds,
            FailOn failOn,
            boolean failFast,
            boolean passFast,
            Reaction onRunErrors,
            OnNothingTested onNothingTested,
            Reaction onUnknownStatus,
            Reaction onDisagreement) {
        this(
                thresholds,
                failOn,
                failFast,
                passFast,
                onRunErrors,
                onNothingTested,
                onUnknownStatus,
                onDisagreement,
                RunRules.NONE);
    }

    /** What is judged where nothing is set. */
    public static GateSettings usual(OnNothingTested onNothingTested) {
        return new GateSettings(
                new Thresholds(Limit.of(0), Limit.parse("-1"), Limit.parse("-1")),
                FailOn.ANY,
                false,
                false,
                Reaction.FAIL,
                onNothingTested,
                Reaction.FAIL,
                Reaction.WARN);
    }

    /** {@code secoda.failOn}: which of the server's entities are counted. */
    public enum FailOn {
        /** All of them. */
        ANY,
        /** Only those that were not failing, or for warnings neither failing nor warning, at the baseline. */
        NEW,
        /** These, and those on which a test fails that was not failing at the baseline. */
        NEW_TESTS;

        /** As the setting and the summary spell it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What it does that no test of a run has an outcome of its own ({@code secoda.onNothingTested}). */
    public enum OnNothingTested {
        /** It fails the verdict. */
        FAIL,
        /** It is told as a note. */
        WARN,
        /** Nothing is said. */
        IGNORE,
        /** It is told as a note where nothing had changed, and fails the verdict otherwise. */
        REUSED;

        /**
         * What is done about one run.
         *
         * @param nothingChanged whether it has no outcome because nothing had changed
         */
        public Reaction reaction(boolean nothingChanged) {
            return switch (this) {
                case FAIL -> Reaction.FAIL;
                case WARN -> Reaction.WARN;
                case IGNORE -> Reaction.IGNORE;
                case REUSED -> nothingChanged ? Reaction.WARN : Reaction.FAIL;
            };
        }
    }

    /**
     * The three limits of the gate.
     *
     * @param maxFailing {@code secoda.maxFailing}: failing entities; a percentage is of the entities that the run
     *     tested
     * @param maxWarning {@code secoda.maxWarning}: the same for entities with warnings
     * @param maxSkipped {@code secoda.maxSkipped}: tests that dbt skipped; a percentage is of the tests that were
     *     skipped or had an outcome
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
}
