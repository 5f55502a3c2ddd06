/**
 * What was before a run: {@link co.secoda.run.baseline.EarlierRuns} says what was failing, where
 * {@code secoda.baseline} ({@link co.secoda.run.baseline.BaselineSetting}) names it, and which nodes took less time.
 *
 * <p>Not here: what counts as new. That is {@code co.secoda.gate}, with {@code co.secoda.gate.baseline}.
 */
@NullMarked
package co.secoda.run.baseline;

import org.jspecify.annotations.NullMarked;
