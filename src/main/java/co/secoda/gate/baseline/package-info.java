/**
 * What was failing before a run where the user says so ({@code secoda.baseline}), not Secoda:
 * {@link co.secoda.gate.baseline.GivenBaseline} is that, and {@link co.secoda.gate.baseline.Comparison} a run beside
 * it.
 *
 * <p>Not here: where it is read ({@code co.secoda.run.baseline}), and what it means for Secoda's answer, which is asked
 * in {@code co.secoda.gate}.
 */
@NullMarked
package co.secoda.gate.baseline;

import org.jspecify.annotations.NullMarked;
