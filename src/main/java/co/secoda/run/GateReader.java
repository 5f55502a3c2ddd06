package co.secoda.run;

import co.secoda.gate.settings.FailOn;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.LastRunMoves;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.OnNothingTested;
import co.secoda.gate.settings.OnSyncTimeout;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.Thresholds;
import co.secoda.gate.settings.WaitSettings;
import java.time.Duration;

/** Reads the gate that a user described. */
final class GateReader {
    private GateReader() {}

    /**
     * The gate.
     *
     * @throws BadSettingException naming each setting that can't be used, or two that contradict each other
     */
    static GatePlan read(GateParameters gate, String onNothingTested) throws BadSettingException {
        SettingReader reader = new SettingReader();
        GateSettings settings = settings(gate, onNothingTested, reader);
        return new GatePlan(settings, waitSettings(gate, reader), gate.checkAtEnd());
    }

    private static GateSettings settings(GateParameters gate, String onNothingTested, SettingReader reader) {
        Thresholds thresholds = new Thresholds(
                reader.read("secoda.maxFailing", gate.maxFailing(), Limit::parse, Limit.of(0)),
                reader.read("secoda.maxWarning", gate.maxWarning(), Limit::parse, Limit.of(0)),
                reader.read("secoda.maxSkipped", gate.maxSkipped(), Limit::parse, Limit.of(0)));
        return new GateSettings(
                thresholds,
                reader.oneOf("secoda.failOn", gate.failOn(), FailOn.class),
                gate.failFast(),
                gate.passFast(),
                reader.oneOf("secoda.onRunErrors", gate.onRunErrors(), Reaction.class),
                reader.oneOf("secoda.onNothingTested", onNothingTested, OnNothingTested.class),
                reader.oneOf("secoda.onUnknownStatus", gate.onUnknownStatus(), Reaction.class),
                reader.oneOf("secoda.onDisagreement", gate.onDisagreement(), Reaction.class));
    }

    private static WaitSettings waitSettings(GateParameters gate, SettingReader reader) throws BadSettingException {
        Duration pollInterval = reader.duration("secoda.pollInterval", gate.pollInterval());
        Duration settleTime = reader.duration("secoda.settleTime", gate.settleTime());
        Duration syncTimeout = reader.duration("secoda.syncTimeout", gate.syncTimeout());
        OnSyncTimeout onSyncTimeout = reader.oneOf("secoda.onSyncTimeout", gate.onSyncTimeout(), OnSyncTimeout.class);
        LastRunMoves lastRunMoves = reader.oneOf("secoda.lastRunMoves", gate.lastRunMoves(), LastRunMoves.class);
        reader.requireAll();
        return Setting.checked(() ->
                new WaitSettings(gate.awaitSync(), pollInterval, settleTime, syncTimeout, onSyncTimeout, lastRunMoves));
    }
}
