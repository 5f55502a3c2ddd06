package co.secoda.run.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.run.baseline.BaselineSetting.Kind;
import co.secoda.run.history.RunOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineReaderTest {
    private static final Path PASSING = Path.of("src/it/pairs/passing");
    private static final Path FAILING = Path.of("examples/shop/dbt-target");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void a_directory_with_a_pair_says_what_failed_in_its_run() throws Exception {
        DbtRun failed = run(FAILING);

        GivenBaseline baseline = read(Kind.FILE, FAILING, run(PASSING)).orElseThrow();

        assertThat(baseline.failing().keySet())
                .containsExactlyElementsOf(failed.failing().stream()
                        .map(entity -> entity.node().uniqueId())
                        .toList());
        assertThat(baseline.source()).startsWith("the run of 2026-09-14T05:30:04.791607Z in ");
    }

    @Test
    void a_summary_says_it_too_and_which_commit_it_is_of() throws Exception {
        Path file = summary("secoda.json", "failed", "shop", 1);

        GivenBaseline baseline = read(Kind.FILE, file, run(PASSING)).orElseThrow();

        assertThat(baseline.failing()).containsOnlyKeys("model.shop.orders1");
        assertThat(baseline.source()).startsWith("the run of 2026-11-24T11:01:00Z, commit 0123456789ab in ");
        assertThat(read(Kind.FILE, directory, run(PASSING)))
                .contains(new GivenBaseline(baseline.source(), baseline.failing(), baseline.warning()));
    }

    @Test
    void the_newest_run_and_the_newest_that_passed_are_found_in_a_history() throws Exception {
        summary("one.json", "passed", "shop", 1);
        summary("two.json", "failed", "shop", 2);
        summary("other.json", "passed", "another", 3);

        assertThat(read(Kind.HISTORY, directory, run(PASSING)).orElseThrow().failing())
                .containsOnlyKeys("model.shop.orders2");
        assertThat(read(Kind.ACCEPTED, directory, run(PASSING)).orElseThrow().failing())
                .containsOnlyKeys("model.shop.orders1");
    }

    @Test
    void a_run_is_not_the_newest_before_itself_but_may_have_been_accepted() throws Exception {
        DbtRun run = run(PASSING);
        summary("one.json", "failed", "shop", 1);
        Path same = summary("two.json", "passed", "shop", 2);
        Files.writeString(
                same,
                Files.readString(same)
                        .replace(
                                "\"sha256\": \"2\"",
                                "\"sha256\": \"" + run.runResults().sha256() + "\""));

        assertThat(read(Kind.HISTORY, directory, run).orElseThrow().failing()).containsOnlyKeys("model.shop.orders1");
        assertThat(read(Kind.ACCEPTED, directory, run).orElseThrow().failing()).containsOnlyKeys("model.shop.orders2");
    }

    @Test
    void a_history_without_such_a_run_says_how_to_begin() throws Exception {
        summary("one.json", "failed", "shop", 1);

        assertThat(read(Kind.ACCEPTED, directory, run(PASSING))).isEmpty();
        assertThat(reader(Kind.ACCEPTED, directory).notYet())
                .hasMessageStartingWith("secoda.baseline: the history in " + directory)
                .hasMessageContaining("no run that passed of the dbt project shop")
                .hasMessageEndingWith("let one run pass with -Dsecoda.maxFailing=-1");
    }

    @Test
    void the_directory_of_the_run_itself_is_refused() throws Exception {
        assertWrong(FAILING, run(FAILING), "of this run itself");
    }

    @Test
    void a_baseline_of_another_dbt_project_is_refused() throws Exception {
        assertWrong(
                summary("other.json", "passed", "another", 1),
                run(PASSING),
                "dbt project another, this run is of shop");
    }

    @Test
    void a_directory_of_another_dbt_project_is_refused_too() throws Exception {
        for (String name : List.of("manifest.json", "run_results.json")) {
            String text = Files.readString(FAILING.resolve(name));
            Files.writeString(
                    directory.resolve(name),
                    text.replaceAll("\"project_name\": ?\"shop\"", "\"project_name\": \"another\""));
        }
        assertWrong(directory, run(PASSING), "dbt project another, this run is of shop");
    }

    @Test
    void a_file_that_is_not_there_and_a_directory_without_a_pair_are_refused() throws Exception {
        assertWrong(directory.resolve("nowhere"), run(PASSING), "there is no file or directory ");
        assertWrong(Files.createDirectory(directory.resolve("empty")), run(PASSING), "has no pair of manifest.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | is not whole, or not JSON",
                "'{\"metadata\": {}}' | is not a summary of this plugin",
                "'{\"schemaVersion\": 1, \"finishedAt\": \"2026-11-24T11:00:00Z\"}' | is of a goal that checks no run",
                "'{\"schemaVersion\": 1, \"finishedAt\": \"2026-11-24T11:00:00Z\", \"gate\": {\"verdict\": \"unknown\"}}'"
                        + " | ended before it had read the artifacts"
            })
    void a_file_that_is_no_whole_summary_of_a_judged_run_is_refused(String content, String saying) throws Exception {
        assertWrong(Files.writeString(directory.resolve("secoda.json"), content), run(PASSING), saying);
    }

    private void assertWrong(Path path, DbtRun run, String saying) {
        assertThatThrownBy(() -> read(Kind.FILE, path, run))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("secoda.baseline: ")
                .hasMessageNotContaining("secoda.baseline: secoda.baseline")
                .hasMessageContaining(saying)
                .hasMessageNotContaining("\n");
    }

    private static Optional<GivenBaseline> read(Kind kind, Path path, DbtRun run) throws ArtifactException {
        return reader(kind, path).read(run);
    }

    private static BaselineReader reader(Kind kind, Path path) {
        return new BaselineReader(
                new BaselineSetting(kind, path), RunOwner.ofProject(Optional.empty(), Optional.of("shop")), NOW);
    }

    private static DbtRun run(Path pair) throws ArtifactException {
        return new DbtRunReader()
                .read(new ArtifactPaths(pair.resolve("manifest.json"), pair.resolve("run_results.json")));
    }

    private Path summary(String name, String verdict, String project, int minute) throws IOException {
        return Files.writeString(
                directory.resolve(name),
                """
                {"schemaVersion": 1, "finishedAt": "2026-11-24T11:0%d:00Z", "ci": {"commit": "0123456789abcdef"},
                 "artifacts": {"project": "%s", "runResults": {"sha256": "%d"}},
                 "local": {"failing": [{"uniqueId": "model.shop.orders%d", "tests": [{"uniqueId": "test.shop.t"}]}],
                           "warning": []}, "gate": {"verdict": "%s"}}"""
                        .formatted(minute, project, minute, minute, verdict));
    }
}
