package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.ForkedJvm;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubCommandsTest {
    private final GitHubCommands commands =
            new GitHubCommands(Path.of("/checkout"), Path.of("/checkout/warehouse/dbt"));

    @Test
    void what_broke_is_an_error_on_its_file_in_the_checkout_and_what_warned_a_warning() {
        var run = Runs.of(
                List.of(
                        Runs.test("unique", "fail", "Got 3 results", Runs.model("orders")),
                        Runs.test("not_null", "fail", "", Runs.model("orders"))),
                List.of(Runs.test("accepted", "warn", "Got 1 result", Runs.model("products"))),
                List.of(new NodeError(Runs.model("refunds"), "error", "Database Error\nmore")));
        assertThat(commands.of(Reports.of(run, "failed", "r")))
                .containsExactly(
                        "::error file=warehouse/dbt/models/orders.sql,title=dbt%3A model orders is failing::unique: Got 3 results%0Anot_null: fail",
                        "::error file=warehouse/dbt/models/refunds.sql,title=dbt%3A model refunds was not built::Database Error",
                        "::warning file=warehouse/dbt/models/products.sql,title=dbt%3A model products is warning::accepted: Got 1 result");
    }

    @Test
    void what_is_let_through_is_no_error() {
        assertThat(commands.of(Reports.of(Runs.failing(2), "passed", "r")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("::warning "));
    }

    @Test
    void ten_are_shown_and_the_last_tells_of_the_others() {
        List<String> lines = commands.of(Reports.of(Runs.failing(50), "failed", "r"));
        assertThat(lines).hasSize(10);
        assertThat(lines.get(8)).doesNotContain("more");
        assertThat(lines.get(9)).endsWith("%0A(and 40 more that are not annotated)");
        assertThat(commands.of(Reports.of(Runs.failing(10), "failed", "r")))
                .hasSize(10)
                .noneMatch(line -> line.contains("more"));
    }

    @Test
    void nothing_in_a_text_ends_a_property_or_begins_a_command() {
        var node = new DbtNode("model.shop.a,b:c%\r\n::set-output name=x::y", "x", "model", "models/a,b:c%0A.sql");
        var run = Runs.of(List.of(Runs.test("t", "fail", "50%\r\n::error::x", node)), List.of(), List.of());
        assertThat(commands.of(Reports.of(run, "failed", "r"))).singleElement().satisfies(line -> assertThat(line)
                .doesNotContain("\r", "\n")
                .startsWith("::error file=warehouse/dbt/models/a%2Cb%3Ac%250A.sql,title=dbt%3A model a%2Cb%3Ac%25")
                .contains("::t: 50%25"));
    }

    @Test
    void a_path_outside_the_checkout_is_not_named() {
        for (String path : List.of("../../../etc/passwd", "/etc/passwd", "a\u0000b", "")) {
            var run = Runs.of(
                    List.of(Runs.test("t", "fail", "m", new DbtNode("model.shop.x", "x", "model", path))),
                    List.of(),
                    List.of());
            assertThat(commands.of(Reports.of(run, "failed", "r")))
                    .containsExactly("::error title=dbt%3A model x is failing::t: m");
        }
    }

    @Test
    void a_path_of_any_letters_is_named_in_a_locale_of_ascii_alone() throws IOException {
        String file = "models/bestellungen_f\u00fcr_\u4e2d.sql";
        assertThat(inAsciiLocale("/checkout"))
                .isEqualTo("::error file=" + file + ",title=dbt%3A model x is failing::t: m");
        assertThat(inAsciiLocale("/checkout/warehouse"))
                .isEqualTo("::error file=warehouse/" + file + ",title=dbt%3A model x is failing::t: m");
        assertThat(inAsciiLocale("/elsewhere")).isEqualTo("::error title=dbt%3A model x is failing::t: m");
    }

    private static String inAsciiLocale(String dbtProject) throws IOException {
        ProcessBuilder fork =
                ForkedJvm.builder(List.of("-XX:TieredStopAtLevel=1"), AnnotationsInFork.class, dbtProject);
        fork.environment().put("LC_ALL", "C");
        Process process = fork.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void paths_are_of_the_checkout_also_where_it_is_named_by_a_link(@TempDir Path directory) throws IOException {
        Path project = Files.createDirectories(directory.resolve("disk/checkout/warehouse"));
        Path link = Files.createSymbolicLink(directory.resolve("work"), directory.resolve("disk"));
        GitHubCommands linked = new GitHubCommands(link.resolve("checkout"), project);

        assertThat(linked.of(Reports.of(Runs.failing(1), "failed", "r")))
                .singleElement()
                .asString()
                .startsWith("::error file=warehouse/models/");
    }

    @Test
    void a_test_is_annotated_on_its_line_too_where_there_is_room(@TempDir Path directory) throws IOException {
        Path project = Files.createDirectories(directory.resolve("warehouse"));
        Files.createDirectory(project.resolve("models"));
        Files.writeString(
                project.resolve("models/schema.yml"),
                """
                models:
                  - name: orders
                    tests:
                      - unique
                      - exists
                  - name: products
                    tests: [exists]
                """);
        GitHubCommands onDisk = new GitHubCommands(directory, project);
        List<TestResult> failing = List.of(
                Runs.test("unique_orders_", "fail", "Got 3 results", Runs.model("orders")),
                Runs.test("exists_orders_", "error", "50%\r\n::error::x", Runs.model("orders")));
        List<TestResult> warning = List.of(Runs.test("exists_products_", "warn", "", Runs.model("products")));

        assertThat(onDisk.of(Reports.of(Runs.of(failing, warning, List.of()), "failed", "r")))
                .containsExactly(
                        "::error file=warehouse/models/orders.sql,title=dbt%3A model orders is failing::unique_orders_: Got 3 results%0Aexists_orders_: 50%25",
                        "::error file=warehouse/models/schema.yml,line=4,title=dbt%3A unique_orders_%3A fail::model orders: Got 3 results",
                        "::error file=warehouse/models/schema.yml,line=5,title=dbt%3A exists_orders_%3A error::model orders: 50%25",
                        "::warning file=warehouse/models/products.sql,title=dbt%3A model products is warning::exists_products_: warn",
                        "::warning file=warehouse/models/schema.yml,line=7,title=dbt%3A exists_products_%3A warn::model products: warn");
        assertThat(onDisk.of(Reports.of(Runs.of(failing, warning, List.of()), "passed", "r")))
                .hasSize(5)
                .allMatch(line -> line.startsWith("::warning "));

        List<TestResult> more = Stream.concat(failing.stream(), Runs.failing(8).failingTests().stream())
                .toList();
        assertThat(onDisk.of(Reports.of(Runs.of(more, List.of(), List.of()), "failed", "r")))
                .hasSize(10)
                .satisfies(lines -> assertThat(lines.get(9)).contains("line=4"));
    }

    @Test
    void a_status_of_any_length_and_form_is_one_short_line() {
        String status = "\u001b[31m\u202e\r\n" + "x".repeat(100_000);
        var run = Runs.of(List.of(), List.of(), List.of(new NodeError(Runs.model("m"), status, "")));
        assertThat(commands.of(Reports.of(run, "failed", "r")))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSizeLessThan(500).doesNotContain("\u001b", "\u202e", "%0D"));
    }

    @Test
    void a_report_without_a_run_has_nothing_to_annotate() {
        assertThat(commands.of(Reports.bare())).isEmpty();
    }

    @Test
    void a_file_of_a_package_is_named_if_it_is_in_the_checkout_also_where_dbt_links_to_it(@TempDir Path checkout)
            throws IOException {
        Path models = Files.createDirectories(checkout.resolve("shared/stripe/models"));
        Files.writeString(models.resolve("charges.sql"), "select 1");
        Files.createDirectories(checkout.resolve("warehouse/dbt_packages"));
        Files.createSymbolicLink(checkout.resolve("warehouse/dbt_packages/stripe"), Path.of("../../shared/stripe"));
        var linked = new DbtNode("model.stripe.a", "a", "model", "dbt_packages/stripe/models/charges.sql");
        var absent = new DbtNode("model.stripe.b", "b", "model", "stripe://models/refunds.sql");
        var run = Runs.of(
                List.of(Runs.test("t", "fail", "", linked), Runs.test("u", "fail", "", absent)), List.of(), List.of());

        assertThat(new GitHubCommands(checkout, checkout.resolve("warehouse")).of(Reports.of(run, "failed", "r")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("::error file=shared/stripe/models/charges.sql,title="),
                        line -> assertThat(line).startsWith("::error title="));
    }
}
