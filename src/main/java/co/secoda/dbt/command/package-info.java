/**
 * Running dbt: {@link co.secoda.dbt.command.DbtCommand}, how it ended, and the record of it that a later goal reads.
 * That the artifacts are of it is asked in {@code co.secoda.run}.
 */
@NullMarked
package co.secoda.dbt.command;

import org.jspecify.annotations.NullMarked;
