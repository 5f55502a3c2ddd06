package co.secoda.dbt.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestPlacesTest {
    private static final String YAML =
            """
            version: 2
            sources:
              - name: raw
                tables:
                  - name: orders
                    columns:
                      - name: id
                        tests: [not_null]
            models:
              - columns:
                  - name: id
                    data_tests: # a comment
                      - unique
                      - not_null: {config: {severity: warn}}
                      - accepted_values: {values: [1], where: a}
                      - accepted_values: {values: [2], where: b}
                  - name: '"Order Total"'
                    tests:
                      - dbt_utils.at_least: {min: 0}
                      - unique: {name: total_is_unique}
                      - name: total_is_small
                        test_name: dbt_utils.at_most
                tests:
                  - dbt_utils.row_count
                name: orders
              - name: customers
                columns:
                  - name: id
                    tests: *shared
            unit_tests:
              - name: adds_up
                model: orders
            """;

    private static final DbtNode ORDERS = new DbtNode("model.shop.orders", "orders", "model", "models/orders.sql");

    @TempDir
    private Path directory;

    private Path checkout;
    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        checkout = directory.toRealPath().resolve("checkout");
        project = Files.createDirectories(checkout.resolve("dbt"));
        Files.createDirectory(project.resolve("models"));
    }

    @ParameterizedTest
    @CsvSource({
        "unique_orders_id, id, 13",
        "not_null_orders_id, ID, 14",
        "dbt_utils_at_least_orders__0___Order_Total_, Order Total, 19",
        "total_is_unique, '\"Order Total\"', 20",
        "total_is_small, Order Total, 21",
        "dbt_utils_row_count_orders_, '', 24",
    })
    void a_test_is_found_on_its_line(String name, String column, int line) throws IOException {
        write(YAML);
        assertThat(line(name, column, ORDERS)).contains(line);
    }

    @ParameterizedTest
    @CsvSource({
        "accepted_values_orders_id__1, id, 11",
        "made_by_a_macro_orders_id, id, 11",
        "unique_orders_gone, gone, 10",
        "made_by_a_macro_orders, '', 10"
    })
    void where_that_is_not_clear_the_nearest_that_is_is_taken(String name, String column, int line) throws IOException {
        write(YAML);
        assertThat(line(name, column, ORDERS)).contains(line);
    }

    @Test
    void tests_of_sources_unit_tests_and_what_an_alias_hides_are_found_too() throws IOException {
        write(YAML.replace("tests: [not_null]", "tests: &shared [not_null]"));
        DbtNode source = new DbtNode("source.shop.raw.orders", "orders", "source", "models/schema.yml");
        assertThat(line("source_not_null_raw_orders_id", "id", source)).contains(8);
        assertThat(line("not_null_customers_id", "id", model("customers"))).contains(28);
        DbtNode unit = new DbtNode("unit_test.shop.orders.adds_up", "adds_up", "unit_test", "models/schema.yml");
        assertThat(places().of(result(unit, ORDERS), NodeDetails.NONE).map(TestPlaces.Place::line))
                .contains(31);
    }

    @Test
    void what_is_not_described_has_no_line() throws IOException {
        write(YAML);
        assertThat(line("unique_gone_id", "id", model("gone"))).isEmpty();
        assertThat(line("t", "", new DbtNode("seed.shop.orders", "orders", "seed", "")))
                .isEmpty();
        DbtNode singular = new DbtNode("test.shop.t", "t", "test", "tests/t.sql");
        assertThat(places().of(result(singular, ORDERS), NodeDetails.NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void lines_are_counted_as_editors_do_also_after_a_mark_of_the_encoding(String lineEnd) throws IOException {
        write("\ufeff" + YAML.replace("\n", lineEnd));
        assertThat(line("unique_orders_id", "id", ORDERS)).contains(13);
    }

    @Test
    void every_test_of_the_example_has_the_line_it_is_written_in() throws Exception {
        Path shop = Path.of("examples/shop").toRealPath();
        DbtRun run = new DbtRunReader()
                .read(new ArtifactPaths(
                        shop.resolve("dbt-target/manifest.json"), shop.resolve("dbt-target/run_results.json")));
        TestResult failing = run.failingTests().get(0);
        TestPlaces.Place place = new TestPlaces(shop, shop)
                .of(failing, run.detailsOf(failing.test()))
                .orElseThrow();
        assertThat(place.file()).isEqualTo(shop.resolve("models/marts/_marts.yml"));
        List<String> lines = Files.readAllLines(place.file());
        assertThat(lines.get(place.line() - 1)).contains("- not_null");
        assertThat(lines.get(place.line() - 5)).contains("- name: customer_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models: [",
                "models: \"\\x",
                "models:\n\t- name: orders",
                "models: &a [*a, *a]",
                "models: {{ jinja }}",
                "models: orders",
                "models: [[orders]]",
                "- models",
                "",
                "\u0000",
                "--- !!java.net.URL [x]",
                "%YAML 9.9\n---\nmodels:"
            })
    void files_of_another_form_have_no_lines(String yaml) throws IOException {
        write(yaml);
        assertThat(line("unique_orders_id", "id", ORDERS)).isEmpty();
    }

    @Test
    void huge_and_deep_files_are_given_up() throws IOException {
        for (String yaml : List.of(
                "[".repeat(1_000_000),
                "a:\n".repeat(10) + "? ".repeat(300_000),
                "{a: ".repeat(200_000),
                "- ".repeat(400_000),
                "[a,".repeat(100) + "a,".repeat(450_000),
                "a: &a [x]\n" + "b: [*a, *a, *a, *a]\n".repeat(40_000),
                YAML + "# x\n".repeat(300_000))) {
            write(yaml);
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThat(line("unique_orders_id", "id", ORDERS)).isEmpty());
        }
    }

    @Test
    void nothing_outside_is_looked_into() throws IOException {
        Path outside = Files.writeString(directory.toRealPath().resolve("outside.yml"), YAML);
        Files.createSymbolicLink(project.resolve("models/schema.yml"), outside);
        assertThat(line("unique_orders_id", "id", ORDERS)).isEmpty();
        for (String path :
                List.of("../../outside.yml", outside.toString(), "models", "a\u0000.yml", "models/none.yml")) {
            DbtNode test = new DbtNode("test.shop.unique_orders_id", "unique_orders_id", "test", path);
            assertThat(places().of(result(test, ORDERS), NodeDetails.NONE)).isEmpty();
        }
    }

    private void write(String yaml) throws IOException {
        Files.write(project.resolve("models/schema.yml"), yaml.getBytes(StandardCharsets.UTF_8));
    }

    private TestPlaces places() {
        return new TestPlaces(checkout, project);
    }

    private Optional<Integer> line(String name, String column, DbtNode entity) {
        DbtNode test = new DbtNode("test.shop." + name + ".0123456789", name, "test", "models/schema.yml");
        Map<NodeText, String> texts = column.isEmpty() ? Map.of() : Map.of(NodeText.COLUMN, column);
        return places().of(result(test, entity), new NodeDetails(texts, Optional.empty(), List.of(), List.of()))
                .map(TestPlaces.Place::line);
    }

    private static TestResult result(DbtNode test, DbtNode entity) {
        return new TestResult(test, "fail", OptionalLong.empty(), "", List.of(entity));
    }

    private static DbtNode model(String name) {
        return new DbtNode("model.shop." + name, name, "model", "models/" + name + ".sql");
    }
}
