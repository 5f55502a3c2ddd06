/**
 * The wait for the sync of a run, and the verdict: {@link co.secoda.gate.PollLoop} waits until an answer is of this
 * run, {@link co.secoda.gate.Judge} compares it with the limits. The rule is in {@code docs/verdict.md}.
 *
 * <p>Not here: HTTP and its retries ({@code co.secoda.api}), and how a build ends ({@code co.secoda.run}).
 */
@NullMarked
package co.secoda.gate;

import org.jspecify.annotations.NullMarked;
