/**
 * The page for people, {@code index.html}: {@link co.secoda.report.html.HtmlWriter} writes what the records here say in
 * words and numbers through the templates in {@code src/main/jte}.
 *
 * <p>Not here: colours, which are in {@code secoda.css} alone.
 */
@NullMarked
package co.secoda.report.html;

import org.jspecify.annotations.NullMarked;
