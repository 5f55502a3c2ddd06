package co.secoda.run;

import co.secoda.dbt.RunInFull.Part;
import co.secoda.report.CheckoutFiles;
import co.secoda.report.EarlierReports;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import co.secoda.report.SummaryWriter;
import co.secoda.report.codequality.CodeQualityWriter;
import co.secoda.report.html.HtmlWriter;
import co.secoda.report.junit.JUnitWriter;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.MarkdownWriter;
import co.secoda.report.sarif.SarifWriter;
import co.secoda.run.RunSettings.ReportKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The reports of one directory, as far as they are wanted. One that can't be written is told, and keeps no other from
 * being written.
 */
final class ReportSet {
    private static final String SETTING = "secoda.reportDirectory";

    private final Path directory;
    private final Set<ReportKind> kinds;
    private final CheckoutFiles sources;
    private final WriteFaults faults;
    private final EarlierReports earlier;
    private final DownstreamGraph graph = new DownstreamGraph();

    /**
     * Nothing is written yet.
     *
     * @param kinds which are wanted
     * @param sources where in the checkout nodes are written
     * @param faults is told of those that can't be written
     */
    ReportSet(Path directory, Set<ReportKind> kinds, CheckoutFiles sources, WriteFaults faults) {
        this.directory = directory;
        this.kinds = Set.copyOf(kinds);
        this.sources = sources;
        this.faults = faults;
        this.earlier = new EarlierReports(directory);
    }

    /** Takes away what an earlier goal left: all of it, or what tells of its verdict. */
    void deleteEarlier(boolean all) {
        (all ? earlier.delete() : earlier.deleteVerdict())
                .forEach((file, e) -> faults.missed(String.valueOf(file.getFileName()), file, SETTING, e));
    }

    /** Writes the summary; its file, if it is wanted and could be written. */
    Optional<Path> summary(Report report) {
        boolean goesOn = report.run().isEmpty() && report.verdict().isPresent();
        return write(
                ReportKind.JSON,
                ReportFiles.SUMMARY,
                () -> goesOn ? earlier.extend(report) : SummaryWriter.write(report, directory));
    }

    /** Writes the reports for people and build servers. */
    void write(Report report) {
        write(ReportKind.JUNIT, ReportFiles.JUNIT, () -> JUnitWriter.write(report, directory));
        write(ReportKind.HTML, ReportFiles.PAGE, () -> HtmlWriter.write(report, directory));
        write(ReportKind.MAIL, ReportFiles.MAIL, () -> HtmlWriter.writeForMail(report, directory));
        write(ReportKind.MARKDOWN, ReportFiles.MARKDOWN, () -> MarkdownWriter.write(report, graph, directory));
        write(
                ReportKind.CODEQUALITY,
                ReportFiles.CODE_QUALITY,
                () -> CodeQualityWriter.write(report, sources, directory));
        write(ReportKind.SARIF, ReportFiles.SARIF, () -> SarifWriter.write(report, sources, directory));
    }

    /** The page, if it is wanted. */
    Optional<Path> page() {
        return kinds.contains(ReportKind.HTML) ? Optional.of(directory.resolve(ReportFiles.PAGE)) : Optional.empty();
    }

    /** Whether the report in Markdown is wanted. */
    boolean hasMarkdown() {
        return kinds.contains(ReportKind.MARKDOWN);
    }

    /** What could not be written. */
    WriteFaults faults() {
        return faults;
    }

    /** What they ask of the run. */
    Set<Part> parts() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        kinds.forEach(kind -> parts.addAll(kind.parts()));
        return parts;
    }

    /** What draws what is downstream, once for all. */
    DownstreamGraph graph() {
        return graph;
    }

    /** Writes one file. */
    @FunctionalInterface
    private interface Writer {
        Path write() throws IOException;
    }

    private Optional<Path> write(ReportKind kind, String name, Writer writer) {
        if (!kinds.contains(kind)) {
            return Optional.empty();
        }
        Path file = directory.resolve(name);
        try {
            writer.write();
            faults.written(file);
            return Optional.of(file);
        } catch (IOException | RuntimeException e) { // nor does a fault of ours hide a verdict
            faults.missed(kind == ReportKind.JSON ? "the summary" : "the report " + name, file, SETTING, e);
            return Optional.empty();
        }
    }
}
