package co.secoda.gate;

import co.secoda.api.FailingTests;
import java.time.Instant;

/**
 * The latest valid answer, and how long it is known to have stood.
 *
 * @param answer the answer
 * @param since when it had first been read, with no other valid answer read after that
 * @param upTo when it was last asked for
 * @param first whether no other valid answer was read before it
 */
record Standing(FailingTests answer, Instant since, Instant upTo, boolean first) {}
