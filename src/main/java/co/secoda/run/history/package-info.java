/**
 * The runs before this one: {@link co.secoda.run.history.PastRuns} reads what {@code secoda.historyDirectory} keeps of
 * them, {@link co.secoda.run.history.HistoryWriter} adds this run.
 *
 * <p>Not here: what a history is good for. Reports show its {@link co.secoda.report.PastRun}s, and the gate is told
 * what was failing when a run last passed.
 */
@NullMarked
package co.secoda.run.history;

import org.jspecify.annotations.NullMarked;
