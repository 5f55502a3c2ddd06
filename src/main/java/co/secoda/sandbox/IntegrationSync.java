package co.secoda.sandbox;

import co.secoda.api.FailingTests;
import co.secoda.sandbox.SandboxHabits.LastRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The syncs of one integration, and what they wrote. */
final class IntegrationSync {
    private static final FailingTests NOTHING = FailingTests.of(List.of(), List.of());

    private final SyncRules rules;
    private final List<String> foreign;

    private Optional<UploadedSets> uploaded = Optional.empty();
    private FailingTests written = NOTHING;
    private boolean running;
    private boolean succeeded;
    private int started;
    private Optional<Instant> lastRun = Optional.empty();

    IntegrationSync(SyncRules rules) {
        this.rules = rules;
        this.foreign = IntStream.rangeClosed(1, rules.habits().foreignEntities())
                .mapToObj(UploadedSets::foreignId)
                .toList();
    }

    /**
     * Replaces what was uploaded before. A sync that runs goes on with what there was when it started.
     *
     * @param findings empty if no sync can make anything of the upload
     */
    synchronized void take(Optional<UploadedSets> findings) {
        uploaded = findings;
    }

    /** Starts a sync, unless one is running. It fails if there is nothing that it could read. */
    synchronized boolean start() {
        if (running) {
            return false;
        }
        running = true;
        started++;
        if (rules.habits().lastRun() == LastRun.START) {
            moveLastRun();
        }
        FailingTests before = written;
        if (rules.habits().clearsFirst()) {
            written = NOTHING;
        }
        boolean fails = started <= rules.habits().failingSyncs() || uploaded.isEmpty();
        Optional<FailingTests> result = fails
                ? Optional.empty()
                : uploaded.map(findings -> findings.flagged(rules.habits().relationship()));
        if (rules.habits().writesInSteps()) {
            result.ifPresent(all -> rules.timer().after(rules.syncTime().dividedBy(2), () -> write(half(all))));
        }
        rules.timer().after(rules.syncTime(), () -> finish(result, before));
        return true;
    }

    /**
     * Syncs now and each time that {@code interval} has passed, as a schedule does; a sync that runs already counts as
     * that.
     */
    void startEvery(Duration interval) {
        start();
        rules.timer().after(interval, () -> startEvery(interval));
    }

    private synchronized void write(FailingTests result) {
        written = result;
    }

    private synchronized void finish(Optional<FailingTests> result, FailingTests before) {
        running = false;
        succeeded |= result.isPresent();
        written = result.orElse(before);
        if (rules.habits().lastRun() == LastRun.END) {
            moveLastRun();
        }
    }

    private void moveLastRun() {
        Instant now = rules.now();
        // Two syncs never show the same time, however short they are.
        lastRun = Optional.of(lastRun.filter(last -> !last.isBefore(now))
                .map(last -> last.plus(1, ChronoUnit.MICROS))
                .orElse(now));
    }

    private static FailingTests half(FailingTests all) {
        return FailingTests.of(firstHalf(all.failing()), firstHalf(all.warning()));
    }

    private static List<String> firstHalf(Iterable<String> ids) {
        List<String> list = new ArrayList<>();
        ids.forEach(list::add);
        return list.subList(0, list.size() / 2);
    }

    /** When a sync last ended, or started: as the habits say. */
    synchronized Optional<Instant> lastRun() {
        return lastRun;
    }

    /** The two sets as they stand now; empty where the integration has none yet. */
    synchronized Optional<FailingTests> failingTests() {
        if (rules.habits().silentUntilSynced() && !succeeded) {
            return Optional.empty();
        }
        List<String> failing = new ArrayList<>(written.failing());
        failing.addAll(foreign);
        return Optional.of(FailingTests.of(failing, written.warning()));
    }

    /**
     * What all syncs of a workspace go by.
     *
     * @param habits the workspace's
     * @param syncTime how long a sync takes
     * @param timer what ends it
     * @param clock the real time
     */
    record SyncRules(SandboxHabits habits, Duration syncTime, SyncTimer timer, Clock clock) {
        /** The time by the server's clock. */
        Instant now() {
            return clock.instant().plus(habits.clockOffset()).truncatedTo(ChronoUnit.MICROS);
        }
    }
}
