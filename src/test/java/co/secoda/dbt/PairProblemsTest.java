package co.secoda.dbt;

import static co.secoda.dbt.Artifacts.metadata;
import static co.secoda.dbt.Artifacts.node;
import static co.secoda.dbt.Artifacts.result;
import static co.secoda.dbt.Artifacts.test;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.Problem.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairProblemsTest {
    private static final String PASSED = result("test.shop.t", "pass");
    private static final String NODE = test("t", "\"attached_node\": \"model.shop.m\"");

    @TempDir
    Path directory;

    private Artifacts artifacts;

    @BeforeEach
    void pair() {
        artifacts = new Artifacts(directory).withNodes(NODE).withResults(PASSED);
    }

    @Test
    void a_sound_pair_has_none() throws Exception {
        assertThat(artifacts.read().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01T10:06:00Z | a later command rewrote the manifest (manifest of 2026-03-01T10:06:00Z,"
                        + " run results of 2026-03-01T10:05:00Z)",
                "2026-03-01T10:04:00.123456789+00:00 | the run results are newer than the manifest (manifest of"
                        + " 2026-03-01T10:04:00.123456789Z",
                "2026-03-01T10:04:00.5 | the run results are newer than the manifest (manifest of"
                        + " 2026-03-01T10:04:00.500Z",
                "2026-03-01T10:05:00Z | are not of one dbt command: their invocation ids differ.",
                "yesterday | their invocation ids differ",
            })
    void files_of_different_commands_are_told_with_the_newer_one(String manifestTime, String sentence)
            throws Exception {
        artifacts.withManifest(
                "{\"metadata\": " + metadata("manifest/v12", manifestTime).replace("\"one\"", "\"two\"")
                        + ", \"nodes\": {" + NODE + "}}");

        DbtRun run = artifacts.read();

        assertThat(only(run, Kind.DIFFERENT_RUNS))
                .startsWith(directory.resolve("manifest.json") + " and " + directory.resolve("run_results.json"))
                .contains(sentence)
                .contains("--target-path");
    }

    @Test
    void files_without_invocation_ids_are_not_taken_for_one_run() throws Exception {
        artifacts
                .withManifest(Artifacts.manifest(NODE).replace("\"one\"", "null"))
                .withRunResults(Artifacts.runResults(PASSED).replace("\"one\"", "null"));

        assertThat(only(artifacts.read(), Kind.DIFFERENT_RUNS))
                .contains("are not of one dbt command: they don't both say of which, by an invocation_id.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate | Upload before dbt docs generate, or give it a --target-path of its own",
                "compile | it is of dbt compile, which runs no tests and replaces the results of the run. Upload before",
                "run | it is of dbt run, which runs no tests. Run dbt build, or dbt test after it",
                "seed | it is of dbt seed, which runs no tests",
                "build | the dbt command ran none",
                "somethingnew | the dbt command ran none",
            })
    void a_run_without_any_outcome_of_a_test_is_told_by_its_command(String command, String sentence) throws Exception {
        artifacts.withRunResults(
                Artifacts.runResults(result("test.shop.t", "success")).replace("\"build\"", "\"" + command + "\""));

        assertThat(only(artifacts.read(), Kind.NOTHING_TESTED)).contains(sentence);
    }

    @Test
    void empty_results_and_skipped_tests_are_told_apart() throws Exception {
        assertThat(only(artifacts.withResults().read(), Kind.NOTHING_TESTED)).contains("there are no results at all");
        assertThat(only(artifacts.withResults(result("test.shop.t", "skipped")).read(), Kind.NOTHING_TESTED))
                .contains("dbt skipped all of its tests (1)");
    }

    @Test
    void results_that_the_manifest_does_not_know_are_counted_with_examples() throws Exception {
        String sentence = only(
                artifacts
                        .withNodes(NODE, node("model.shop.m"))
                        .withResults(
                                PASSED,
                                result("model.shop.a", "success"),
                                result("model.shop.m", "success"),
                                result("model.shop.b", "success"),
                                result("model.shop.c", "success"),
                                result("model.shop.d", "success"))
                        .read(),
                Kind.UNKNOWN_NODES);

        assertThat(sentence)
                .startsWith("4 of 6 results")
                .contains("\"model.shop.a\", \"model.shop.b\", \"model.shop.c\".")
                .doesNotContain("model.shop.d");
    }

    @Test
    void one_result_that_the_manifest_does_not_know_is_one() throws Exception {
        String sentence = only(
                artifacts
                        .withNodes(NODE)
                        .withResults(PASSED, result("model.shop.a", "success"))
                        .read(),
                Kind.UNKNOWN_NODES);

        assertThat(sentence)
                .startsWith("1 of 2 results in ")
                .contains(" names a node that ")
                .contains("\"model.shop.a\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest/v13", "manifest/v20", "manifest/v12x", "fusion"})
    void a_newer_or_unknown_schema_is_read_with_a_note(String schema) throws Exception {
        artifacts.withManifest(Artifacts.manifest(NODE).replace("manifest/v12", schema));

        DbtRun run = artifacts.read();

        assertThat(only(run, Kind.NEWER_SCHEMA))
                .startsWith(directory.resolve("manifest.json").toString())
                .contains(schema)
                .contains("v12 is the newest known");
        assertThat(run.testsWithOutcome()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v6"})
    void known_schemas_need_no_note(String version) throws Exception {
        artifacts.withRunResults(Artifacts.runResults(PASSED).replace("v6", version));

        assertThat(artifacts.read().problems()).isEmpty();
        assertThat(artifacts.read().runResults().schemaVersion()).contains(version);
    }

    @Test
    void statuses_never_seen_are_listed_with_an_example() throws Exception {
        artifacts
                .withNodes(NODE, node("model.shop.m"), node("model.shop.n"))
                .withResults(
                        PASSED,
                        result("model.shop.m", "Melted"),
                        result("model.shop.n", "cancelled"),
                        result("model.shop.o", "cancelled"));

        assertThat(artifacts.read().problems().get(1).sentence())
                .contains("\"Melted\" (1 result, model.shop.m), \"cancelled\" (2 results, such as model.shop.n)");
        assertThat(artifacts.read().caveats().resultsOfUnknownStatus()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "success",
                "error",
                "skipped",
                "partial success",
                "no-op",
                "reused",
                "pass",
                "fail",
                "warn",
                "runtime error"
            })
    void the_statuses_that_dbt_has_are_known(String status) throws Exception {
        artifacts.withNodes(NODE, node("model.shop.m")).withResults(PASSED, result("model.shop.m", status));

        assertThat(artifacts.read().problems()).isEmpty();
    }

    private static String only(DbtRun run, Kind kind) {
        List<Problem> problems = run.problems();
        assertThat(problems).extracting(Problem::kind).containsExactly(kind);
        assertThat(problems.get(0).sentence()).doesNotContain("\n");
        return problems.get(0).sentence();
    }
}
