/**
 * What a run of dbt was: {@link co.secoda.dbt.DbtRunReader} joins the two artifacts to a {@link co.secoda.dbt.DbtRun}.
 * Reports ask its {@link co.secoda.dbt.RunInFull} for more: when nodes ran, all tests, and what is downstream.
 *
 * <p>Not here: limits and verdicts ({@code co.secoda.gate}), and reading JSON ({@code co.secoda.dbt.artifact}).
 */
@NullMarked
package co.secoda.dbt;

import org.jspecify.annotations.NullMarked;
