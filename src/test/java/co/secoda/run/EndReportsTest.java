package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.report.CheckoutFiles;
import co.secoda.report.PastRun;
import co.secoda.report.Report;
import co.secoda.report.Reports;
import co.secoda.report.RunHistory;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.run.EndReports.GitHubActions;
import co.secoda.run.RunSettings.ReportKind;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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

    private static final Report REPORT = Report.of("validate", Optional.empty(), Optional.empty(), Instant.EPOCH);

    private final RecordingLog log = new RecordingLog();
    private final WriteFaults faults = new WriteFaults(log::error);

    @Test
    void a_report_that_cannot_be_written_keeps_none_of_the_others_from_it() throws Exception {
        Files.createDirectories(directory.resolve("secoda.md/in-its-place"));

        reports(Map.of(), Optional.empty()).write(REPORT);

        assertThat(directory.resolve("TEST-secoda.xml")).exists();
        assertThat(directory.resolve("index.html")).exists();
        assertThat(faults.problem()).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("The report secoda.md can't be written to " + directory)
                .endsWith("Set secoda.reportDirectory to where this build may write."));
        assertThat(log.lines).filteredOn(line -> line.startsWith("error")).hasSize(1);
    }

    @Test
    void reports_that_were_written_are_no_error() {
        reports(Map.of(), Optional.empty()).write(REPORT);

        assertThat(faults.problem()).isEmpty();
        assertThat(log.lines).containsExactly("info Page: " + directory.resolve("index.html"));
    }

    @Test
    void what_a_ci_service_asks_for_and_can_not_have_is_a_warning() {
        List<String> written = new ArrayList<>();
        Map<String, EndReports.Writer> writers = new LinkedHashMap<>();
        writers.put("GITHUB_STEP_SUMMARY", report -> {
            throw new IOException("disk full");
        });
        writers.put("GITHUB_OUTPUT", report -> written.add(report.goal()));
        writers.put("annotations", report -> {
            throw new IllegalStateException("a fault");
        });

        reports(writers, Optional.empty()).write(REPORT);

        assertThat(written).containsExactly("validate");
        assertThat(faults.problem()).isEmpty();
        assertThat(log.lines)
                .filteredOn(line -> line.startsWith("warn"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("GITHUB_STEP_SUMMARY can't be written", "disk full"),
                        line -> assertThat(line).contains("annotations can't be written", "a fault"));
    }

    @Test
    void earlier_runs_are_told_to_each_report_and_this_one_is_left_for_the_next() throws Exception {
        Path kept = directory.resolve("kept");
        List<RunHistory> told = new ArrayList<>();
        EndReports reports = reports(Map.of("ci", report -> told.add(report.history())), Optional.of(kept));

        end(reports, judged(NOON));
        end(reports, judged(NOON.plusSeconds(60)));

        assertThat(told.get(0).runs()).isEmpty();
        assertThat(told.get(1).runs()).extracting(PastRun::finishedAt).containsExactly(NOON);
        assertThat(faults.problem()).isEmpty();
    }

    @Test
    void a_bad_file_in_the_history_is_a_warning_and_no_error() throws Exception {
        Path kept = Files.createDirectories(directory.resolve("kept"));
        Files.writeString(kept.resolve("bad.json"), "{");

        end(reports(Map.of(), Optional.of(kept)), judged(NOON));

        assertThat(log.lines).anySatisfy(line -> assertThat(line).contains("Skipped in the history", "bad.json"));
        assertThat(faults.problem()).isEmpty();
    }

    @Test
    void a_history_that_cannot_be_written_is_an_error() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        end(reports(Map.of(), Optional.of(file)), judged(NOON));

        assertThat(directory.resolve("secoda.md")).exists();
        assertThat(faults.problem()).hasValueSatisfying(problem -> assertThat(problem)
                .contains("can't be written to " + file + ":", "secoda.historyDirectory"));
    }

    @Test
    void a_fault_of_ours_in_reading_the_history_hides_no_verdict_either() {
        Path faulty = (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, (path, method, given) -> {
                    if (method.getName().equals("toRealPath")) {
                        throw new IllegalStateException("a fault");
                    }
                    return method.invoke(directory, given);
                });

        end(reports(Map.of(), Optional.of(faulty)), judged(NOON));

        assertThat(directory.resolve("secoda.md")).exists();
        assertThat(faults.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("secoda.historyDirectory"));
        assertThat(log.lines).anySatisfy(line -> assertThat(line).contains("can't be read", "a fault"));
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
                .hasMessage("secoda.reports=pdf is not one of json, junit, html, markdown, mail, codequality, sarif.");
    }

    private static void end(EndReports reports, Report report) {
        reports.write(reports.withHistory(report));
    }

    private EndReports reports(Map<String, EndReports.Writer> ofCi, Optional<Path> history) {
        ReportSet files = new ReportSet(
                directory, EnumSet.allOf(ReportKind.class), new CheckoutFiles(directory, directory), faults);
        return new EndReports(files, ofCi, history, log);
    }

    private static Report judged(Instant finishedAt) {
        return Report.of("validate", Optional.empty(), Optional.empty(), finishedAt)
                .judged(Reports.GATE, Reports.verdict("passed", List.of(), List.of()));
    }

    private static GitHubActions gitHub(Map<String, String> environment) {
        PlayedHost host = new PlayedHost("publish", Path.of(""));
        host.environment.putAll(environment);
        return new GitHubActions(host, Path.of("dbt"));
    }
}
