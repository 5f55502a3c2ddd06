/**
 * The run as JUnit XML, for what shows tests: {@link co.secoda.report.junit.JUnitWriter} is the way in.
 *
 * <p>Not here: the test cases themselves, which {@link co.secoda.dbt.TestCases} finds.
 */
@NullMarked
package co.secoda.report.junit;

import org.jspecify.annotations.NullMarked;
