/**
 * What Secoda calls the entities of its answers: {@link co.secoda.gate.names.EntityNames} has them by their ids.
 *
 * <p>Not here: asking the catalogue ({@code co.secoda.run.names}), and the verdict, which no name changes
 * ({@code co.secoda.gate}).
 */
@NullMarked
package co.secoda.gate.names;

import org.jspecify.annotations.NullMarked;
