/**
 * Gives the ids of Secoda's answers their names: {@link co.secoda.run.names.NameLookup} asks the catalogue for them,
 * within bounds.
 *
 * <p>Not here: what is made of the names ({@code co.secoda.gate.names}), and the calls themselves
 * ({@code co.secoda.api}).
 */
@NullMarked
package co.secoda.run.names;

import org.jspecify.annotations.NullMarked;
