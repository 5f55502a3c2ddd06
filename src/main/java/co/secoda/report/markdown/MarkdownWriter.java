package co.secoda.report.markdown;

import co.secoda.file.WholeFile;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code secoda.md}: the verdict, its numbers and what broke, for people. */
public final class MarkdownWriter {
    /**
     * A file that is given to a comment is no use if it is longer. GitHub takes 65,536 characters, of which a text has
     * no more than bytes; GitLab takes 1,000,000. The rest is for a line that tells the comment from others.
     */
    static final int LIMIT = 65_000;

    private MarkdownWriter() {}

    /**
     * Writes the report, at most {@value #LIMIT} bytes of it.
     *
     * @param graph draws what is downstream
     * @param directory made if it isn't there
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, DownstreamGraph graph, Path directory) throws IOException {
        String text = Markdown.of(report, graph, LIMIT);
        return WholeFile.write(directory.resolve(ReportFiles.MARKDOWN), text);
    }
}
