/**
 * The goals: one class each, with its parameters, and what only Maven can give. {@link co.secoda.maven.MavenHost} gives
 * it to {@code co.secoda.run}. The only room that knows Maven.
 *
 * <p>Not here: what a goal does, which is in {@code co.secoda.run}.
 */
@NullMarked
package co.secoda.maven;

import org.jspecify.annotations.NullMarked;
