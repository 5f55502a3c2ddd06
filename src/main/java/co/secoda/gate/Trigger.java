package co.secoda.gate;

import java.time.Instant;

/**
 * The last accepted trigger.
 *
 * @param at when it had been accepted
 * @param before last-run, as read right before it
 */
public record Trigger(Instant at, LastRun before) {}
