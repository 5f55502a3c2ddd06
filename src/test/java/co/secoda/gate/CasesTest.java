package co.secoda.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.Problem;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.location.DbtProject;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Situations from public reports, each a pair in a folder of a corpus that lies beside the checkout on some machines:
 * what the gate says of the artifacts alone. Inputs of the same kinds are in {@code co.secoda.dbt}.
 */
class CasesTest {
    private static final Path CASES = Path.of("../shared/cases");

    @Test
    void a_test_that_says_fail_in_capitals_fails() throws Exception {
        DbtRun run = read("capitalised-mix");

        assertThat(verdict(run).reasons())
                .containsExactly("1 table or model is failing, 0 are allowed (secoda.maxFailing)");
        assertThat(run.failing()).extracting(entity -> entity.node().name()).containsExactly("orders");
    }

    @Test
    void a_status_that_no_dbt_writes_is_named_and_fails() throws Exception {
        assertThat(verdict(read("unknown-status")).reasons())
                .singleElement()
                .asString()
                .contains("\"cancelled\" (2 results, such as test.shop.not_null_orders_id.0a1b2c3d4e)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty | dbt ran with --empty: its tests looked at no rows",
                "reused-pass-noop | 2 of 2 tests passed without a query",
                "interrupted | 1 test has no result, though dbt should have run all of them",
            })
    void a_pass_that_proves_little_says_so(String name, String note) throws Exception {
        Verdict verdict = verdict(read(name));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.notes()).anyMatch(text -> text.startsWith(note));
    }

    @Test
    void a_run_that_reused_all_is_told_from_one_that_failed() throws Exception {
        DbtRun run = read("sao-all-reused");

        assertThat(verdict(run).reasons()).singleElement().asString().contains("since nothing had changed");
        assertThat(run.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("nothing has changed: dbt reused 2 earlier results and skipped 2 tests"));
        assertThat(new Judge(Settings.reacting(Reaction.FAIL, OnNothingTested.REUSED, Reaction.FAIL))
                        .offline(run, Excuses.NONE, Optional.empty()))
                .isInstanceOf(Verdict.Passed.class);
    }

    @ParameterizedTest
    @CsvSource({"dup-test-result, 1, 0", "fail-fast-error-dup, 0, 1"})
    void twins_count_once(String name, int failing, int errored) throws Exception {
        DbtRun run = read(name);

        assertThat(run.failingTests()).hasSize(failing);
        assertThat(run.errored()).hasSize(errored);
        assertThat(run.problems()).extracting(Problem::kind).contains(Problem.Kind.TWINS);
        assertThat(verdict(run)).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void a_run_operation_that_failed_is_called_that() throws Exception {
        DbtRun run = read("run-operation");

        assertThat(verdict(run).reasons().get(0))
                .isEqualTo("dbt run-operation failed: macro grant (secoda.onRunErrors)");
        assertThat(run.problems()).extracting(Problem::sentence).noneMatch(text -> text.contains("renamed"));
    }

    @ParameterizedTest
    @CsvSource({"json-log, it is a log of dbt in JSON", "lfs, it is a Git LFS pointer"})
    void what_is_no_artifact_is_called_what_it_is(String name, String message) {
        assertThat(catchThrowableOfType(ArtifactException.class, () -> read(name)))
                .hasMessageContaining(message)
                .hasMessageNotContaining("0.19")
                .hasMessageNotContaining("still be writing");
    }

    @ParameterizedTest
    @CsvSource({"surrogates", "surrogates-values", "surrogate-message-only"})
    void half_of_a_surrogate_pair_is_replaced(String name) throws Exception {
        DbtRun run = read(name);

        assertThat(run.failing()).hasSize(1);
        assertThat(run.toString()
                        .codePoints()
                        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .isTrue();
        assertThat(run.failingTests().get(0).message()).contains("\ufffd");
    }

    @Test
    void versions_of_a_model_are_told_apart() throws Exception {
        DbtRun run = read("versioned");

        assertThat(run.failing())
                .extracting(entity -> run.labels().of(entity.node()).text())
                .containsExactly("model orders.v1", "model orders.v2");
        assertThat(testNames(run)).containsExactly("not_null_orders_v1_id", "not_null_orders_v2_id", "test_totals.v2");
    }

    @Test
    void what_is_called_alike_in_packages_is_told_apart() throws Exception {
        DbtRun run = read("same-names-packages");

        assertThat(run.failing())
                .extracting(entity -> run.labels().of(entity.node()).text())
                .containsExactly("model pkg_a.facts", "model pkg_b.facts", "model facts");
        assertThat(testNames(run))
                .containsExactly("pkg_a.assert_positive", "pkg_b.assert_positive", "not_null_facts_id");
        assertThat(run.failing())
                .extracting(entity -> entity.node().path())
                .containsExactly("pkg_a://models/facts.sql", "pkg_b://models/facts.sql", "models/facts.sql");
    }

    @Test
    void tests_that_differ_in_their_hash_alone_are_told_apart() throws Exception {
        DbtRun run = read("same-name-same-model");
        List<String> cases = new ArrayList<>();
        run.inFull().testCases().forEach(suite -> suite.cases()
                .forEach(test -> cases.add(run.labels().of(test.uniqueId()).name())));

        assertThat(cases).containsExactly("not_null_orders_status (aaaaaaaaa1)", "not_null_orders_status (aaaaaaaaa2)");
    }

    @ParameterizedTest
    @CsvSource({"package-annotation", "package-only"})
    void a_file_of_a_package_is_the_one_in_dbt_packages(String name) throws Exception {
        DbtRun run = read(name);

        assertThat(run.failing())
                .singleElement()
                .satisfies(entity -> assertThat(entity.node().file()).contains("dbt_packages/pkg_a/models/facts.sql"));
    }

    private static List<String> testNames(DbtRun run) {
        return run.failingTests().stream()
                .map(test -> run.labels().of(test.test()).name())
                .toList();
    }

    private static Verdict verdict(DbtRun run) {
        return new Judge(Settings.allow(0)).offline(run, Excuses.NONE, Optional.empty());
    }

    private static DbtRun read(String name) throws ArtifactException {
        Path folder = CASES.resolve(name);
        assumeTrue(Files.isDirectory(folder), () -> folder + " isn't there");
        return new DbtRunReader()
                .of(DbtProject.in(folder))
                .read(new ArtifactPaths(folder.resolve("manifest.json"), folder.resolve("run_results.json")));
    }
}
