package co.secoda.dbt;

import static co.secoda.dbt.Artifacts.manifest;
import static co.secoda.dbt.Artifacts.node;
import static co.secoda.dbt.Artifacts.result;
import static co.secoda.dbt.Artifacts.runResults;
import static co.secoda.dbt.Artifacts.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.TestCases.TestSuite;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DbtRunReaderTest {
    private static final String ON_ORDERS = "\"attached_node\": \"model.shop.orders\"";
    private static final String ORDERS = "model.shop.orders";

    @TempDir
    Path directory;

    private Artifacts artifacts;

    @BeforeEach
    void pair() {
        artifacts = new Artifacts(directory);
    }

    @Test
    void a_run_is_told_whole() throws Exception {
        DbtRun run = artifacts
                .withNodes(
                        node(ORDERS),
                        node("model.shop.refunds"),
                        test("a", ON_ORDERS),
                        test("b", ON_ORDERS),
                        test("c", "\"attached_node\": \"model.shop.refunds\""),
                        test("d", ON_ORDERS))
                .withResults(
                        result("model.shop.orders", "success"),
                        result("model.shop.refunds", "error", "\"message\": \"no such column\""),
                        result("test.shop.a", "fail", "\"message\": \"Got 3 results\", \"failures\": 3"),
                        result("test.shop.b", "warn", "\"failures\": 1"),
                        result("test.shop.c", "skipped"),
                        result("test.shop.d", "pass"))
                .read();

        assertThat(run.manifest().dbtVersion()).contains("1.11.7");
        assertThat(run.manifest().schemaVersion()).contains("v12");
        assertThat(run.runResults().schemaVersion()).contains("v6");
        assertThat(run.runResults().generatedAt()).contains(Instant.parse("2026-03-01T10:05:00Z"));
        assertThat(run.runResults().path()).isEqualTo(directory.resolve("run_results.json"));
        assertThat(run.problems()).extracting(Problem::kind).doesNotContain(Problem.Kind.DIFFERENT_RUNS);
        assertThat(run.command()).contains("build");
        assertThat(run.results()).isEqualTo(6);
        assertThat(run.statuses())
                .isEqualTo(Map.of("success", 1, "error", 1, "fail", 1, "warn", 1, "skipped", 1, "pass", 1));
        DbtNode orders = new DbtNode(ORDERS, "orders", "model", "models/orders.sql");
        DbtNode refunds = new DbtNode("model.shop.refunds", "refunds", "model", "models/refunds.sql");
        assertThat(run.failingTests())
                .containsExactly(new TestResult(
                        new DbtNode("test.shop.a", "a", "test", "models/schema.yml"),
                        "fail",
                        OptionalLong.of(3),
                        "Got 3 results",
                        List.of(orders)));
        assertThat(run.warningTests()).singleElement().satisfies(test -> assertThat(test.message())
                .isEmpty());
        assertThat(run.failing()).extracting(Entity::node).containsExactly(orders);
        assertThat(run.warning()).isEmpty();
        assertThat(run.errored()).containsExactly(new NodeError(refunds, "error", "no such column"));
        assertThat(run.skippedTests()).isEqualTo(1);
        assertThat(run.testsWithOutcome()).isEqualTo(3);
        assertThat(run.testedEntities()).isEqualTo(1);
        assertThat(run.resultsNotInManifest()).isZero();
        assertThat(run.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"attached_node\": \"model.shop.a\", \"depends_on\": {\"nodes\": [\"model.shop.b\"]}' | model.shop.a",
                "'\"depends_on\": {\"nodes\": [\"model.shop.b\"]}, \"attached_node\": \"model.shop.a\"' | model.shop.a",
                "'\"attached_node\": null, \"depends_on\": {\"nodes\": [\"model.shop.b\"]}' | model.shop.b",
                "'\"attached_node\": \"\", \"depends_on\": {\"nodes\": [\"model.shop.b\"]}' | model.shop.b",
                "'\"attached_node\": {\"x\": [1]}, \"depends_on\": {\"nodes\": [\"model.shop.b\"]}' | model.shop.b",
                "'\"depends_on\": {\"macros\": [\"model.shop.x\"], \"nodes\": [\"source.shop.r.o\", \"seed.shop.s\","
                        + " \"snapshot.shop.t\", \"macro.shop.m\", \"exposure.shop.e\", 3, null, \"seed.shop.s\"]}'"
                        + " | source.shop.r.o seed.shop.s snapshot.shop.t",
                "'\"meta\": {\"attached_node\": \"model.shop.x\", \"depends_on\": {\"nodes\": [\"model.shop.x\"]}},"
                        + " \"config\": {\"attached_node\": \"model.shop.x\"}' | test.shop.t",
                "'\"depends_on\": {\"nodes\": []}' | test.shop.t",
                "'\"depends_on\": []' | test.shop.t",
                "'\"depends_on\": {\"nodes\": {\"a\": 1}}' | test.shop.t",
            })
    void the_entities_of_a_test_are_its_attached_node_else_its_parents_else_itself(String members, String expected)
            throws Exception {
        DbtRun run = artifacts
                .withNodes(test("t", members))
                .withResults(result("test.shop.t", "fail"))
                .read();

        assertThat(run.failing())
                .extracting(entity -> entity.node().uniqueId())
                .containsExactly(expected.split(" ", -1));
        assertThat(run.testedEntities()).isEqualTo(expected.split(" ", -1).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "3", "[]"})
    void a_test_whose_node_is_no_object_is_its_own_entity(String node) throws Exception {
        DbtRun run = artifacts
                .withNodes("\"test.shop.t\": " + node)
                .withResults(result("test.shop.t", "fail"))
                .read();

        assertThat(run.failing())
                .extracting(Entity::node)
                .containsExactly(new DbtNode("test.shop.t", "test.shop.t", "test", ""));
        assertThat(run.resultsNotInManifest()).isZero();
    }

    @Test
    void a_failing_test_that_the_manifest_does_not_know_still_counts() throws Exception {
        DbtRun run = artifacts
                .withNodes(node(ORDERS))
                .withManifest("{\"metadata\": " + Artifacts.MANIFEST_METADATA
                        + ", \"nodes\": {}, \"disabled\": {\"test.shop.t\": [{\"attached_node\": \"model.shop.x\"}]},"
                        + " \"parent_map\": {\"test.shop.t\": [\"model.shop.x\"]}}")
                .withResults(result("test.shop.t", "fail"), result("odd", "error"))
                .read();

        assertThat(run.failing())
                .extracting(Entity::node)
                .containsExactly(new DbtNode("test.shop.t", "test.shop.t", "test", ""));
        assertThat(run.errored()).extracting(NodeError::node).containsExactly(new DbtNode("odd", "odd", "odd", ""));
        assertThat(run.testedEntities()).isEqualTo(1);
        assertThat(run.resultsNotInManifest()).isEqualTo(2);
    }

    @Test
    void everything_that_dbt_runs_counts_as_in_the_manifest() throws Exception {
        StringBuilder sections = new StringBuilder("{\"metadata\": " + Artifacts.MANIFEST_METADATA);
        List<String> names = List.of(
                "nodes",
                "sources",
                "unit_tests",
                "exposures",
                "metrics",
                "semantic_models",
                "saved_queries",
                "functions");
        names.forEach(name -> sections.append(", \"%s\": {\"%s.shop.x\": {}}".formatted(name, name)));
        String[] results =
                names.stream().map(name -> result(name + ".shop.x", "success")).toArray(String[]::new);

        DbtRun run = artifacts.withManifest(sections + "}").withResults(results).read();

        assertThat(run.resultsNotInManifest()).isZero();
    }

    @Test
    void a_unit_test_speaks_of_the_model_that_it_depends_on() throws Exception {
        DbtRun run = artifacts
                .withManifest("{\"nodes\": {" + node(ORDERS) + "}, \"unit_tests\": {\"unit_test.shop.orders.sums\":"
                        + " {\"name\": \"sums\", \"resource_type\": \"unit_test\", \"original_file_path\": \"m.yml\","
                        + " \"model\": \"orders\", \"depends_on\": {\"nodes\": [\"model.shop.orders\"]}}},"
                        + " \"metadata\": " + Artifacts.MANIFEST_METADATA + "}")
                .withResults(result("unit_test.shop.orders.sums", "error"))
                .read();

        assertThat(run.failing()).extracting(entity -> entity.node().name()).containsExactly("orders");
        assertThat(run.failingTests().get(0).test().path()).isEqualTo("m.yml");
    }

    @ParameterizedTest
    @CsvSource({"error, 1", "runtime error, 1", "fail, 1", "partial success, 1", "success, 0", "skipped, 0", "no-op, 0"
    })
    void nodes_that_dbt_could_not_build_are_the_runs_own_errors(String status, int errors) throws Exception {
        DbtRun run = artifacts
                .withNodes(node(ORDERS))
                .withResults(result(ORDERS, status))
                .read();

        assertThat(run.errored()).hasSize(errors);
        assertThat(run.failingTests()).isEmpty();
        assertThat(run.skippedTests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "fail, 1, 0, 1",
        "error, 1, 0, 1",
        "runtime error, 1, 0, 1",
        "warn, 0, 1, 1",
        "pass, 0, 0, 1",
        "skipped, 0, 0, 0",
        "success, 0, 0, 0",
        "partial success, 0, 0, 0",
        "FAIL, 1, 0, 1"
    })
    void a_tests_status_says_whether_it_fails_warns_or_has_an_outcome(String status, int fails, int warns, int tested)
            throws Exception {
        DbtRun run = artifacts
                .withNodes(test("t", ON_ORDERS))
                .withResults(result("test.shop.t", status))
                .read();

        assertThat(run.failing()).hasSize(fails);
        assertThat(run.warning()).hasSize(warns);
        assertThat(run.testsWithOutcome()).isEqualTo(tested);
        assertThat(run.testedEntities()).isEqualTo(tested);
        assertThat(run.errored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "'\"3\"', 3",
        "3.0, 3",
        "'\" 7 \"', 7",
        "null, ",
        "NaN, ",
        "Infinity, ",
        "'\"Test failure\"', ",
        "true, ",
        "1e99, ",
        "'{\"a\": 1}', ",
        "[1], ",
        "1e-999999999, ",
        "3.5, "
    })
    void failures_of_any_type_are_read_or_left_out(String json, Long expected) throws Exception {
        OptionalLong failures = failing("\"failures\": " + json).failures();

        assertThat(failures).isEqualTo(expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"null, ''", "3, 3", "'[\"a\"]', ''", "'{\"a\": {}}', ''", "'\"caf\u00e9 \\u00fc\"', 'caf\u00e9 \u00fc'"
    })
    void messages_of_any_type_are_read_or_left_out(String json, String expected) throws Exception {
        assertThat(failing("\"message\": " + json).message()).isEqualTo(expected);
    }

    @Test
    void a_long_message_is_cut_and_says_so() throws Exception {
        String message = failing("\"message\": \"" + "x".repeat(5_000) + "\"").message();

        assertThat(message).isEqualTo("x".repeat(4_000) + "… (1000 more characters)");
    }

    @Test
    void after_a_thousand_failures_messages_are_cut_shorter() throws Exception {
        String[] results = IntStream.range(0, 1_002)
                .mapToObj(i -> result("test.shop.t" + i, "fail", "\"message\": \"" + "x".repeat(500) + "\""))
                .toArray(String[]::new);

        List<TestResult> tests = artifacts.withResults(results).read().failingTests();

        assertThat(tests.get(999).message()).hasSize(500);
        assertThat(tests.get(1_000).message()).isEqualTo("x".repeat(400) + "… (100 more characters)");
    }

    @Test
    void statuses_of_any_type_are_counted() throws Exception {
        DbtRun run = artifacts
                .withResults(
                        "{\"unique_id\": \"test.shop.a\", \"status\": 3}",
                        "{\"unique_id\": \"test.shop.b\", \"status\": null}",
                        "{\"unique_id\": \"test.shop.c\"}",
                        "{\"unique_id\": \"test.shop.d\", \"status\": [\"fail\"]}")
                .read();

        assertThat(run.statuses()).isEqualTo(Map.of("3", 1, "(none)", 3));
        assertThat(run.failing()).isEmpty();
    }

    @Test
    void made_up_statuses_do_not_fill_the_memory() throws Exception {
        String[] results = IntStream.range(0, 100)
                .mapToObj(i -> result("model.shop.m" + i, "status " + i))
                .toArray(String[]::new);

        assertThat(artifacts.withResults(results).read().statuses()).hasSize(51).containsEntry("(other)", 50);
    }

    @Test
    void keys_may_stand_in_any_order() throws Exception {
        DbtRun run = artifacts
                .withManifest("{\"unknown\": {\"nodes\": {\"x\": 1}}, \"nodes\": {" + test("t", ON_ORDERS) + ", "
                        + node(ORDERS) + "}, \"metadata\": " + Artifacts.MANIFEST_METADATA + "}")
                .withRunResults(
                        "{\"args\": {\"which\": \"test\", \"x\": {\"which\": \"run\"}}, \"results\": [{\"message\": \"m\","
                                + " \"failures\": 2, \"unique_id\": \"test.shop.t\", \"status\": \"fail\"}], \"metadata\": "
                                + Artifacts.RUN_METADATA + "}")
                .read();

        assertThat(run.command()).contains("test");
        assertThat(run.failing()).extracting(entity -> entity.node().path()).containsExactly("models/orders.sql");
        assertThat(run.failingTests().get(0).message()).isEqualTo("m");
    }

    @Test
    void windows_paths_get_forward_slashes() throws Exception {
        DbtRun run = artifacts
                .withNodes(
                        "\"model.shop.m\": {\"name\": \"m\", \"original_file_path\": \"models\\\\marts\\\\m.sql\"}",
                        test("t", "\"attached_node\": \"model.shop.m\""))
                .withResults(result("test.shop.t", "fail"))
                .read();

        assertThat(run.failing().get(0).node())
                .isEqualTo(new DbtNode("model.shop.m", "m", "model", "models/marts/m.sql"));
    }

    @Test
    void names_and_places_of_any_script_are_found_again_far_into_the_file() throws Exception {
        String padding = "\u00e9\u4e2d\ud83d\ude00".repeat(300_000);
        String[] nodes = IntStream.range(0, 9)
                .mapToObj(i -> "\"model.shop.\u00fc" + i + "\": {\"description\": \"" + padding
                        + "\", \"name\": \"\u00fc\ud83d\ude00" + i + "\", \"original_file_path\": \"m/\u4e2d" + i
                        + ".sql\"}")
                .toArray(String[]::new);
        artifacts
                .withNodes(nodes)
                .withResults(result("model.shop.\u00fc8", "error"), result("model.shop.\u00fc2", "error"));

        for (ArtifactPaths paths : List.of(artifacts.write(), artifacts.writeGzipped())) {
            assertThat(new DbtRunReader().read(paths).errored())
                    .extracting(NodeError::node)
                    .containsExactly(
                            new DbtNode("model.shop.\u00fc8", "\u00fc\ud83d\ude008", "model", "m/\u4e2d8.sql"),
                            new DbtNode("model.shop.\u00fc2", "\u00fc\ud83d\ude002", "model", "m/\u4e2d2.sql"));
        }
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws Exception {
        DbtRun run = artifacts
                .withManifest("\uFEFF" + manifest(node(ORDERS)))
                .withRunResults("\uFEFF" + runResults(result(ORDERS, "error")))
                .read();

        assertThat(run.errored()).extracting(error -> error.node().path()).containsExactly("models/orders.sql");
    }

    @Test
    void a_gzipped_file_is_identified_by_its_content() throws Exception {
        artifacts.withNodes(node(ORDERS)).withResults(result(ORDERS, "error"));

        DbtRun plain = artifacts.read();
        DbtRun gzipped = new DbtRunReader().read(artifacts.writeGzipped());

        assertThat(gzipped.manifest().sha256()).isEqualTo(plain.manifest().sha256());
        assertThat(gzipped.runResults().bytes()).isEqualTo(plain.runResults().bytes());
        assertThat(gzipped.runResults().path()).hasFileName("run_results.json.gz");
        assertThat(gzipped.errored()).isEqualTo(plain.errored());
    }

    @Test
    void a_text_of_any_length_that_is_not_used_is_passed_over() throws Exception {
        DbtRun run = artifacts
                .withNodes("\"model.shop.m\": {\"compiled_code\": \"" + "x".repeat(3_000_000) + "\", \"name\": \"m\"}")
                .withResults(result("model.shop.m", "error", "\"compiled_code\": \"" + "x".repeat(3_000_000) + "\""))
                .read();

        assertThat(run.errored()).extracting(error -> error.node().name()).containsExactly("m");
    }

    @Test
    void a_node_that_is_twice_in_the_results_counts_once_with_a_problem() throws Exception {
        artifacts
                .withNodes(node(ORDERS), test("t", ON_ORDERS))
                .withResults(
                        result("test.shop.t", "fail", "\"failures\": 3, \"thread_id\": \"1\""),
                        result(ORDERS, "error", "\"message\": \"after 1 s\""),
                        result("test.shop.t", "Fail", "\"failures\": 3, \"thread_id\": \"2\""),
                        result(ORDERS, "error", "\"message\": \"after 2 s\""),
                        result("test.shop.t", "fail", "\"failures\": 3"));

        DbtRun run = artifacts.read();

        assertThat(run.results()).isEqualTo(2);
        assertThat(run.statuses()).isEqualTo(Map.of("error", 1, "fail", 1));
        assertThat(run.testsWithOutcome()).isEqualTo(1);
        assertThat(run.failingTests()).hasSize(1);
        assertThat(run.errored()).extracting(NodeError::message).containsExactly("after 1 s");
        assertThat(run.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.TWINS);
            assertThat(problem.sentence())
                    .contains("\"test.shop.t\", \"model.shop.orders\". They say the same and count once");
        });
        assertThat(run.inFull().testCases()).singleElement().satisfies(suite -> assertThat(suite.cases())
                .hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "pass, 0, fail, 3",
        "fail, 3, pass, 0",
        "fail, 3, fail, 4",
        "fail, 3, warn, 3",
        "skipped, 0, pass, 0",
        "melted, 0, pass, 0"
    })
    void a_node_whose_results_contradict_each_other_is_refused(
            String status, int failures, String otherStatus, int otherFailures) throws Exception {
        ArtifactPaths paths = artifacts
                .withNodes(node(ORDERS), test("t", ON_ORDERS))
                .withResults(
                        result("test.shop.t", status, "\"failures\": " + failures),
                        result("test.shop.u", "pass"),
                        result("test.shop.t", otherStatus, "\"failures\": " + otherFailures))
                .write();

        assertThatThrownBy(() -> new DbtRunReader().read(paths))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(paths.runResults() + ", line 1, column ")
                .hasMessageContaining("(/results/2): a second result of test.shop.t says something else than the first")
                .hasMessageContaining("here \"" + otherStatus + "\"; use the run results of one dbt command");
    }

    @Test
    void an_operation_that_failed_is_no_node_that_the_manifest_lacks() throws Exception {
        DbtRun run = artifacts
                .withNodes(node(ORDERS))
                .withRunResults(runResults(String.join(
                                ", ",
                                result("macro.shop.grant", "error"),
                                result("sql_operation.shop.inline_query", "error"),
                                result("operation.shop.shop-on-run-start-0", "error")))
                        .replace("\"build\"", "\"run-operation\""))
                .read();

        assertThat(run.resultsNotInManifest()).isZero();
        assertThat(run.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.NOTHING_TESTED);
        assertThat(run.errored()).extracting(error -> error.node().name()).contains("grant", "inline_query");
        assertThat(run.errored()).allMatch(error -> error.node().isOperation());
    }

    @Test
    void half_of_a_surrogate_pair_is_replaced_wherever_it_is() throws Exception {
        DbtRun run = artifacts
                .withNodes(
                        "\"model.shop.a\\ud800b\": {\"name\": \"a\\ud800b\", \"original_file_path\": \"m/\\udcff.sql\","
                                + " \"description\": \"\\ude00\\ud83d\"}",
                        "\"test.shop.\\udcfft\": {\"attached_node\": \"model.shop.a\\ud800b\"}")
                .withResults(result("test.shop.\\udcfft", "fail", "\"message\": \"\\ud83d\\ude00 \\ud83d, \\udcff\""))
                .read();

        assertThat(run.problems()).isEmpty();
        assertThat(run.failing()).singleElement().satisfies(entity -> {
            assertThat(entity.node())
                    .isEqualTo(new DbtNode("model.shop.a\ufffdb", "a\ufffdb", "model", "m/\ufffd.sql"));
            assertThat(entity.tests().get(0).message()).isEqualTo("\ud83d\ude00 \ufffd, \ufffd");
            assertThat(run.detailsOf(entity.node()).text(NodeText.DESCRIPTION)).contains("\ufffd\ufffd");
        });
        assertThat(run.inFull().testCases())
                .singleElement()
                .extracting(TestSuite::entity)
                .isEqualTo("model.shop.a\ufffdb");
    }

    private TestResult failing(String members) throws IOException, ArtifactException {
        return artifacts
                .withNodes(test("t", ON_ORDERS))
                .withResults(result("test.shop.t", "fail", members))
                .read()
                .failingTests()
                .get(0);
    }
}
