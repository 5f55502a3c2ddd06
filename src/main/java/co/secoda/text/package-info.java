/**
 * The ground floor of words: text from outside made fit for a log, durations, numbers and sizes, tables, and the word
 * that was probably meant. Each is written here once, so that it reads the same everywhere. What a format such as XML
 * or Markdown asks for is in {@code co.secoda.report}.
 */
@org.jspecify.annotations.NullMarked
package co.secoda.text;
