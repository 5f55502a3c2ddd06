package co.secoda.gate.settings;

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
 */
public record GateSettings(
        Thresholds thresholds,
        FailOn failOn,
        boolean failFast,
        boolean passFast,
        Reaction onRunErrors,
        OnNothingTested onNothingTested,
        Reaction onUnknownStatus,
        Reaction onDisagreement) {
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
}
