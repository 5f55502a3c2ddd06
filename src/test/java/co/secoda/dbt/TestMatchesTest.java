package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.TestMatches.Subject;
import co.secoda.dbt.TestMatches.TestPattern;
import co.secoda.dbt.artifact.ArtifactException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestMatchesTest {
    private static final TestPattern ANY = new TestPattern(test -> true, Optional.empty());

    @TempDir
    private Path directory;

    @Test
    void each_test_is_told_once_with_its_ending_also_one_that_did_not_run_or_that_the_manifest_does_not_know()
            throws Exception {
        DbtRun run = new Artifacts(directory)
                .withNodes(
                        Artifacts.node("model.shop.orders"),
                        Artifacts.test("fails", "\"attached_node\": \"model.shop.orders\""),
                        Artifacts.test("left_out", "\"attached_node\": \"model.shop.orders\""),
                        Artifacts.test("skipped", "\"attached_node\": \"model.shop.orders\""))
                .withResults(
                        Artifacts.result("model.shop.orders", "success"),
                        Artifacts.result("model.shop.gone", "success"),
                        Artifacts.result("test.shop.fails", "Fail"),
                        Artifacts.result("test.shop.fails", "fail"),
                        Artifacts.result("test.shop.skipped", "skipped"),
                        Artifacts.result("test.shop.gone", "pass"))
                .read();

        assertThat(found(run, ANY))
                .containsExactly(
                        "test.shop.fails FAILED [0]",
                        "test.shop.left_out NOT_RUN [0]",
                        "test.shop.skipped NOT_RUN [0]",
                        "test.shop.gone PASSED [0]");
    }

    @Test
    void a_pattern_sees_a_node_wherever_in_the_manifest_it_stands_or_by_its_id_alone() throws Exception {
        DbtRun run = new Artifacts(directory)
                .withNodes(
                        Artifacts.test("first", "\"depends_on\": {\"nodes\": [\"model.shop.late\", \"macro.shop.m\"]}"),
                        Artifacts.test("of_unknown", "\"attached_node\": \"model.shop.unknown\""),
                        Artifacts.test("alone", "\"tags\": [\"mine\"]"),
                        Artifacts.node("model.shop.late"))
                .withResults(Artifacts.result("test.shop.first", "pass"))
                .read();

        assertThat(found(run, of(node -> node.path().equals("models/late.sql"))))
                .containsExactly("test.shop.first PASSED [0]");
        assertThat(found(
                        run,
                        of(node ->
                                node.equals(new Subject("model.shop.unknown", "model.shop.unknown", "", List.of())))))
                .containsExactly("test.shop.of_unknown NOT_RUN [0]");
        assertThat(found(run, of(node -> node.tags().contains("mine")))).containsExactly("test.shop.alone NOT_RUN [0]");
        assertThat(found(run, of(node -> node.name().equals("m")))).isEmpty();
    }

    @Test
    void a_test_is_told_with_all_patterns_that_it_fits() throws Exception {
        DbtRun run = new Artifacts(directory)
                .withNodes(
                        Artifacts.node("model.shop.orders"),
                        Artifacts.test("unique", "\"attached_node\": \"model.shop.orders\""))
                .withResults(Artifacts.result("test.shop.unique", "warn"))
                .read();

        assertThat(found(run, of(node -> false), ANY, of(node -> node.packageName()
                        .equals("shop"))))
                .containsExactly("test.shop.unique WARNED [1, 2]");
    }

    @Test
    void what_has_to_be_mended_to_be_read_is_told_once_all_the_same() throws Exception {
        DbtRun run = new Artifacts(directory)
                .withNodes(
                        Artifacts.test("unique", "\"description\": \"\\ud800 half\""),
                        Artifacts.test("other", "\"attached_node\": \"model.shop.orders\", \"name2\": \"\\udfff\""))
                .withResults(Artifacts.result("test.shop.unique", "pass", "\"message\": \"\\ud800\""))
                .read();

        assertThat(found(run, ANY)).containsExactly("test.shop.unique PASSED [0]", "test.shop.other NOT_RUN [0]");
    }

    @Test
    void artifacts_that_are_others_by_now_are_refused() throws Exception {
        DbtRun run = new Artifacts(directory)
                .withNodes(Artifacts.test("unique", "\"tags\": []"))
                .withResults()
                .read();
        Files.writeString(directory.resolve("manifest.json"), Artifacts.manifest(""));

        assertThatThrownBy(() -> found(run, ANY))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("it is not the file any more that was read before");
    }

    private static TestPattern of(Predicate<Subject> entity) {
        return new TestPattern(test -> true, Optional.of(entity));
    }

    private static List<String> found(DbtRun run, TestPattern... patterns) throws ArtifactException {
        List<String> found = new ArrayList<>();
        TestMatches.find(run, List.of(patterns), (test, ending, fits) -> found.add(test + " " + ending + " " + fits));
        return found;
    }
}
