/**
 * The queries that dbt ran: {@link co.secoda.dbt.query.CompiledQueries} finds the file, the text and the stored rows of
 * what did not pass.
 *
 * <p>Not here: running them, and how they are shown ({@code co.secoda.report}).
 */
@NullMarked
package co.secoda.dbt.query;

import org.jspecify.annotations.NullMarked;
