/**
 * The run as Markdown, for a job's page and a pull request: {@link co.secoda.report.markdown.MarkdownWriter} writes the
 * file, {@link co.secoda.report.markdown.GitHubFiles} what GitHub Actions shows.
 *
 * <p>Not here: annotations and groups of the log, which are commands to a CI runner
 * ({@link co.secoda.report.GitHubCommands}).
 */
@NullMarked
package co.secoda.report.markdown;

import org.jspecify.annotations.NullMarked;
