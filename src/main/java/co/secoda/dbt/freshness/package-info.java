/**
 * How fresh dbt found its sources: {@link co.secoda.dbt.freshness.FreshnessReader} reads {@code sources.json} and
 * {@code freshness.json}, {@link co.secoda.dbt.freshness.Freshness} is what they say.
 *
 * <p>Not here: what a stale source means for a verdict ({@code co.secoda.gate}).
 */
@NullMarked
package co.secoda.dbt.freshness;

import org.jspecify.annotations.NullMarked;
