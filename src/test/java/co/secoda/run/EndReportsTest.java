package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.report.DownstreamGraph;
import co.secoda.report.PastRun;
import co.secoda.report.Report;
import co.secoda.report.RunHistory;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndReportsTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

    @TempDir
    private Path directory;

    private static final Report REPORT = new Report(
            "validate",
            Optional.empty(),
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            Report.Server.SILENT,
            Report.Sync.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void a_report_that_cannot_be_written_keeps_none_of_the_others_from_it_and_is_an_error_after_them() {
        List<String> written = new ArrayList<>();
        Map<String, EndReports.Writer> writers = new LinkedHashMap<>();
        writers.put("secoda.md", report -> {
            throw new IOException("disk full");
        });
        writers.put("TEST-secoda.xml", report -> written.add(report.goal()));
        EndReports reports = new EndReports(writers, Optional.empty(), new RecordingLog());

        reports.write(REPORT);

        assertThat(written).containsExactly("validate");
        assertThatThrownBy(reports::requireWritten)
                .isInstanceOf(GoalErrorException.class)
                .hasMessageContaining("secoda.md")
                .hasMessageContaining("disk full");
    }

    @Test
    void a_fault_of_ours_in_a_report_hides_no_verdict_either() {
        EndReports reports = new EndReports(
                Map.of("secoda.md", report -> {
                    throw new IllegalStateException("a fault");
                }),
                Optional.empty(),
                new RecordingLog());
        reports.write(REPORT);
        assertThatThrownBy(reports::requireWritten)
                .isInstanceOf(GoalErrorException.class)
                .hasMessageContaining("a fault");
    }

    @Test
    void reports_that_were_written_are_no_error() {
        EndReports reports = new EndReports(Map.of("secoda.md", report -> {}), Optional.empty(), new RecordingLog());
        reports.write(REPORT);
        assertThatCode(reports::requireWritten).doesNotThrowAnyException();
    }

    @Test
    void earlier_runs_are_told_to_each_report_and_this_one_is_left_for_the_next() throws Exception {
        Path kept = directory.resolve("kept");
        List<RunHistory> told = new ArrayList<>();
        EndReports reports = new EndReports(
                Map.of("secoda.md", report -> told.add(report.history())), Optional.of(kept), new RecordingLog());

        reports.write(judged(NOON));
        reports.write(judged(NOON.plusSeconds(60)));

        assertThat(told.get(0).runs()).isEmpty();
        assertThat(told.get(1).runs()).extracting(PastRun::finishedAt).containsExactly(NOON);
        assertThatCode(reports::requireWritten).doesNotThrowAnyException();
    }

    @Test
    void a_bad_file_in_the_history_is_a_warning_and_no_error() throws Exception {
        Files.writeString(directory.resolve("bad.json"), "{");
        RecordingLog log = new RecordingLog();
        EndReports reports = new EndReports(Map.of(), Optional.of(directory), log);

        reports.write(judged(NOON));

        assertThat(log.lines).singleElement().asString().contains("Passed over in the history", "bad.json");
        assertThatCode(reports::requireWritten).doesNotThrowAnyException();
    }

    @Test
    void a_history_that_cannot_be_written_is_an_error_after_the_others() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        List<String> written = new ArrayList<>();
        EndReports reports = new EndReports(
                Map.of("secoda.md", report -> written.add(report.goal())), Optional.of(file), new RecordingLog());

        reports.write(judged(NOON));

        assertThat(written).containsExactly("validate");
        assertThatThrownBy(reports::requireWritten)
                .isInstanceOf(GoalErrorException.class)
                .hasMessageContaining("secoda.historyDirectory");
    }

    @Test
    void a_fault_of_ours_in_reading_the_history_hides_no_verdict_either() {
        Path faulty = (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, (path, method, given) -> {
                    throw new IllegalStateException("a fault");
                });
        List<String> written = new ArrayList<>();
        EndReports reports = new EndReports(
                Map.of("secoda.md", report -> written.add(report.goal())), Optional.of(faulty), new RecordingLog());

        reports.write(judged(NOON));

        assertThat(written).containsExactly("validate");
        assertThatThrownBy(reports::requireWritten)
                .isInstanceOf(GoalErrorException.class)
                .hasMessageContaining("The history can't be read")
                .hasMessageContaining("secoda.historyDirectory");
    }

    @Test
    void what_github_asks_for_is_read_off_its_variables() {
        Map<String, String> all = Map.of(
                "GITHUB_STEP_SUMMARY", "s", "GITHUB_OUTPUT", "o", "GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", "/w");
        assertThat(gitHub(all).writers(true, new DownstreamGraph()).keySet())
                .containsExactly("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "annotations of GitHub Actions");
        assertThat(gitHub(all).writers(false, new DownstreamGraph()).keySet())
                .containsExactly("GITHUB_OUTPUT", "annotations of GitHub Actions");
        assertThat(gitHub(Map.of("GITHUB_ACTIONS", "false")).writers(true, new DownstreamGraph()))
                .isEmpty();
    }

    @Test
    void kinds_are_words() throws BadSettingException {
        assertThat(ReportKind.read("json, JUNIT")).containsExactly(ReportKind.JSON, ReportKind.JUNIT);
        assertThat(ReportKind.read("html,markdown")).containsExactly(ReportKind.HTML, ReportKind.MARKDOWN);
        assertThatThrownBy(() -> ReportKind.read("json,pdf"))
                .isInstanceOf(BadSettingException.class)
                .hasMessage("secoda.reports=pdf is not one of json, junit, html, markdown.");
    }

    private static Report judged(Instant finishedAt) {
        return new Report(
                "validate",
                Optional.empty(),
                finishedAt,
                finishedAt,
                Optional.empty(),
                Report.Server.SILENT,
                Report.Sync.NONE,
                Optional.of(new Report.Judgement(new Report.Limits(0, -1, -1, "any"), "passed", List.of(), List.of())),
                Optional.empty(),
                Optional.empty());
    }

    private static GitHubActions gitHub(Map<String, String> environment) {
        PlayedHost host = new PlayedHost("publish", Path.of(""));
        host.environment.putAll(environment);
        return new GitHubActions(host, Path.of("dbt"));
    }
}
