package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import java.time.Duration;
import java.util.List;

/** Settings as they are by default, and changes to them. */
public final class Settings {
    private Settings() {}

    public static GateSettings allow(int failing) {
        return allow(failing, -1);
    }

    public static GateSettings allow(int failing, int warning) {
        return gate(new Thresholds(Limit.of(failing), Limit.of(warning), Limit.of(-1)), FailOn.ANY);
    }

    public static GateSettings allowNew(int failing) {
        return allowNew(failing, -1);
    }

    public static GateSettings allowNew(int failing, int warning) {
        return gate(new Thresholds(Limit.of(failing), Limit.of(warning), Limit.of(-1)), FailOn.NEW);
    }

    public static GateSettings failFast(GateSettings gate) {
        return new GateSettings(
                gate.thresholds(),
                gate.failOn(),
                true,
                gate.passFast(),
                gate.onRunErrors(),
                gate.onNothingTested(),
                gate.onUnknownStatus(),
                gate.onDisagreement());
    }

    public static GateSettings passFast(GateSettings gate) {
        return new GateSettings(
                gate.thresholds(),
                gate.failOn(),
                gate.failFast(),
                true,
                gate.onRunErrors(),
                gate.onNothingTested(),
                gate.onUnknownStatus(),
                gate.onDisagreement());
    }

    public static GateSettings onDisagreement(GateSettings gate, Reaction reaction) {
        return new GateSettings(
                gate.thresholds(),
                gate.failOn(),
                gate.failFast(),
                gate.passFast(),
                gate.onRunErrors(),
                gate.onNothingTested(),
                gate.onUnknownStatus(),
                reaction);
    }

    /** These reactions to what the artifacts alone say. */
    public static GateSettings reacting(
            Reaction onRunErrors, OnNothingTested onNothingTested, Reaction onUnknownStatus) {
        GateSettings gate = allow(0);
        return new GateSettings(
                gate.thresholds(),
                gate.failOn(),
                gate.failFast(),
                gate.passFast(),
                onRunErrors,
                onNothingTested,
                onUnknownStatus,
                gate.onDisagreement());
    }

    public static GateSettings gate(Thresholds thresholds, FailOn failOn) {
        return new GateSettings(
                thresholds, failOn, false, false, Reaction.FAIL, OnNothingTested.FAIL, Reaction.FAIL, Reaction.WARN);
    }

    /** Five seconds, one minute, ten minutes. */
    public static WaitSettings waiting() {
        return waiting(OnSyncTimeout.FAIL);
    }

    public static WaitSettings waiting(OnSyncTimeout onSyncTimeout) {
        return waiting(5, 60, 600, onSyncTimeout);
    }

    public static WaitSettings waiting(int pollInterval, int settleTime, int syncTimeout, OnSyncTimeout onSyncTimeout) {
        return new WaitSettings(
                true,
                Duration.ofSeconds(pollInterval),
                Duration.ofSeconds(settleTime),
                Duration.ofSeconds(syncTimeout),
                onSyncTimeout,
                LastRunMoves.UNKNOWN);
    }

    public static WaitSettings notWaiting() {
        WaitSettings settings = waiting();
        return new WaitSettings(
                false,
                settings.pollInterval(),
                settings.settleTime(),
                settings.syncTimeout(),
                settings.onSyncTimeout(),
                settings.lastRunMoves());
    }

    public static WaitSettings lastRunMoves(LastRunMoves moves) {
        WaitSettings settings = waiting();
        return new WaitSettings(
                true,
                settings.pollInterval(),
                settings.settleTime(),
                settings.syncTimeout(),
                settings.onSyncTimeout(),
                moves);
    }

    public static FailingTests failing(String... ids) {
        return FailingTests.of(List.of(ids), List.of());
    }

    public static FailingTests warning(String... ids) {
        return FailingTests.of(List.of(), List.of(ids));
    }

    public static Baseline before(FailingTests answer) {
        return new Baseline.Known(answer);
    }

    public static Baseline notRead() {
        return new Baseline.Unknown("HTTP 404");
    }
}
