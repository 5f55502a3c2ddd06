package co.secoda.report.html;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.file.Digest;
import co.secoda.file.WholeFile;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes {@code index.html}, a page for people, and its style sheet {@code secoda.css}. The page has no script, no
 * style of its own and nothing from the network, so that it shows whole under Jenkins' default Content-Security-Policy
 * and from a disk. To draw what ran when, the artifacts may be read again; where they are gone or others by now, the
 * page says so in place of that.
 */
public final class HtmlWriter {
    /**
     * What a browser lets the page do, should text of the run ever be taken for markup: nothing but show the style
     * sheet. From a disk it is no page's own.
     */
    public static final String POLICY =
            "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'";

    private static final String NO_RUN = "There are no artifacts to read it from.";

    private HtmlWriter() {}

    /**
     * Writes the page and its style sheet. Memory doesn't grow with the length of the page.
     *
     * @param directory made if it isn't there
     * @return the page's file
     * @throws IOException if one of the two can't be written
     */
    public static Path write(Report report, Path directory) throws IOException {
        HtmlPage page = page(report, Optional.empty());
        WholeFile.write(directory.resolve(ReportFiles.STYLE_SHEET), HtmlWriter::copyStyleSheet);
        return WholeFile.write(directory.resolve(ReportFiles.PAGE), out -> render(page, out));
    }

    /**
     * Writes the same page with its style in it, so that one file is all that is sent around. A browser lets it have no
     * other style, and still nothing else.
     *
     * @param directory made if it isn't there
     * @return the page's file
     * @throws IOException if it can't be written
     */
    public static Path writeForMail(Report report, Path directory) throws IOException {
        ByteArrayOutputStream style = new ByteArrayOutputStream();
        copyStyleSheet(style);
        HtmlPage page = page(report, Optional.of(style.toString(StandardCharsets.UTF_8)));
        return WholeFile.write(directory.resolve(ReportFiles.MAIL), out -> render(page, out));
    }

    /** What a browser lets the page do. */
    static String policy(Optional<String> style) {
        return style.map(css -> POLICY.replace("'self' file:", "'sha256-" + base64(css) + "'"))
                .orElse(POLICY);
    }

    private static String base64(String css) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Digest.sha256(css)));
    }

    private static void copyStyleSheet(OutputStream out) throws IOException {
        try (InputStream in = HtmlWriter.class.getResourceAsStream(ReportFiles.STYLE_SHEET)) {
            if (in == null) {
                throw new FileNotFoundException(ReportFiles.STYLE_SHEET + " is missing in the plugin's jar");
            }
            in.transferTo(out);
        }
    }

    @SuppressWarnings("NullAway") // what jte makes of a template takes null for no interceptor
    private static void render(HtmlPage page, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        // A TemplateEngine would look for it in the thread's class loader: Maven's own, when the session ends.
        JteindexGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(text)), null, page);
        text.flush();
    }

    private static HtmlPage page(Report report, Optional<String> style) {
        Optional<TimelinePicture> timeline = Optional.empty();
        Optional<String> noTimeline = Optional.of(NO_RUN);
        if (report.run().isPresent()) {
            try {
                timeline = TimelineDrawing.of(
                        report.run().get().inFull().timeline(),
                        report.run().get().labels());
                noTimeline = timeline.isPresent() ? Optional.empty() : Optional.of("No result says when it was made.");
            } catch (ArtifactException e) {
                noTimeline = Optional.of(ShownText.line("The artifacts can't be read again: " + e.getMessage(), 600));
            }
        }
        return new HtmlPage(
                PageHead.of(report),
                report.run().map(run -> Findings.of(report, run)).orElse(List.of()),
                StaleTable.of(report),
                Findings.others(report),
                report.run().map(Findings::quiet).orElse("There are no artifacts of dbt to look into."),
                report.run().stream()
                        .flatMap(run -> Stream.of(AtRisk.downstream(run), AtRisk.skipped(run)))
                        .flatMap(Optional::stream)
                        .toList(),
                timeline,
                noTimeline,
                HistoryStrip.of(report),
                PageReasons.of(report),
                style);
    }
}
