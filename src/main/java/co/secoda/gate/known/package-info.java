/**
 * Known failures: failing tests that a team has accepted for a while. {@link co.secoda.gate.known.KnownFailures} is the
 * list, as its file says it. {@link co.secoda.gate.known.Excuses} is what it says of one run.
 *
 * <p>Not here: what an excused test changes in the verdict. That is {@code co.secoda.gate}.
 */
@NullMarked
package co.secoda.gate.known;

import org.jspecify.annotations.NullMarked;
