package co.secoda.dbt;

import static co.secoda.dbt.Artifacts.RUN_METADATA;
import static co.secoda.dbt.Artifacts.node;
import static co.secoda.dbt.Artifacts.result;
import static co.secoda.dbt.Artifacts.test;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.Problem.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaveatsTest {
    private static final String PASSED = result("test.shop.t", "pass");

    @TempDir
    Path directory;

    private Artifacts artifacts;

    @BeforeEach
    void pair() {
        artifacts = new Artifacts(directory)
                .withNodes(
                        node("model.shop.m"),
                        test("t", "\"attached_node\": \"model.shop.m\""),
                        test("u", "\"attached_node\": \"model.shop.m\""));
    }

    @Test
    void a_sound_run_has_none() throws Exception {
        assertThat(of("\"which\": \"build\"", PASSED, result("test.shop.u", "pass"))
                        .caveats())
                .isEqualTo(Caveats.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"which\": \"build\", \"empty\": true",
                "\"which\": \"build\", \"invocation_command\": \"dbt build --empty -s orders\""
            })
    void a_run_on_no_rows_is_told(String args) throws Exception {
        DbtRun run = of(args, PASSED);

        assertThat(run.caveats().empty()).isTrue();
        assertThat(sentence(run, Kind.EMPTY_RUN)).contains("--empty").contains("no rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"which\": \"build\", \"sample\": {\"start\": \"2026-01-01\", \"end\": \"2026-01-04\"} | true",
                "\"which\": \"build\", \"sample\": \"3 days\" | true",
                "\"which\": \"build\", \"invocation_command\": \"dbt build --sample=3 days\" | true",
                "\"which\": \"build\", \"invocation_command\": \"dbt build --sample '3 days' -s orders\" | true",
                "\"which\": \"build\", \"sample\": null, \"invocation_command\": \"dbt build --samples\" | false",
                "\"which\": \"build\", \"sample\": false | false",
                "\"which\": \"build\", \"sample\": \"None\" | false"
            })
    void a_run_on_samples_is_told(String args, boolean sampled) throws Exception {
        DbtRun run = of(args, PASSED, result("test.shop.u", "pass"));

        assertThat(run.caveats().sampled()).isEqualTo(sampled);
        assertThat(run.problems()).hasSize(sampled ? 1 : 0);
        if (sampled) {
            assertThat(sentence(run, Kind.SAMPLED_RUN)).contains("--sample").contains("a sample of the rows");
        }
    }

    @Test
    void tests_that_others_have_an_outcome_beside_are_counted_where_they_have_none() throws Exception {
        DbtRun run = of(
                "\"which\": \"build\"",
                PASSED,
                result("test.shop.u", "success"),
                result("test.shop.v", "no-op"),
                result("test.shop.w", "Reused"),
                result("test.shop.x", "skipped"),
                result("model.shop.m", "success"));

        assertThat(run.caveats().testsWithoutOutcome()).isEqualTo(3);
        assertThat(sentence(run, Kind.WITHOUT_OUTCOME))
                .startsWith("3 tests of ")
                .endsWith(" are counted neither as passed nor as failing: success, no-op or reused is no outcome of a"
                        + " test");
    }

    @Test
    void where_no_test_has_an_outcome_that_is_told_once() throws Exception {
        assertThat(of("\"which\": \"build\"", result("test.shop.t", "success")).problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.NOTHING_TESTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"adapter_response\": {\"_message\": \"NO-OP\", \"code\": \"NO-OP\"}, \"message\": null",
                "\"adapter_response\": {\"code\": \"no-op\"}",
                "\"adapter_response\": {}, \"message\": \"NO-OP\"",
                "\"message\": \"Reused from an earlier run\""
            })
    void a_test_that_passed_without_a_query_is_told(String members) throws Exception {
        DbtRun run = of(
                "\"which\": \"build\"",
                result("test.shop.t", "pass", members),
                result("test.shop.u", "pass", "\"adapter_response\": {\"_message\": \"OK\"}, \"message\": \"Pass\""),
                result("model.shop.m", "success", members));

        assertThat(run.caveats().testsWithoutQuery()).isEqualTo(1);
        assertThat(run.testsWithOutcome()).isEqualTo(2);
        assertThat(sentence(run, Kind.REUSED_TESTS)).startsWith("1 of 2 tests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "3", "\"OK\"", "{\"_message\": null, \"code\": [], \"rows_affected\": 3}"})
    void an_adapter_may_answer_in_any_shape(String response) throws Exception {
        DbtRun run = of("\"which\": \"build\"", result("test.shop.t", "pass", "\"adapter_response\": " + response));

        assertThat(run.caveats()).isEqualTo(Caveats.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"which\": \"build\", \"invocation_command\": \"dbt build\" | 1",
                "\"which\": \"test\", \"invocation_command\": \"dbt test --target ci\", \"select\": [] | 1",
                "\"which\": \"build\", \"select\": [], \"exclude\": [] | 1",
                "\"which\": \"build\" | 0",
                "\"which\": \"build\", \"select\": null | 0",
                "\"which\": \"build\", \"select\": [\"tag:nightly\"] | 0",
                "\"which\": \"build\", \"select\": [], \"exclude\": [\"tag:slow\"] | 0",
                "\"which\": \"build\", \"select\": [], \"selector\": \"nightly\" | 0",
                "\"which\": \"build\", \"select\": [], \"exclude_resource_types\": [\"test\"] | 0",
                "\"which\": \"build\", \"invocation_command\": \"dbt build --select=orders\" | 0",
                "\"which\": \"build\", \"invocation_command\": \"dbt build -s orders\" | 0",
                "\"which\": \"run\", \"invocation_command\": \"dbt run\" | 0",
                "\"which\": \"retry\", \"invocation_command\": \"dbt retry\" | 0",
            })
    void tests_that_a_whole_run_left_without_a_result_are_counted(String args, int missing) throws Exception {
        DbtRun run = of(args, result("model.shop.m", "success"), PASSED);

        assertThat(run.caveats().testsWithoutResult()).isEqualTo(missing);
        assertThat(run.problems()).hasSize(missing);
    }

    @Test
    void where_a_selection_may_be_the_default_none_is_missed() throws Exception {
        artifacts.withManifest(Artifacts.manifest(test("t", "\"a\": 1") + ", " + test("u", "\"a\": 1"))
                .replace("\"nodes\"", "\"selectors\": {\"nightly\": {\"definition\": {}}}, \"nodes\""));

        assertThat(of("\"which\": \"build\", \"select\": []", PASSED).caveats()).isEqualTo(Caveats.NONE);
    }

    @Test
    void of_a_manifest_of_another_command_none_is_missed() throws Exception {
        artifacts.withManifest(Artifacts.manifest(test("t", "\"a\": 1") + ", " + test("u", "\"a\": 1"))
                .replace("\"one\"", "\"two\""));

        assertThat(of("\"which\": \"build\", \"select\": []", PASSED).caveats()).isEqualTo(Caveats.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reused | skipped | dbt reused 1 earlier result and skipped 1 test",
                "Reused | reused | dbt reused 2 earlier results.",
                "no-op | reused | dbt reused 1 earlier result.",
            })
    void a_run_that_reused_all_has_nothing_changed(String model, String test, String reason) throws Exception {
        DbtRun run = of("\"which\": \"build\"", result("model.shop.m", model), result("test.shop.t", test));

        assertThat(run.caveats().nothingChanged()).isTrue();
        assertThat(sentence(run, Kind.NOTHING_TESTED))
                .contains("nothing has changed: " + reason)
                .contains("secoda.onNothingTested=reused")
                .doesNotContain("failed")
                .doesNotContain("ran none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"which\": \"build\", \"select\": [\"state:modified+\"]",
                "\"which\": \"test\", \"select\": [\"tag:a,state:modified\"], \"exclude\": []",
                "\"invocation_command\": \"dbt build --select state:new\"",
                "\"invocation_command\": \"dbt build -s tag:nightly 1+state:modified --fail-fast\"",
                "\"invocation_command\": \"dbt build --select=state:modified+\"",
                "\"which\": \"build\", \"select\": \"source_status:fresher+\""
            })
    void a_selection_by_state_that_finds_nothing_has_nothing_changed(String args) throws Exception {
        DbtRun run = of(args);

        assertThat(run.caveats().nothingChanged()).isTrue();
        assertThat(sentence(run, Kind.NOTHING_TESTED)).contains("nothing has changed: dbt selects by state (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"which\": \"build\", \"select\": [\"tag:mystate:x\"]",
                "\"which\": \"build\", \"select\": [\"tag:state:x\"]",
                "\"which\": \"build\", \"invocation_command\": \"dbt build --select nosuch --vars {state: CA}\"",
                "\"which\": \"build\", \"invocation_command\": \"dbt build -s nosuch --vars '{state:CA}'\"",
                "\"which\": \"build\", \"invocation_command\": \"dbt build --vars={state:CA} --select=nosuch\""
            })
    void what_only_looks_like_a_selection_by_state_selected_nothing(String args) throws Exception {
        DbtRun run = of(args);

        assertThat(run.caveats().nothingChanged()).isFalse();
        assertThat(sentence(run, Kind.NOTHING_TESTED)).contains("dbt selected nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "build | success | skipped | dbt skipped all of its tests (1), though nothing in its results failed",
                "build | error | skipped | dbt skipped all of its tests (1), as something before them failed",
                "build | success | reused | dbt reused the earlier outcome of 1 test and ran none",
                "build | success | success | the dbt command ran none",
                "generate | reused | reused | it is of dbt docs generate",
                "run | reused | skipped | it is of dbt run",
            })
    void what_is_untested_for_another_reason_is_not_taken_for_unchanged(
            String command, String model, String test, String reason) throws Exception {
        DbtRun run = of("\"which\": \"" + command + "\"", result("model.shop.m", model), result("test.shop.t", test));

        assertThat(run.caveats().nothingChanged()).isFalse();
        assertThat(sentence(run, Kind.NOTHING_TESTED)).contains(reason);
    }

    private DbtRun of(String args, String... results) throws Exception {
        return artifacts
                .withRunResults("{\"metadata\": " + RUN_METADATA + ", \"results\": [" + String.join(", ", results)
                        + "], \"args\": {" + args + "}}")
                .read();
    }

    private static String sentence(DbtRun run, Kind kind) {
        return run.problems().stream()
                .filter(problem -> problem.kind() == kind)
                .map(Problem::sentence)
                .findFirst()
                .orElseThrow();
    }
}
