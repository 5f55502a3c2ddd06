package co.secoda.gate;

/**
 * What is judged.
 *
 * @param thresholds the limits, as they were set
 * @param failOn which entities are counted
 * @param failFast whether to fail without waiting for the sync as soon as the artifacts alone prove it
 * @param onRunErrors what it does that dbt could not build a node
 * @param onNothingTested what it does that no test has an outcome of its own
 * @param onDisagreement what it does that the server's counts and the artifacts' don't fit each other
 */
public record GateSettings(
        Thresholds thresholds,
        FailOn failOn,
        boolean failFast,
        Reaction onRunErrors,
        Reaction onNothingTested,
        Reaction onDisagreement) {

    /**
     * Refuses what can never be judged: {@code failOn=new} without a baseline, where a limit is set.
     *
     * @throws IllegalArgumentException if that is so, with a sentence for the user
     */
    public void requireJudgeable(Baseline baseline) {
        if (failOn == FailOn.NEW && baseline instanceof Baseline.Unknown unknown && !thresholds.allowEveryAnswer()) {
            throw new IllegalArgumentException("secoda.failOn=new needs a baseline, and it could not be read: "
                    + unknown.why() + "; set secoda.failOn=any for this build, or publish again once Secoda answers");
        }
    }
}
