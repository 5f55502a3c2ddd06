/**
 * Where {@code secoda.baseline} says what was failing before a run: {@link co.secoda.run.baseline.BaselineSetting} is
 * the setting, {@link co.secoda.run.baseline.BaselineReader} reads what it names.
 *
 * <p>Not here: what counts as new. That is {@code co.secoda.gate}, with {@code co.secoda.gate.baseline}.
 */
@NullMarked
package co.secoda.run.baseline;

import org.jspecify.annotations.NullMarked;
