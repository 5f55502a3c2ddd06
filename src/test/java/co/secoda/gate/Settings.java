package co.secoda.gate;

import co.secoda.api.FailingTests;
import java.time.Duration;
import java.util.List;

/** Settings as they are by default, and changes to them. */
final class Settings {
    private Settings() {}

    static GateSettings allow(int failing) {
        return allow(failing, -1);
    }

    static GateSettings allow(int failing, int warning) {
        return gate(new Thresholds(Limit.of(failing), Limit.of(warning), Limit.of(-1)), FailOn.ANY);
    }

    static GateSettings allowNew(int failing) {
        return allowNew(failing, -1);
    }

    static GateSettings allowNew(int failing, int warning) {
        return gate(new Thresholds(Limit.of(failing), Limit.of(warning), Limit.of(-1)), FailOn.NEW);
    }

    static GateSettings failFast(GateSettings gate) {
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

    static GateSettings passFast(GateSettings gate) {
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

    static GateSettings onDisagreement(GateSettings gate, Reaction reaction) {
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
    static GateSettings reacting(Reaction onRunErrors, OnNothingTested onNothingTested, Reaction onUnknownStatus) {
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

    static GateSettings gate(Thresholds thresholds, FailOn failOn) {
        return new GateSettings(
                thresholds, failOn, false, false, Reaction.FAIL, OnNothingTested.FAIL, Reaction.FAIL, Reaction.WARN);
    }

    /** Five seconds, one minute, ten minutes. */
    static WaitSettings waiting() {
        return waiting(OnSyncTimeout.FAIL);
    }

    static WaitSettings waiting(OnSyncTimeout onSyncTimeout) {
        return waiting(5, 60, 600, onSyncTimeout);
    }

    static WaitSettings waiting(int pollInterval, int settleTime, int syncTimeout, OnSyncTimeout onSyncTimeout) {
        return new WaitSettings(
                true,
                Duration.ofSeconds(pollInterval),
                Duration.ofSeconds(settleTime),
                Duration.ofSeconds(syncTimeout),
                onSyncTimeout,
                LastRunMoves.UNKNOWN);
    }

    static WaitSettings notWaiting() {
        WaitSettings settings = waiting();
        return new WaitSettings(
                false,
                settings.pollInterval(),
                settings.settleTime(),
                settings.syncTimeout(),
                settings.onSyncTimeout(),
                settings.lastRunMoves());
    }

    static WaitSettings lastRunMoves(LastRunMoves moves) {
        WaitSettings settings = waiting();
        return new WaitSettings(
                true,
                settings.pollInterval(),
                settings.settleTime(),
                settings.syncTimeout(),
                settings.onSyncTimeout(),
                moves);
    }

    static FailingTests failing(String... ids) {
        return FailingTests.of(List.of(ids), List.of());
    }

    static FailingTests warning(String... ids) {
        return FailingTests.of(List.of(), List.of(ids));
    }

    static Baseline before(FailingTests answer) {
        return new Baseline.Known(answer);
    }

    static Baseline notRead() {
        return new Baseline.Unknown("HTTP 404");
    }
}
