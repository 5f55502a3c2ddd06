/**
 * What is written of a run: {@link co.secoda.report.Report} is what all writers get, and
 * {@link co.secoda.report.SummaryWriter} writes {@code secoda.json}. Other formats have packages of their own.
 *
 * <p>Not here: which reports are written and where, and what becomes of one that can't be ({@code co.secoda.run}).
 */
@NullMarked
package co.secoda.report;

import org.jspecify.annotations.NullMarked;
