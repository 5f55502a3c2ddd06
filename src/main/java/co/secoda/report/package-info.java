/** Writers of one format each, from one immutable report. */
@NullMarked
package co.secoda.report;

import org.jspecify.annotations.NullMarked;
