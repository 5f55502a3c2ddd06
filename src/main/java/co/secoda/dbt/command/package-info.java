/**
 * Running dbt: {@link co.secoda.dbt.command.DbtCommand}, how it ended, and the record of it that a later goal reads.
 *
 * <p>Not here: whether artifacts are of that command, which is asked in {@code co.secoda.run}.
 */
@NullMarked
package co.secoda.dbt.command;

import org.jspecify.annotations.NullMarked;
