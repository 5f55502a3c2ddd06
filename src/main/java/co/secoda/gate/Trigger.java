package co.secoda.gate;

import java.time.Instant;

/**
 * The last accepted trigger.
 *
 * @param at when it had been accepted
 * @param before last-run, as read right before it
 * @param afterAnotherSync whether a running sync had to end first; the baseline then no longer says what the sets were
 *     before this one
 */
public record Trigger(Instant at, LastRun before, boolean afterAnotherSync) {}
