package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.Labels.Label;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.DbtProject;
import co.secoda.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    private static final String OF_ANOTHER = "d4c9b8a9b1b0b7d4e2e5f4c3a0a1b2c3";

    private final Path directory;
    private String metadata = ", \"project_name\": \"shop\"";

    LabelsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "model.shop.orders, model, orders",
        "model.shop.orders.v2, model, orders.v2",
        "model.stripe.charges, model, stripe.charges",
        "model.stripe.charges.v2, model, stripe.charges.v2",
        "source.shop.shopify_eu.orders, source, shopify_eu.orders",
        "source.stripe.raw.charges, source, stripe.raw.charges",
        "model.shop.a1b2c3d4e5.a1b2c3d4e5, model, a1b2c3d4e5.a1b2c3d4e5",
        "test.shop.unique_orders_order_id.fed79b3a6e, test, unique_orders_order_id",
        "test.shop.no_payment_before_the_order, test, no_payment_before_the_order",
        "test.shop.a.b.fed79b3a6e, test, a.b",
        "test.stripe.assert_positive, test, stripe.assert_positive",
        "unit_test.shop.orders.the_total_is_right, unit_test, the_total_is_right",
        "unit_test.shop.orders.test_totals.v2, unit_test, test_totals.v2",
        "macro.shop.grant, macro, grant",
        "test.shop, test, shop",
        "odd, node, odd",
    })
    void a_label_is_the_type_and_the_name(String uniqueId, String type, String name) {
        Labels labels = new Labels(Optional.of("shop"), Map.of(), false);

        assertThat(labels.of(uniqueId)).isEqualTo(new Label(type, name));
    }

    @Test
    void a_label_is_short_enough_to_be_shown_whole_and_on_one_line() {
        Labels labels = new Labels(Optional.of("shop"), Map.of(), false);

        assertThat(labels.of("model.shop." + "x".repeat(1_000)).name()).hasSize(250);
        assertThat(labels.of("model.shop.a\n\u202eb\u0000\tc").text()).isEqualTo("model a b c");
    }

    @Test
    void tests_of_one_name_are_told_apart_by_the_one_argument_that_differs() throws Exception {
        assertThat(names(
                        test("expression_is_true_orders_.1111111111", "", "\"expression\": \"> 0\", \"min\": 1"),
                        test("expression_is_true_orders_.2222222222", "", "\"expression\": \"= 0\", \"min\": 1")))
                .containsExactly(
                        "expression_is_true_orders_ (expression: > 0)", "expression_is_true_orders_ (expression: = 0)");
    }

    @Test
    void a_column_tells_apart_before_arguments_do() throws Exception {
        assertThat(names(
                        test("not_null_orders_a_b.1111111111", "\"column_name\": \"a.b\"", "\"quote\": 1"),
                        test("not_null_orders_a_b.2222222222", "\"column_name\": \"a_b\"", "\"quote\": 2")))
                .containsExactly("not_null_orders_a_b (column: a.b)", "not_null_orders_a_b (column: a_b)");
    }

    @Test
    void where_one_fact_is_not_enough_more_are_said() throws Exception {
        assertThat(names(
                        test("in_range.1111111111", "\"column_name\": \"a\"", "\"values\": [1, \"x\"]"),
                        test("in_range.2222222222", "\"column_name\": \"a\"", "\"values\": [2]"),
                        test("in_range.3333333333", "\"column_name\": \"b\"", "\"values\": [2]")))
                .containsExactly(
                        "in_range (column: a, values: 1, x)",
                        "in_range (column: a, values: 2)",
                        "in_range (column: b, values: 2)");
    }

    @Test
    void a_filter_and_what_they_are_defined_on_tell_apart_too() throws Exception {
        assertThat(names(
                        test("t.1111111111", "\"config\": {\"where\": \"day > 1\"}", ""),
                        test("t.2222222222", "\"config\": {\"where\": null}", "")))
                .containsExactly("t (where: day > 1)", "t (2222222222)");
        assertThat(names(
                        test("t.1111111111", "\"attached_node\": \"model.shop.orders.v1\"", ""),
                        test("t.2222222222", "\"attached_node\": \"model.shop.orders.v2\"", "")))
                .containsExactly("t (on: orders.v1)", "t (on: orders.v2)");
    }

    @Test
    void tests_in_which_nothing_differs_are_told_apart_by_their_hashes() throws Exception {
        assertThat(names(test("t.1111111111", "", "\"a\": 1"), test("t.2222222222", "", "\"a\": 1")))
                .containsExactly("t (1111111111)", "t (2222222222)");
    }

    @Test
    void a_test_whose_namesake_did_not_run_or_passed_is_called_the_same() throws Exception {
        String one = test("t.1111111111", "\"column_name\": \"a\"", "");
        String other = test("t.2222222222", "\"column_name\": \"b\"", "");

        for (String status : List.of("pass", "warn", "fail")) {
            DbtRun run = read(List.of(one, other), Map.of("t.1111111111", "fail", "t.2222222222", status));
            assertThat(run.labels().of("test.shop.t.1111111111").name()).isEqualTo("t (column: a)");
        }
        assertThat(read(List.of(one, other), Map.of("t.1111111111", "pass")).labels())
                .isEqualTo(read(List.of(other, one), Map.of("t.2222222222", "fail"))
                        .labels());
    }

    @Test
    void unit_tests_of_one_name_are_told_apart_by_their_ids() throws Exception {
        DbtRun run = read(
                List.of(Artifacts.node("unit_test.shop.orders.totals"), Artifacts.node("unit_test.shop.carts.totals")),
                Map.of());

        assertThat(run.labels().of("unit_test.shop.orders.totals").name())
                .isEqualTo("totals (unit_test.shop.orders.totals)");
    }

    @Test
    void a_version_that_reads_like_a_package_is_told_apart() throws Exception {
        DbtRun run = read(List.of(Artifacts.node("model.shop.stripe.v2"), Artifacts.node("model.stripe.v2")), Map.of());

        assertThat(run.labels().of("model.shop.stripe.v2").text()).isEqualTo("model stripe.v2 (model.shop.stripe.v2)");
        assertThat(run.labels().of("model.stripe.v2").text()).isEqualTo("model stripe.v2 (model.stripe.v2)");
    }

    @Test
    void names_that_are_the_same_once_they_are_cut_are_told_apart() throws Exception {
        String name = "x".repeat(400);
        DbtRun run = read(
                List.of(Artifacts.node("model.shop." + name + "a"), Artifacts.node("model.shop." + name + "b")),
                Map.of());

        assertThat(Stream.of("a", "b").map(end -> run.labels().of("model.shop." + name + end)))
                .doesNotHaveDuplicates()
                .allMatch(label -> label.name().length() <= 250);
    }

    @Test
    void where_thousands_share_their_names_all_are_called_by_their_ids() throws Exception {
        List<String> tests = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            tests.add(test("t.%010d".formatted(i), "", ""));
        }
        Labels labels = read(tests, Map.of()).labels();

        assertThat(labels.toldApart()).isEmpty();
        assertThat(labels.of("test.shop.t.0000000001").name()).isEqualTo("shop.t.0000000001");
    }

    @Test
    void the_root_project_is_the_one_that_the_manifest_names() throws Exception {
        assertThat(root()).contains("shop");
    }

    @Test
    void an_older_manifest_has_only_a_digest_of_its_name() throws Exception {
        metadata = ", \"project_id\": \"" + Digest.md5("shop") + "\"";
        assertThat(root()).contains("shop");
        metadata = ", \"project_id\": \"" + OF_ANOTHER + "\"";
        assertThat(root()).contains("stripe");
    }

    @Test
    void without_either_dbt_project_yml_says_it_and_else_the_most_ids() throws Exception {
        metadata = "";
        assertThat(root()).contains("stripe");
        Files.writeString(directory.resolve("dbt_project.yml"), "name: shop\n");
        assertThat(root()).contains("shop");
    }

    private Optional<String> root() throws IOException, ArtifactException {
        DbtRun run = read(
                List.of(
                        Artifacts.node("model.shop.orders"),
                        Artifacts.node("model.stripe.charges"),
                        Artifacts.node("model.stripe.refunds")),
                Map.of());
        assertThat(run.labels().project()).isEqualTo(run.project().name());
        return run.labels().project();
    }

    /** What the tests are called, in their order. */
    private List<String> names(String... tests) throws IOException, ArtifactException {
        DbtRun run = read(List.of(tests), Map.of());
        return Arrays.stream(tests)
                .map(test -> test.substring(1, test.indexOf('"', 1)))
                .map(uniqueId -> run.labels().of(uniqueId).name())
                .toList();
    }

    private static String test(String name, String members, String kwargs) {
        return Artifacts.test(
                name,
                (members.isEmpty() ? "" : members + ", ") + "\"test_metadata\": {\"name\": \"t\", \"kwargs\": {"
                        + kwargs + "}}");
    }

    private DbtRun read(List<String> nodes, Map<String, String> statuses) throws IOException, ArtifactException {
        String manifest = Artifacts.manifest(String.join(", ", nodes));
        int end = manifest.indexOf('}');
        return new DbtRunReader()
                .of(DbtProject.in(directory))
                .read(new Artifacts(directory)
                        .withManifest(manifest.substring(0, end) + metadata + manifest.substring(end))
                        .withRunResults(Artifacts.runResults(statuses.entrySet().stream()
                                .map(result -> Artifacts.result("test.shop." + result.getKey(), result.getValue()))
                                .collect(Collectors.joining(", "))))
                        .write());
    }
}
