package co.secoda.gate;

import co.secoda.api.FailingTests;
import java.time.Instant;
import java.util.Optional;

/**
 * What one poll read. The server made its answer at some moment between {@code asked} and {@code answered}.
 *
 * @param lastRun last-run, read first; empty if that failed
 * @param asked when the lists were asked for, and last-run had been read
 * @param answer the lists; empty if the answer was invalid or there was none
 * @param answered when the lists were there
 * @param problem why one of the two is missing
 */
record Reading(
        Optional<LastRun> lastRun,
        Instant asked,
        Optional<FailingTests> answer,
        Instant answered,
        Optional<String> problem) {}
