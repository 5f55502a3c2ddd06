package co.secoda.report.markdown;

import co.secoda.file.WholeFile;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code secoda.md}: the verdict, its numbers and what broke, for people. */
public final class MarkdownWriter {
    /**
     * What GitHub takes, in bytes; a file that is given to a job summary, a comment or a wiki is no use if it is
     * longer.
     */
    static final int LIMIT = 1 << 20;

    private MarkdownWriter() {}

    /**
     * Writes the report, at most 1 MiB of it.
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
