/**
 * What a run of dbt was: {@link co.secoda.dbt.DbtRunReader} joins the two artifacts to a {@link co.secoda.dbt.DbtRun}.
 * Reports ask for more with {@link co.secoda.dbt.RunTimeline}, {@link co.secoda.dbt.TestCases} and
 * {@link co.secoda.dbt.Downstream}.
 *
 * <p>Not here: limits and verdicts ({@code co.secoda.gate}), and reading JSON ({@code co.secoda.dbt.artifact}).
 */
@NullMarked
package co.secoda.dbt;

import org.jspecify.annotations.NullMarked;
