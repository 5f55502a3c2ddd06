package co.secoda.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.secoda.dbt.Corpus;
import co.secoda.dbt.DbtRun;
import co.secoda.report.PageReports;
import co.secoda.report.QueriedPair;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import co.secoda.report.Reports;
import co.secoda.report.TimedPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens pages in Chromium as Jenkins serves them, on a desk and on a phone, light and dark: nothing breaks the policy,
 * the console is silent, nothing stands out at the side, and axe has no serious objection. Pictures of them are in
 * {@code target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlInBrowserTest {
    private static final int DESK = 1_280;
    private static final int PHONE = 390;
    private static final int TABLET = 500;
    private static final int A4 = 720;
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Path EXAMPLE = Path.of("examples/shop/dbt-target");

    @TempDir
    private static Path directory;

    private Browser browser;
    private PageServer server;

    @BeforeAll
    void start() throws IOException {
        browser = Browser.start(directory.resolve("profile"));
        server = PageServer.start(directory);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_run_without_results() throws Exception {
        DbtRun run = TimedPair.ofNodes(0, 1).in(directory.resolve("nothing"));
        write("empty", Reports.of(run, "unknown", "no test has an outcome of its own"));
        isSound("empty");
    }

    @Test
    void a_run_that_was_not_read() throws Exception {
        write("bare", Reports.bare());
        isSound("bare");
    }

    @Test
    void the_example() throws Exception {
        write("example", example());
        isSound("example");
        assertThat(browser.style(".finding", "border-left-style")).isEqualTo("solid");
        browser.look(TABLET, false);
        browser.photograph(SCREENSHOTS.resolve("example-tablet.png"));
        assertThat(browser.overflow()).isZero();
        assertThat(browser.style(".about", "padding-bottom")).isNotEqualTo("0px");
    }

    @Test
    void for_mail_it_is_one_file_that_shows_by_itself() throws Exception {
        Path file = HtmlWriter.writeForMail(example(), directory.resolve("mail"));
        browser.look(DESK, false);
        browser.open(file.toUri());
        browser.photograph(SCREENSHOTS.resolve("example-mail.png"));
        assertThat(browser.console()).isEmpty();
        assertThat(browser.style(".finding", "border-left-style")).isEqualTo("solid");
        assertThat(directory.resolve("mail")).isDirectoryContaining(only -> only.equals(file));
    }

    @Test
    void without_its_style_sheet_it_can_still_be_read() throws Exception {
        write("bald", example());
        Files.delete(directory.resolve("bald").resolve(ReportFiles.STYLE_SHEET));
        browser.look(DESK, false);
        browser.open(directory.resolve("bald").resolve(ReportFiles.PAGE).toUri());
        browser.photograph(SCREENSHOTS.resolve("example-bald.png"));
        assertThat(browser.height(".verdict .icon")).isBetween(1, 20);
    }

    @Test
    void on_paper_nothing_is_folded_or_scrolled() throws Exception {
        write("paper", example());
        browser.print(A4);
        browser.open(server.strict("paper"));
        browser.photograph(SCREENSHOTS.resolve("example-print.png"));
        assertThat(browser.overflow()).isZero();
        assertThat(browser.height("#reached table")).isPositive();
        assertThat(browser.style(".plot .scroll", "overflow-x")).isEqualTo("visible");
        assertThat(browser.style(".contents", "display")).isEqualTo("none");
    }

    @Test
    void from_a_disk_it_shows_as_from_a_server() throws Exception {
        write("disk", example());
        browser.look(DESK, false);
        browser.open(directory.resolve("disk").resolve(ReportFiles.PAGE).toUri());
        assertThat(browser.console()).isEmpty();
        assertThat(browser.style(".finding", "border-left-style")).isEqualTo("solid");
    }

    @Test
    void a_passed_run() throws Exception {
        DbtRun run = TimedPair.ofNodes(10, 2).in(directory.resolve("ten"));
        write(
                "passed",
                PageReports.published(run, "passed", List.of("no entity is failing, 0 are allowed"), List.of()));
        isSound("passed");
    }

    @Test
    void a_real_run() throws Exception {
        Path pair = Corpus.pair("v2-four-failing");
        assumeTrue(Files.isDirectory(pair), "the corpus is not beside this checkout");
        write(
                "real",
                PageReports.published(
                        PageReports.read(pair),
                        "failed",
                        List.of("4 tables or models are failing, 0 are allowed"),
                        List.of()));
        isSound("real");
    }

    @Test
    void a_run_of_five_thousand_nodes() throws Exception {
        DbtRun run = TimedPair.ofNodes(5_000, 8).in(directory.resolve("many"));
        write(
                "many",
                PageReports.published(
                        run, "failed", List.of("41 tables or models are failing, 0 are allowed"), List.of()));
        isSound("many");
        browser.photograph(SCREENSHOTS.resolve("many-timeline.png"), "#timeline h2", ".plot");
    }

    @Test
    void a_hostile_run() throws Exception {
        String text =
                "<script>alert(1)</script>\" onload=\"alert(1) ]]> -->\u202e\u0000\u001b[31m javascript:alert(1)\n"
                        + "</pre><style>*{display:none}</style>\n" + "wide".repeat(300);
        DbtRun run = TimedPair.saying(text, "\"><img src=x onerror=alert(1)>" + "long".repeat(100))
                .in(directory.resolve("evil"));
        write("hostile", PageReports.published(run, "failed", List.of(text, text), List.of(text)));
        isSound("hostile");
    }

    @Test
    void a_query_of_two_thousand_lines_of_hostile_text() throws Exception {
        String line = "select '<script>alert(1)</script>', \"</pre>\" -- \u202e " + "wide".repeat(60) + "\n";
        DbtRun run = QueriedPair.storing("\"<img src=x onerror=alert(1)>\"")
                .withCode("compiled_code", "select 1")
                .in(directory.resolve("queried/target"));
        Path file = directory.resolve("queried").resolve(QueriedPair.PATH);
        Files.createDirectories(file.getParent());
        Files.writeString(file, line.repeat(2_000));
        write("queries", PageReports.published(run, "failed", List.of("1 table or model is failing"), List.of()));

        browser.look(TABLET, false);
        browser.open(server.strict("queries"));
        browser.click(".query summary");
        for (boolean dark : List.of(true, false)) {
            browser.look(dark ? TABLET : DESK, dark);
            browser.photograph(SCREENSHOTS.resolve("queries-" + (dark ? "tablet-dark" : "desk-light") + ".png"));
            assertThat(browser.overflow()).isZero();
        }
        assertThat(browser.height(".sql")).isBetween(100, 500);
        browser.print(A4);
        browser.photograph(SCREENSHOTS.resolve("queries-print.png"));
        assertThat(browser.height(".sql")).isLessThan(400);
        assertThat(browser.console()).isEmpty();
    }

    /** Without this, nobody knows that the checks above can fail. */
    @Test
    void the_checks_find_what_they_look_for() throws Exception {
        page("styled", "<p style=\"color: red\">Red</p>");
        browser.look(DESK, false);
        browser.open(server.strict("styled"));
        assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));

        page("scripted", "<script>alert(1)</script>");
        browser.open(server.strict("scripted"));
        assertThat(browser.console()).isNotEmpty();

        page(
                "faint",
                "<style>body {color: #000; background: #fff}"
                        + "@media (prefers-color-scheme: dark) {body {color: #ccc}}</style><p>Faint in the dark</p>");
        browser.open(server.plain("faint"));
        assertThat(browser.accessibilityProblems()).isEmpty();
        browser.look(DESK, true);
        assertThat(browser.accessibilityProblems()).anyMatch(problem -> problem.startsWith("color-contrast: "));

        page("broad", "<pre>" + "broad ".repeat(15) + "</pre>");
        browser.open(server.strict("broad"));
        assertThat(browser.overflow()).isZero();
        browser.look(PHONE, true);
        assertThat(browser.overflow()).isPositive();
    }

    /** {@code -Dscreenshots.directory=docs/images} makes the pictures of the README anew. */
    @Test
    void pictures_for_the_readme() throws Exception {
        Path pictures = Path.of(System.getProperty("screenshots.directory", SCREENSHOTS.toString()));
        write("readme", example());
        browser.look(DESK, false);
        browser.open(server.strict("readme"));
        browser.photograph(pictures.resolve("report.png"), 0, 900);
        browser.look(DESK, true);
        browser.photograph(pictures.resolve("timeline-dark.png"), "#timeline h2", ".steps");
        for (String name : List.of("report.png", "timeline-dark.png")) {
            assertThat(Files.size(pictures.resolve(name))).isBetween(10_000L, 200_000L);
        }
    }

    private static Report example() throws Exception {
        Report report = PageReports.published(
                PageReports.read(EXAMPLE),
                "failed",
                List.of("1 table or model is failing, 0 are allowed (secoda.maxFailing)"),
                List.of());
        return report.withHistory(PageReports.fortnight());
    }

    /**
     * Loads the page for axe, and once more as Jenkins serves it, which is still shown at the end, on a desk, light.
     */
    private void isSound(String name) throws IOException {
        browser.look(DESK, false);
        browser.open(server.plain(name));
        for (boolean phone : List.of(false, true)) { // both palettes and both layouts, in half the time
            browser.look(phone ? PHONE : DESK, phone);
            assertThat(browser.accessibilityProblems()).as("axe").isEmpty();
        }
        browser.open(server.strict(name));
        for (int width : List.of(PHONE, DESK)) {
            for (boolean dark : List.of(true, false)) {
                browser.look(width, dark);
                browser.photograph(SCREENSHOTS.resolve(
                        name + (width == DESK ? "-desk" : "-phone") + (dark ? "-dark" : "-light") + ".png"));
                assertThat(browser.overflow()).as("pixels too many").isZero();
            }
        }
        assertThat(browser.console()).as("the console").isEmpty();
    }

    private void write(String name, Report report) throws IOException {
        HtmlWriter.write(report, directory.resolve(name));
    }

    private void page(String name, String body) throws IOException {
        Files.createDirectories(directory.resolve(name));
        Files.writeString(
                directory.resolve(name).resolve(ReportFiles.PAGE),
                "<!doctype html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\"><title>t</title><body><main>"
                        + body + "</main></body></html>");
    }
}
