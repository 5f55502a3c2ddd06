package co.secoda.dbt;

import static co.secoda.dbt.Artifacts.node;
import static co.secoda.dbt.Artifacts.result;
import static co.secoda.dbt.Artifacts.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunInFullTest {

    @TempDir
    private Path directory;

    @Test
    void what_was_kept_needs_no_artifacts_any_more() throws Exception {
        DbtRun run = run().readInFull();
        delete(run);

        assertThat(run.inFull().timeline().nodes()).hasSize(2);
        assertThat(run.inFull().testCases()).hasSize(1);
        assertThat(run.inFull().downstream(List.of("model.shop.orders"), 50).nodes())
                .hasSize(2);
    }

    @Test
    void what_ran_when_is_made_once_for_the_page_and_each_writing_of_the_state() throws Exception {
        RunInFull kept = run().readInFull().inFull();
        kept.longestIfKnown();
        assertThat(kept.timeline()).isSameAs(kept.timeline());

        RunInFull readAgain = run().read().inFull();
        assertThat(readAgain.timeline()).isSameAs(readAgain.timeline());
    }

    @Test
    void what_was_not_kept_is_read_once_for_all_that_ask() throws Exception {
        DbtRun run = run().read();
        assertThat(run.inFull().timeline().nodes()).hasSize(2);
        delete(run);

        assertThat(run.inFull().testCases()).hasSize(1);
        assertThat(run.inFull().downstream(List.of("model.shop.orders"), 50).nodes())
                .hasSize(2);
    }

    @Test
    void artifacts_that_are_gone_are_asked_for_once() throws Exception {
        Artifacts artifacts = run();
        DbtRun run = artifacts.read();
        delete(run);
        assertThatThrownBy(() -> run.inFull().timeline()).isInstanceOf(ArtifactException.class);
        artifacts.write();

        assertThatThrownBy(() -> run.inFull().testCases())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("there is no such file");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_test_with_an_outcome_tests_each_of_its_entities(boolean atFirstReading) throws Exception {
        Artifacts several = new Artifacts(directory)
                .withNodes(
                        node("model.shop.orders"),
                        node("model.shop.customers"),
                        node("model.shop.warned"),
                        node("model.shop.skipped"),
                        node("model.shop.reused"),
                        node("model.shop.of_unit"),
                        test("one", "\"attached_node\": \"model.shop.orders\", " + on("model.shop.customers")),
                        test("both", on("source.shop.raw.payments", "model.shop.customers", "macro.shop.m")),
                        test("warns", on("seed.shop.s", "model.shop.warned")),
                        test("skips", on("model.shop.skipped", "model.shop.orders")),
                        test("reuses", on("model.shop.reused")),
                        test("nothing", on()),
                        "\"unit_test.shop.of_unit.u\": {" + on("model.shop.of_unit") + "}")
                .withResults(
                        result("test.shop.one", "fail"),
                        result("test.shop.both", "pass"),
                        result("test.shop.warns", "Warn"),
                        result("test.shop.skips", "skipped"),
                        result("test.shop.reuses", "reused"),
                        result("test.shop.nothing", "pass"),
                        result("unit_test.shop.of_unit.u", "error"),
                        result("test.shop.not_in_manifest", "pass"));
        DbtRun run = atFirstReading ? several.readInFull() : several.read();
        if (atFirstReading) {
            delete(run);
        }
        List<String> tested = List.of(
                "model.shop.orders",
                "model.shop.customers",
                "source.shop.raw.payments",
                "model.shop.warned",
                "seed.shop.s",
                "model.shop.of_unit",
                "test.shop.nothing",
                "test.shop.not_in_manifest");
        List<String> others = List.of(
                "model.shop.skipped", "model.shop.reused", "macro.shop.m", "test.shop.both", "no.such.node", "");

        assertThat(run.inFull()
                        .tested(Stream.of(tested, others).flatMap(List::stream).toList()))
                .containsExactlyInAnyOrderElementsOf(tested);
        assertThat(run.testedEntities()).isEqualTo(tested.size());
    }

    private static String on(String... parents) {
        return "\"depends_on\": {\"nodes\": ["
                + Stream.of(parents).map(parent -> '"' + parent + '"').collect(Collectors.joining(", ")) + "]}";
    }

    @ParameterizedTest
    @EnumSource
    void a_part_that_is_asked_for_without_the_others_says_the_same(Part part) throws Exception {
        Artifacts artifacts = run();
        DbtRun alone = new DbtRunReader().keeping(EnumSet.of(part)).read(artifacts.write());
        DbtRun all = artifacts.readInFull();

        switch (part) {
            case TIMELINE ->
                assertThat(alone.inFull().timeline()).isEqualTo(all.inFull().timeline());
            case TEST_CASES ->
                assertThat(alone.inFull().testCases())
                        .containsExactlyElementsOf(all.inFull().testCases());
            case DOWNSTREAM ->
                assertThat(alone.inFull().downstream(List.of("model.shop.orders"), 50))
                        .isEqualTo(all.inFull().downstream(List.of("model.shop.orders"), 50));
            case SKIPPED ->
                assertThat(alone.inFull().skipped(alone)).isEqualTo(all.inFull().skipped(all));
            case EXPOSURES -> {
                assertThat(alone.details()).isEqualTo(all.details());
                assertThat(alone.detailsOf(alone.failing().get(0).node()).downstream())
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_run_is_the_same_whatever_of_it_was_kept() throws Exception {
        Artifacts artifacts = run();
        DbtRun run = artifacts.read();
        DbtRun kept = new DbtRunReader()
                .keeping(Set.of(Part.TIMELINE, Part.TEST_CASES, Part.DOWNSTREAM))
                .read(artifacts.write());

        assertThat(kept).isEqualTo(run).hasSameHashCodeAs(run);
        assertThat(kept.inFull()).hasToString(run.inFull().toString());
    }

    @TestFactory
    Stream<DynamicTest> every_pair_says_the_same_at_the_first_reading_and_at_one_more() throws IOException {
        return Corpus.tests(RunInFullTest::check);
    }

    private static void check(Path pair) throws Exception {
        ArtifactPaths paths = new ArtifactPaths(pair.resolve("manifest.json"), pair.resolve("run_results.json"));
        DbtRun run = new DbtRunReader().read(paths);
        DbtRun kept = new DbtRunReader().keeping(EnumSet.allOf(Part.class)).read(paths);
        List<String> broken = Stream.concat(
                        run.failing().stream().map(entity -> entity.node().uniqueId()),
                        run.errored().stream().map(error -> error.node().uniqueId()))
                .toList();

        assertThat(kept.labels()).isEqualTo(run.labels());
        assertThat(kept.inFull().timeline()).isEqualTo(run.inFull().timeline());
        assertThat(kept.inFull().testCases())
                .containsExactlyElementsOf(run.inFull().testCases());
        assertThat(kept.inFull().downstream(broken, 50)).isEqualTo(run.inFull().downstream(broken, 50));
    }

    private Artifacts run() {
        return new Artifacts(directory)
                .withNodes(
                        node("model.shop.orders"),
                        "\"exposure.shop.board\": {\"depends_on\": {\"nodes\": [\"model.shop.orders\"]}}",
                        test("unique", "\"attached_node\": \"model.shop.orders\""))
                .withResults(
                        RunTimelineTest.result("model.shop.orders", "success", 1, 2),
                        RunTimelineTest.result("test.shop.unique", "fail", 2, 3));
    }

    private static void delete(DbtRun run) throws IOException {
        Files.delete(run.manifest().path());
        Files.delete(run.runResults().path());
    }
}
