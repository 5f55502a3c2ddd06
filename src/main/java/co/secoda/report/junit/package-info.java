/**
 * The run as JUnit XML, for what shows tests: {@link co.secoda.report.junit.JUnitWriter} is the way in.
 */
@NullMarked
package co.secoda.report.junit;

import org.jspecify.annotations.NullMarked;
