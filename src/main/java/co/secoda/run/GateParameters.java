package co.secoda.run;

/** The gate as a user described it, unchecked; each component is the parameter of its name. */
public record GateParameters(
        String maxFailing,
        String maxWarning,
        String maxSkipped,
        String onRunErrors,
        String onUnknownStatus,
        String failOn,
        boolean failFast,
        boolean passFast,
        boolean awaitSync,
        String pollInterval,
        String settleTime,
        String syncTimeout,
        String onSyncTimeout,
        String lastRunMoves,
        String onDisagreement,
        boolean checkAtEnd) {
    /** For goals that don't judge. */
    public static final GateParameters DEFAULTS = new GateParameters(
            "0", "-1", "-1", "fail", "fail", "any", false, false, true, "5s", "1m", "10m", "fail", "unknown", "warn",
            false);

    /** The same with another wait. */
    public GateParameters waiting(String otherPollInterval, String otherSettleTime, String otherSyncTimeout) {
        return new GateParameters(
                maxFailing,
                maxWarning,
                maxSkipped,
                onRunErrors,
                onUnknownStatus,
                failOn,
                failFast,
                passFast,
                awaitSync,
                otherPollInterval,
                otherSettleTime,
                otherSyncTimeout,
                onSyncTimeout,
                lastRunMoves,
                onDisagreement,
                checkAtEnd);
    }
}
