package co.secoda.run;

import co.secoda.gate.FailOn;
import co.secoda.gate.GateSettings;
import co.secoda.gate.LastRunMoves;
import co.secoda.gate.Limit;
import co.secoda.gate.OnNothingTested;
import co.secoda.gate.OnSyncTimeout;
import co.secoda.gate.Reaction;
import co.secoda.gate.Thresholds;
import co.secoda.gate.WaitSettings;
import java.time.Duration;

/** Reads the gate that a user described. */
final class GateReader {
    private GateReader() {}

    /**
     * The gate.
     *
     * @throws BadSettingException at the first setting that can't be used, or that contradicts another
     */
    static GatePlan read(GateParameters gate, String onNothingTested) throws BadSettingException {
        return new GatePlan(settings(gate, onNothingTested), waitSettings(gate), gate.checkAtEnd());
    }

    private static GateSettings settings(GateParameters gate, String onNothingTested) throws BadSettingException {
        Thresholds thresholds = new Thresholds(
                Setting.read("secoda.maxFailing", gate.maxFailing(), Limit::parse),
                Setting.read("secoda.maxWarning", gate.maxWarning(), Limit::parse),
                Setting.read("secoda.maxSkipped", gate.maxSkipped(), Limit::parse));
        return new GateSettings(
                thresholds,
                Setting.oneOf("secoda.failOn", gate.failOn(), FailOn.class),
                gate.failFast(),
                gate.passFast(),
                Setting.oneOf("secoda.onRunErrors", gate.onRunErrors(), Reaction.class),
                Setting.oneOf("secoda.onNothingTested", onNothingTested, OnNothingTested.class),
                Setting.oneOf("secoda.onUnknownStatus", gate.onUnknownStatus(), Reaction.class),
                Setting.oneOf("secoda.onDisagreement", gate.onDisagreement(), Reaction.class));
    }

    private static WaitSettings waitSettings(GateParameters gate) throws BadSettingException {
        Duration pollInterval = Setting.duration("secoda.pollInterval", gate.pollInterval());
        Duration settleTime = Setting.duration("secoda.settleTime", gate.settleTime());
        Duration syncTimeout = Setting.duration("secoda.syncTimeout", gate.syncTimeout());
        OnSyncTimeout onSyncTimeout = Setting.oneOf("secoda.onSyncTimeout", gate.onSyncTimeout(), OnSyncTimeout.class);
        LastRunMoves lastRunMoves = Setting.oneOf("secoda.lastRunMoves", gate.lastRunMoves(), LastRunMoves.class);
        return Setting.checked(() ->
                new WaitSettings(gate.awaitSync(), pollInterval, settleTime, syncTimeout, onSyncTimeout, lastRunMoves));
    }
}
