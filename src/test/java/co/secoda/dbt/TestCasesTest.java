package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.TestCases.TestCase;
import co.secoda.dbt.TestCases.TestSuite;
import co.secoda.dbt.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCasesTest {
    private static final Optional<String> YAML = Optional.of("models/schema.yml");
    private static final String OF_ORDERS = "\"attached_node\": \"model.shop.orders\"";

    @TempDir
    private Path directory;

    @Test
    void tests_that_passed_stand_with_those_that_did_not_under_their_entity() throws Exception {
        DbtRun run = new Artifacts(directory)
                .withNodes(
                        Artifacts.node("model.shop.orders"),
                        Artifacts.test("unique", OF_ORDERS),
                        Artifacts.test("known", "\"depends_on\": {\"nodes\": [\"model.shop.a\", \"model.shop.b\"]}"),
                        Artifacts.test("not_null", OF_ORDERS),
                        Artifacts.test("alone", "\"depends_on\": {\"nodes\": []}"))
                .withResults(
                        Artifacts.result("model.shop.orders", "success"),
                        Artifacts.result("test.shop.unique", "pass", "\"execution_time\": 0.25"),
                        Artifacts.result("test.shop.known", "skipped", "\"execution_time\": 0"),
                        Artifacts.result("test.shop.not_null", "fail", "\"execution_time\": 1e0"),
                        Artifacts.result("test.shop.alone", "warn", "\"execution_time\": null"))
                .read();

        assertThat(run.inFull().testCases())
                .containsExactly(
                        new TestSuite(
                                "model.shop.orders",
                                Optional.of("models/orders.sql"),
                                List.of(
                                        new TestCase("test.shop.unique", "pass", OptionalDouble.of(0.25), YAML),
                                        new TestCase("test.shop.not_null", "fail", OptionalDouble.of(1), YAML))),
                        new TestSuite(
                                "model.shop.a",
                                Optional.empty(),
                                List.of(new TestCase("test.shop.known", "skipped", OptionalDouble.of(0), YAML))),
                        new TestSuite(
                                "test.shop.alone",
                                Optional.of("models/schema.yml"),
                                List.of(new TestCase("test.shop.alone", "warn", OptionalDouble.empty(), YAML))));
    }

    @Test
    void times_that_are_none_are_left_out() throws Exception {
        List<String> times = List.of("-1", "NaN", "Infinity", "\"soon\"", "{}");
        List<String> results = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            results.add(Artifacts.result("test.shop.t" + i, "pass", "\"execution_time\": " + times.get(i)));
        }
        DbtRun run = new Artifacts(directory)
                .withResults(results.toArray(String[]::new))
                .read();

        assertThat(run.inFull().testCases())
                .hasSize(times.size())
                .allSatisfy(suite -> assertThat(suite.cases().get(0).seconds()).isEmpty());
    }

    @Test
    void artifacts_that_are_not_those_of_the_run_any_more_are_refused() throws Exception {
        DbtRun run = oneFailing();
        Path file = run.runResults().path();
        Files.writeString(file, Files.readString(file).replace("\"fail\"", "\"pass\""));
        assertThatThrownBy(() -> run.inFull().testCases())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("not the file any more");

        Files.delete(file);
        assertThatThrownBy(() -> run.inFull().testCases()).isInstanceOf(ArtifactException.class);
    }

    @Test
    void without_the_artifacts_there_are_those_that_did_not_pass() throws Exception {
        assertThat(TestCases.notPassed(oneFailing()))
                .containsExactly(new TestSuite(
                        "model.shop.orders",
                        Optional.of("models/orders.sql"),
                        List.of(new TestCase("test.shop.unique", "fail", OptionalDouble.empty(), YAML))));
    }

    @ParameterizedTest
    @CsvSource({
        "pass, PASSED",
        "warn, WARNED",
        "fail, FAILED",
        "error, BROKEN",
        "runtime error, BROKEN",
        "skipped, NOT_RUN",
        "success, NOT_RUN",
        "reused, NOT_RUN"
    })
    void a_status_says_how_a_test_ended(String status, NodeEnding ending) {
        assertThat(new TestCase("test.shop.t", status, OptionalDouble.empty(), YAML).ending())
                .isEqualTo(ending);
    }

    private DbtRun oneFailing() throws IOException, ArtifactException {
        return new Artifacts(directory)
                .withNodes(Artifacts.node("model.shop.orders"), Artifacts.test("unique", OF_ORDERS))
                .withResults(Artifacts.result("test.shop.unique", "fail"))
                .read();
    }
}
