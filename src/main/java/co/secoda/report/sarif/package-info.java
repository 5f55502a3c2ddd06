/**
 * The report for code scanning: {@link co.secoda.report.sarif.SarifWriter} writes {@code secoda.sarif}.
 *
 * <p>Not here: what is told, and where in the checkout it is ({@code co.secoda.report}).
 */
@NullMarked
package co.secoda.report.sarif;

import org.jspecify.annotations.NullMarked;
