package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.report.Build;
import co.secoda.report.CheckoutFiles;
import co.secoda.report.Report;
import co.secoda.report.Reports;
import co.secoda.run.Host.BuildModule;
import co.secoda.run.RunSettings.ReportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunFilesTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

    private static final List<String> PASSED =
            List.of("<h1>Passed</h1>", "## Secoda: passed", "\"verdict\" : \"passed\"");

    @TempDir
    private Path directory;

    private final RecordingLog log = new RecordingLog();
    private WriteFaults faults = new WriteFaults(log::error);

    @BeforeEach
    void a_run_passed_yesterday() throws Exception {
        RunFiles yesterday = files(EnumSet.allOf(ReportKind.class));
        yesterday.judged(judged());
        yesterday.reports().write(judged());
        faults = new WriteFaults(log::error);
    }

    @ParameterizedTest
    @EnumSource(RunFiles.Beginning.class)
    void from_its_first_moment_nothing_there_is_of_an_earlier_run(RunFiles.Beginning beginning) throws Exception {
        assertThat(content()).contains(PASSED);

        files(EnumSet.allOf(ReportKind.class)).begin(beginning);

        assertThat(content()).doesNotContain(PASSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunFiles.Beginning.class,
            names = {"PUBLISH", "CHECK"})
    void until_a_goal_has_judged_its_files_say_that_there_is_no_verdict(RunFiles.Beginning beginning) throws Exception {
        files(EnumSet.allOf(ReportKind.class)).begin(beginning);

        assertThat(read("secoda.json")).contains("\"verdict\" : \"unknown\"", "not finished");
        assertThat(read("index.html"))
                .contains("<h1>Unknown</h1>", "Not finished")
                .doesNotContain("Evidence:");
        assertThat(read("secoda.md")).contains("## Secoda: unknown", "not finished");
        assertThat(read("TEST-secoda.xml")).contains("errors=\"1\"", "<error message=\"not finished");
    }

    @ParameterizedTest
    @EnumSource(RunFiles.Beginning.class)
    void an_error_is_told_by_all_files(RunFiles.Beginning beginning) throws Exception {
        RunFiles files = files(EnumSet.allOf(ReportKind.class));
        files.begin(beginning);

        files.brokenOff("There is no API key.");

        for (String name : List.of("secoda.json", "index.html", "secoda.md", "TEST-secoda.xml")) {
            assertThat(read(name)).contains("no API key").doesNotContain(PASSED);
        }
        assertThat(read("TEST-secoda.xml"))
                .contains("<testcase classname=\"secoda\" name=\"publish\"><error message=\"There is no API key\"");
    }

    @Test
    void an_error_before_the_beginning_is_told_by_all_files_too() throws Exception {
        files(EnumSet.allOf(ReportKind.class)).brokenOff("secoda.maxFailing=abc is no limit.");

        assertThat(content()).contains("is no limit").doesNotContain(PASSED);
    }

    @Test
    void reports_that_are_not_wanted_any_more_go() throws Exception {
        files(Set.of(ReportKind.JSON)).begin(RunFiles.Beginning.PUBLISH);

        assertThat(names()).containsExactlyInAnyOrder("secoda.json", "secoda.css");
    }

    @Test
    void a_page_of_somebody_else_stays() throws Exception {
        Files.writeString(directory.resolve("index.html"), "<title>our site</title>");

        files(Set.of(ReportKind.JSON)).begin(RunFiles.Beginning.PUBLISH);

        assertThat(read("index.html")).contains("our site");
    }

    @Test
    void check_goes_on_with_the_summary_of_an_upload() throws Exception {
        Files.writeString(
                directory.resolve("secoda.json"),
                "{\"schemaVersion\": 1, \"goal\": \"trigger\", \"sync\": {\"triggeredAt\": \"2026-09-14T11:00:00Z\"}}");
        RunFiles files = files(EnumSet.allOf(ReportKind.class));

        files.begin(RunFiles.Beginning.CHECK);
        assertThat(read("secoda.json")).contains("2026-09-14T11:00:00Z", "not finished");
        files.brokenOff("There is no API key.");

        assertThat(read("secoda.json"))
                .contains("2026-09-14T11:00:00Z", "no API key")
                .doesNotContain("not finished");
    }

    @Test
    void trigger_leaves_the_summary_of_an_upload_as_it_is() throws Exception {
        String upload = "{\"schemaVersion\": 1, \"goal\": \"upload\"}";
        Files.writeString(directory.resolve("secoda.json"), upload);

        files(EnumSet.allOf(ReportKind.class)).begin(RunFiles.Beginning.TRIGGER);

        assertThat(read("secoda.json")).isEqualTo(upload);
    }

    @Test
    void what_is_known_of_the_run_stays_in_the_summary_of_an_error() throws Exception {
        RunFiles files = files(EnumSet.allOf(ReportKind.class));
        files.begin(RunFiles.Beginning.PUBLISH);
        Report.Target target = new Report.Target("0a1b", "https://api.secoda.co", "page", false);
        files.record(Report.of("publish", Optional.of(target), Optional.empty(), NOON));

        files.brokenOff("Secoda refused the key.");

        assertThat(read("secoda.json")).contains("0a1b", "Secoda refused the key");
    }

    @Test
    void an_error_after_the_verdict_leaves_the_verdict() throws Exception {
        RunFiles files = files(EnumSet.allOf(ReportKind.class));
        files.begin(RunFiles.Beginning.PUBLISH);
        files.judged(judged());
        files.reports().write(judged());

        files.brokenOff("A report can't be written.");
        files.brokenOffAtEnd("A report can't be written.");

        assertThat(content()).contains(PASSED).doesNotContain("can't be written");
    }

    @Test
    void a_verdict_that_is_left_to_the_end_is_unknown_until_then_and_after_an_error_there() throws Exception {
        RunFiles files = files(EnumSet.allOf(ReportKind.class));
        files.begin(RunFiles.Beginning.PUBLISH);
        files.judgedLater();
        files.brokenOff("Another module failed.");
        assertThat(read("secoda.md")).contains("not finished");

        files.brokenOffAtEnd("Secoda refused the key.");

        assertThat(read("secoda.md")).contains("Secoda refused the key");
    }

    @Test
    void where_nothing_is_to_judge_build_servers_see_a_skipped_case_and_no_error() throws Exception {
        RunFiles files = files(EnumSet.allOf(ReportKind.class));
        files.begin(RunFiles.Beginning.PUBLISH);

        files.nothingToJudge("there was no API key");

        assertThat(read("TEST-secoda.xml"))
                .contains("errors=\"0\"", "<skipped message=\"there was no API key\"></skipped>");
        assertThat(read("secoda.json")).contains("\"verdict\" : \"unknown\"", "there was no API key");
    }

    @Test
    void a_directory_that_can_not_be_written_to_is_told_once() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        RunFiles files = new RunFiles(
                "publish",
                file,
                directory.resolve("secoda-state.json"),
                EnumSet.allOf(ReportKind.class),
                new CheckoutFiles(directory, directory),
                new Build(Optional.empty(), Optional.empty(), Optional.empty()),
                faults,
                () -> NOON);

        files.begin(RunFiles.Beginning.PUBLISH);
        files.judged(judged());
        files.reports().write(judged());

        assertThat(log.lines).singleElement().asString().contains("The summary can't be written to " + file);
        assertThat(faults.problem()).hasValueSatisfying(problem -> assertThat(problem)
                .contains("The summary, the report TEST-secoda.xml, the report index.html,"
                        + " the report secoda-mail.html, the report secoda.md,"
                        + " the report gl-code-quality-report.json, the report secoda.sarif can't"));
    }

    @Test
    void what_lies_there_and_can_not_be_replaced_is_told_to_be_of_an_earlier_run() throws Exception {
        Files.delete(directory.resolve("secoda.md"));
        Files.createDirectories(directory.resolve("secoda.md/in-its-place"));

        files(EnumSet.allOf(ReportKind.class)).begin(RunFiles.Beginning.PUBLISH);

        assertThat(log.lines).isNotEmpty().allSatisfy(line -> assertThat(line)
                .contains("What lies there is of an earlier run"));
    }

    private RunFiles files(Set<ReportKind> kinds) {
        return new RunFiles(
                "publish",
                directory,
                directory.resolve("secoda-state.json"),
                kinds,
                new CheckoutFiles(directory, directory),
                new Build(Optional.empty(), Optional.empty(), Optional.empty()),
                faults,
                () -> NOON);
    }

    private static Report judged() {
        return Report.of("publish", Optional.empty(), Optional.empty(), NOON)
                .judged(Reports.GATE, Reports.verdict("passed", List.of("all passed"), List.of()));
    }

    private String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String content() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names()) {
            if (!name.endsWith(".css")) {
                all.append(read(name));
            }
        }
        return all.toString();
    }

    @Test
    void two_modules_of_a_build_do_not_write_to_one_directory() throws Exception {
        Path reports = directory.resolve("shared");
        PlayedHost shop = new PlayedHost("publish", directory);
        shop.outside = Set.of("secoda.reportDirectory");
        RunFiles.of(shop, sharing(shop, reports), "json").begin(RunFiles.Beginning.PUBLISH);
        byte[] summary = Files.readAllBytes(reports.resolve("secoda.json"));
        PlayedHost stock = shop.at("publish", Files.createDirectories(directory.resolve("stock")));
        stock.module = new BuildModule("stock", "default-cli", 2, 2);
        stock.outside = shop.outside;

        assertThatThrownBy(() -> RunFiles.of(stock, sharing(stock, reports), "json"))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("those of shop (")
                .hasMessageContaining("those of stock (")
                .hasMessageContaining("secoda.reportDirectory");
        assertThat(reports.resolve("secoda.json")).hasBinaryContent(summary);
        RunFiles.of(shop.at("check"), sharing(shop, reports), "json");
    }

    @Test
    void two_builds_at_once_do_not_write_to_one_directory() throws Exception {
        Path reports = directory.resolve("shared");
        PlayedHost shop = new PlayedHost("publish", directory);
        PlayedHost stock = new PlayedHost("publish", directory);
        stock.module = new BuildModule("stock", "default-cli", 1, 1);
        RunFiles.of(shop, sharing(shop, reports), "json").begin(RunFiles.Beginning.PUBLISH);
        byte[] summary = Files.readAllBytes(reports.resolve("secoda.json"));

        assertThatThrownBy(() -> RunFiles.of(stock, sharing(stock, reports), "json"))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith(
                        "Another build writes its reports to " + reports + ": module shop (" + directory)
                .hasMessageContaining(", since " + shop.now)
                .hasMessageContaining("this one is module stock (")
                .hasMessageContaining("secoda.reportDirectory");
        assertThat(reports.resolve("secoda.json")).hasBinaryContent(summary);

        RunFiles.of(shop.at("check"), sharing(shop, reports), "json");
        shop.end();
        RunFiles.of(stock, sharing(stock, reports), "json");
        stock.end();
    }

    @Test
    void a_file_that_this_goal_began_with_is_not_said_to_be_of_an_earlier_run() throws Exception {
        Path page = Files.writeString(directory.resolve("page"), "not finished");
        faults.written(page);

        faults.missed("the page", page, "secoda.reportDirectory", new IOException("No space left on device"));

        assertThat(log.of("error"))
                .singleElement()
                .asString()
                .contains("No space left on device. What lies there says that this run is not finished. Set ")
                .doesNotContain("earlier run");
    }

    private static RunPlace sharing(PlayedHost host, Path reports) throws Exception {
        return RunPlace.of(
                host,
                Optional.empty(),
                Optional.empty(),
                "manifest.json",
                "run_results.json",
                Optional.of(reports.toString()),
                Optional.empty());
    }
}
