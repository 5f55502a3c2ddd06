/**
 * What a goal prints for scripts: {@link co.secoda.run.output.DataOutput} is where it goes, a
 * {@link co.secoda.run.output.Printout} is what is printed, as a table or as JSON. Standard output itself is
 * {@link co.secoda.run.output.StandardOutput}'s alone. How the word of a verdict looks on a terminal is
 * {@link co.secoda.run.output.VerdictStyle}'s.
 *
 * <p>Not here: the log ({@link co.secoda.run.Log}), and the reports of a run ({@code co.secoda.report}).
 */
@NullMarked
package co.secoda.run.output;

import org.jspecify.annotations.NullMarked;
