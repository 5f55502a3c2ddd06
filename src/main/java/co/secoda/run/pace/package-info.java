/**
 * How fast a build may send, told to who reads the log: {@link co.secoda.run.pace.WritePace}.
 *
 * <p>Not here: what holds a write back ({@link co.secoda.api.WriteBudget}).
 */
@NullMarked
package co.secoda.run.pace;

import org.jspecify.annotations.NullMarked;
