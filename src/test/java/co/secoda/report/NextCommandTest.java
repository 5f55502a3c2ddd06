package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.GivenDbtRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextCommandTest {
    @Test
    void failing_models_and_what_reads_from_them_are_built_again() {
        assertThat(command(failing(
                        Runs.model("orders"),
                        Runs.model("prices.v2"),
                        new DbtNode("source.shop.raw.orders", "orders", "source", "models/raw.yml"))))
                .contains("dbt build --select orders+ prices.v2+ source:raw.orders+");
        assertThat(command(failing(new DbtNode("test.shop.no_gaps", "no_gaps", "test", "tests/no_gaps.sql"))))
                .contains("dbt build --select no_gaps");
    }

    @Test
    void the_target_of_the_run_is_named() {
        assertThat(command(at("prod", failing(Runs.model("orders")))))
                .contains("dbt build --select orders+ --target prod");
        assertThat(command(at("ci-2", Runs.failing(9)))).contains("dbt retry --target ci-2");
    }

    @Test
    void what_was_not_built_and_very_many_are_retried() {
        DbtRun notBuilt = Runs.of(List.of(), List.of(), List.of(new NodeError(Runs.model("refunds"), "error", "m")));
        assertThat(command(notBuilt)).contains("dbt retry");
        assertThat(command(Runs.failing(6))).contains("dbt retry");
        assertThat(command(Runs.failing(5)).orElseThrow()).startsWith("dbt build --select orders_0+ ");
    }

    @Test
    void where_nothing_failed_there_is_nothing_to_run() {
        DbtRun warned = Runs.of(List.of(), List.of(Runs.test("t", "warn", 1, Runs.model("orders"))), List.of());
        assertThat(command(warned)).isEmpty();
    }

    @Test
    void names_that_a_shell_would_take_for_more_are_never_part_of_a_command() {
        assertThat(command(failing(Runs.model("orders; rm -rf /")))).contains("dbt retry");
        assertThat(command(failing(Runs.model("$(id)")))).contains("dbt retry");
        assertThat(command(at("prod; id", failing(Runs.model("orders"))))).contains("dbt build --select orders+");
    }

    @Test
    void the_log_tells_it_in_one_line(@TempDir Path directory) throws Exception {
        Report report = Reports.of(QueriedPair.ofPath("x").in(directory.resolve("target")), "failed", "r");
        assertThat(ClosingText.of(report, report.verdict().orElseThrow(), Optional.empty()))
                .extracting(ClosingText.Line::text)
                .noneMatch(line -> line.startsWith("After the fix"));
        assertThat(ClosingText.of(
                        Reports.of(failing(Runs.model("orders")), "failed", "r"),
                        report.verdict().orElseThrow(),
                        Optional.empty()))
                .extracting(ClosingText.Line::text)
                .contains("After the fix, run: dbt build --select orders+");
    }

    private static Optional<String> command(DbtRun run) {
        return NextCommand.of(Reports.of(run, "failed", "r"));
    }

    private static DbtRun at(String target, DbtRun run) {
        return GivenDbtRun.like(run).target(target).build();
    }

    private static DbtRun failing(DbtNode... nodes) {
        return Runs.of(
                List.of(nodes).stream()
                        .map(node -> Runs.test("t", "fail", 1, node))
                        .toList(),
                List.of(),
                List.of());
    }
}
