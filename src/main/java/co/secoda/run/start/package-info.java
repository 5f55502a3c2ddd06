/**
 * The first steps of a repository: {@link co.secoda.run.start.Init} writes its pipeline, and
 * {@link co.secoda.run.start.NextGoal} says what to call next.
 *
 * <p>Not here: the checks of a setup ({@link co.secoda.run.Doctor}). The pipelines themselves are files of
 * {@code examples}, which the build puts beside these classes.
 */
@NullMarked
package co.secoda.run.start;

import org.jspecify.annotations.NullMarked;
