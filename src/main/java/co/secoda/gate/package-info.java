/** Thresholds, the wait for the sync of this run, and the verdict. */
@NullMarked
package co.secoda.gate;

import org.jspecify.annotations.NullMarked;
