package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.NodeError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        var node = new DbtNode("model.shop.x", "a,b:c%\r\n::set-output name=x::y", "model", "models/a,b:c%0A.sql");
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
    void a_report_without_a_run_has_nothing_to_annotate() {
        assertThat(commands.of(Reports.bare())).isEmpty();
    }
}
