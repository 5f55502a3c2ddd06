package co.secoda.dbt;

import static co.secoda.dbt.Artifacts.node;
import static co.secoda.dbt.Artifacts.result;
import static co.secoda.dbt.Artifacts.test;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.Caveats.UnknownStatus;
import co.secoda.dbt.DbtRun.Entity;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"fail", "Fail", "FAIL", "Error", "Runtime Error"})
    void a_test_fails_however_its_status_is_spelled(String status) throws Exception {
        DbtRun run = read("test.shop.t", status);

        assertThat(run.failing()).singleElement().extracting(Entity::node).hasFieldOrPropertyWithValue("name", "m");
        assertThat(run.failingTests().get(0).status()).isEqualTo(status.toLowerCase(java.util.Locale.ROOT));
        assertThat(run.caveats()).isEqualTo(Caveats.NONE);
    }

    @ParameterizedTest
    @CsvSource({"Warn, 1, 1, 0", "PASS, 0, 1, 0", "Skipped, 0, 0, 1", "Success, 0, 0, 0", "Reused, 0, 0, 0"})
    void the_other_statuses_of_a_test_count_in_any_spelling(String status, int warning, int outcomes, int skipped)
            throws Exception {
        DbtRun run = read("test.shop.t", status);

        assertThat(run.warning()).hasSize(warning);
        assertThat(run.testsWithOutcome()).isEqualTo(outcomes);
        assertThat(run.skippedTests()).isEqualTo(skipped);
        assertThat(run.caveats().unknownStatuses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "Error", "Partial Success", "RUNTIME ERROR", "Fail"})
    void a_model_is_not_built_however_its_status_is_spelled(String status) throws Exception {
        assertThat(read("model.shop.m", status).errored()).hasSize(1);
    }

    @Test
    void spellings_of_one_status_are_counted_together() throws Exception {
        DbtRun run = pair().withResults(
                        result("model.shop.m", "Success"),
                        result("model.shop.n", "success"),
                        result("seed.shop.s", "SUCCESS"))
                .read();

        assertThat(run.statuses()).isEqualTo(Map.of("success", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "test.shop.t, cancelled",
        "test.shop.t, Cancelled",
        "test.shop.t, failed",
        "test.shop.t, partial success",
        "unit_test.shop.m.u, no op",
        "model.shop.m, cancelled",
        "model.shop.m, PartialSuccess",
    })
    void a_status_that_no_dbt_writes_of_such_a_node_is_unknown(String uniqueId, String status) throws Exception {
        assertThat(read(uniqueId, status).caveats().unknownStatuses())
                .containsExactly(new UnknownStatus(status, 1, uniqueId));
    }

    @Test
    void a_result_without_a_status_is_unknown() throws Exception {
        DbtRun run = pair().withResults(
                        "{\"unique_id\": \"test.shop.t\"}", "{\"unique_id\": \"test.shop.u\", \"status\": null}")
                .read();

        assertThat(run.caveats().unknownStatuses()).containsExactly(new UnknownStatus("(none)", 2, "test.shop.t"));
    }

    @Test
    void a_blank_status_counts_as_none() throws Exception {
        DbtRun run = pair().withResults(result("test.shop.t", ""), result("test.shop.u", " "))
                .read();

        assertThat(run.statuses()).isEqualTo(Map.of("(none)", 2));
        assertThat(run.caveats().unknownStatuses()).containsExactly(new UnknownStatus("(none)", 2, "test.shop.t"));
    }

    @Test
    void very_many_made_up_statuses_do_not_fill_the_memory() throws Exception {
        DbtRun run = pair().withResults(Stream.iterate(0, i -> i + 1)
                        .limit(500)
                        .map(i -> result("model.shop.m" + i, "s" + i))
                        .toArray(String[]::new))
                .read();

        assertThat(run.caveats().unknownStatuses()).hasSizeLessThan(60);
        assertThat(run.caveats().resultsOfUnknownStatus()).isEqualTo(500);
    }

    private DbtRun read(String uniqueId, String status) throws Exception {
        return pair().withResults(result(uniqueId, status)).read();
    }

    private Artifacts pair() {
        return new Artifacts(directory)
                .withNodes(node("model.shop.m"), test("t", "\"attached_node\": \"model.shop.m\""));
    }
}
