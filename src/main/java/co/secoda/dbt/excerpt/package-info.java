/**
 * What an upload leaves out of the artifacts: {@link co.secoda.dbt.excerpt.Omissions} writes the copies that are sent.
 *
 * <p>Not here: how a copy is made, which is in {@code co.secoda.dbt.artifact}, nor when.
 */
@NullMarked
package co.secoda.dbt.excerpt;

import org.jspecify.annotations.NullMarked;
