/**
 * Checking a CSV and JSON Lines files before they are imported: {@link co.secoda.metadata.CsvCheck} and
 * {@link co.secoda.metadata.JsonlCheck}. Files are streamed; a million lines are checked in a heap of 64 MB.
 *
 * <p>Not here: sending them, which is in {@code co.secoda.api}, and dbt.
 */
@NullMarked
package co.secoda.metadata;

import org.jspecify.annotations.NullMarked;
