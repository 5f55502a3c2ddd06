/**
 * The ground floor of words: text from outside made fit for a log ({@link co.secoda.text.PlainText}), durations
 * ({@link co.secoda.text.DurationText}), counts and sizes ({@link co.secoda.text.NumberText}), tables, and the word
 * that was probably meant. Each is written here once, so that it reads the same everywhere.
 *
 * <p>Not here: sentences of a room, and what a format such as XML or Markdown asks for, which is in
 * {@code co.secoda.report}.
 */
@NullMarked
package co.secoda.text;

import org.jspecify.annotations.NullMarked;
