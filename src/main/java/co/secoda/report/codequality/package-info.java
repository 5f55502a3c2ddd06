/**
 * The report for GitLab's merge request widget: {@link co.secoda.report.codequality.CodeQualityWriter} writes
 * {@code gl-code-quality-report.json}.
 *
 * <p>Not here: what is told, and where in the checkout it is ({@code co.secoda.report}).
 */
@NullMarked
package co.secoda.report.codequality;

import org.jspecify.annotations.NullMarked;
