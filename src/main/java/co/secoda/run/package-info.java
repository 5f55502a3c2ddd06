/**
 * What a goal does, without Maven: it asks the build that it runs in for everything through {@link co.secoda.run.Host}.
 *
 * <p>Not here: parameters and whatever else only Maven can give ({@code co.secoda.maven}), and when an answer counts
 * ({@code co.secoda.gate}).
 */
@NullMarked
package co.secoda.run;

import org.jspecify.annotations.NullMarked;
