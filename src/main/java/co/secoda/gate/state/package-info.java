/**
 * The state file, by which {@code upload}, {@code trigger} and {@code check} know of each other:
 * {@link co.secoda.gate.state.StateFile} reads and writes it. What it holds is {@link co.secoda.gate.RunState}.
 *
 * <p>Not here: whether a state is of this build, which is asked in {@code co.secoda.run}, and the summary, which is a
 * report.
 */
@NullMarked
package co.secoda.gate.state;

import org.jspecify.annotations.NullMarked;
