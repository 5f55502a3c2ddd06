/**
 * The list of known failures as goals deal with it: {@link co.secoda.run.known.ListSetting} finds and reads it,
 * {@link co.secoda.run.known.KnownFailuresGoal} writes into it.
 *
 * <p>Not here: what it means for a verdict. That is {@code co.secoda.gate}, with {@code co.secoda.gate.known}.
 */
@NullMarked
package co.secoda.run.known;

import org.jspecify.annotations.NullMarked;
