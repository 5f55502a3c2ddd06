package co.secoda.gate.names;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.gate.names.SecodaEntity.Match;
import co.secoda.gate.names.SecodaEntity.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example has a test of orders that fails, one of stg_products that warns, and none of customers that ran. */
@SuppressWarnings("NullAway.Init") // JUnit makes the directory
class ReconciliationTest {
    private static final Path EXAMPLE = Path.of("examples/shop/dbt-target");

    @TempDir
    private Path directory;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> failing = new ArrayList<>();
    private final List<String> warning = new ArrayList<>(List.of("w"));

    ReconciliationTest() {
        names.put("w", "shop.main.stg_products");
    }

    private ReconciliationTest failing(String id, String name) {
        failing.add(id);
        names.put(id, name);
        return this;
    }

    private static DbtRun run() throws Exception {
        return run(EXAMPLE);
    }

    private static DbtRun run(Path pair) throws Exception {
        return new DbtRunReader()
                .read(new ArtifactPaths(pair.resolve("manifest.json"), pair.resolve("run_results.json")));
    }

    private EntityNames names(DbtRun run) {
        Map<String, SecodaEntity> known = new LinkedHashMap<>();
        names.forEach(
                (id, name) -> known.put(id, new SecodaEntity(id, name, Optional.of("table"), List.of(), List.of())));
        return new EntityNames(names.keySet(), known, "why").in(run);
    }

    private List<String> differences(String... before) throws Exception {
        DbtRun run = run();
        Reconciliation exact =
                new Reconciliation(run, names(run), Optional.of(FailingTests.of(List.of(before), List.of())));
        FailingTests answer = FailingTests.of(failing, warning);
        assertThat(exact.isExact(answer)).isTrue();
        return exact.differences(answer);
    }

    @Test
    void what_both_have_is_no_difference_whatever_the_case_and_the_quotes() throws Exception {
        assertThat(failing("o", "\"SHOP\".\"Main\".\"ORDERS\"").differences()).isEmpty();
    }

    @Test
    void what_failed_before_and_was_not_tested_in_this_run_is_told_by_its_name() throws Exception {
        assertThat(failing("o", "shop.main.orders")
                        .failing("c", "shop.main.customers")
                        .differences("c"))
                .containsExactly("Secoda has model orders failing, as this run does; model customers, failing since"
                        + " before, was not tested in this run");
    }

    @Test
    void what_passed_in_this_run_and_what_is_not_of_it_are_told_apart() throws Exception {
        assertThat(failing("o", "shop.main.orders")
                        .failing("p", "shop.main.stg_orders")
                        .failing("f", "warehouse.other.table")
                        .differences())
                .containsExactly("Secoda has model orders failing, as this run does; Secoda has model stg_orders"
                        + " failing, though no test of it failed in this run; warehouse.other.table is not of"
                        + " this run's manifest");
    }

    @Test
    void what_this_run_has_failing_and_secoda_does_not_is_told() throws Exception {
        warning.clear();
        assertThat(failing("c", "shop.main.customers").differences())
                .containsExactly(
                        "model customers was not tested in this run; this run has model orders failing, and Secoda"
                                + " doesn't",
                        "this run has model stg_products warning, and Secoda doesn't");
    }

    @Test
    void of_many_the_first_are_named_and_the_others_counted() throws Exception {
        failing("o", "shop.main.orders");
        for (int i = 0; i < 8; i++) {
            failing("f" + i, "warehouse.other.t" + i);
        }
        assertThat(differences())
                .singleElement()
                .asString()
                .contains("warehouse.other.t0 and warehouse.other.t1")
                .contains("t4 and 3 more are not of this");
    }

    @Test
    void without_a_name_for_each_id_nothing_is_exact() throws Exception {
        failing.add("nameless");
        DbtRun run = run();

        assertThat(new Reconciliation(run, names(run), Optional.empty()).isExact(FailingTests.of(failing, warning)))
                .isFalse();
    }

    @Test
    void what_warns_in_this_run_and_fails_in_secoda_is_told() throws Exception {
        warning.clear();
        assertThat(failing("o", "shop.main.orders")
                        .failing("w", "shop.main.stg_products")
                        .differences("w"))
                .containsExactly("Secoda has model orders failing, as this run does; Secoda has model stg_products"
                        + " (since before) failing, which only warned in this run");
    }

    @Test
    void what_fails_in_this_run_and_warns_in_secoda_is_told_on_both_sides() throws Exception {
        warning.add("o");
        names.put("o", "shop.main.orders");

        assertThat(differences())
                .containsExactly(
                        "this run has model orders failing, and Secoda doesn't",
                        "Secoda has model stg_products warning, as this run does; Secoda has model orders warning,"
                                + " which failed in this run");
    }

    @Test
    void a_node_that_secoda_has_under_several_ids_is_no_other_entity() throws Exception {
        failing("o", "shop.main.orders").failing("again", "SHOP.MAIN.ORDERS");
        DbtRun run = run();
        Reconciliation exact = new Reconciliation(run, names(run), Optional.empty());

        assertThat(exact.differences(FailingTests.of(failing, warning))).isEmpty();
        assertThat(exact.repeated(FailingTests.of(failing, warning)))
                .containsExactly("Secoda has model orders failing under 2 ids");
    }

    @Test
    void without_the_artifacts_only_what_did_not_pass_is_known() throws Exception {
        for (String file : List.of("manifest.json", "run_results.json")) {
            Files.copy(EXAMPLE.resolve(file), directory.resolve(file));
        }
        DbtRun run = run(directory);
        Files.delete(directory.resolve("manifest.json"));
        failing("o", "SHOP.MAIN.ORDERS").failing("c", "shop.main.customers");

        EntityNames named = names(run);

        assertThat(named.known().values().stream().map(SecodaEntity::match))
                .containsExactly(
                        match(Standing.WARNING, "model.shop.stg_products"),
                        match(Standing.FAILING, "model.shop.orders"),
                        match(Standing.UNKNOWN));
        assertThat(new Reconciliation(run, named, Optional.empty()).isExact(FailingTests.of(failing, warning)))
                .isFalse();
    }

    @Test
    void a_name_that_is_that_of_two_nodes_but_for_the_case_is_left_open() throws Exception {
        Files.copy(EXAMPLE.resolve("run_results.json"), directory.resolve("run_results.json"));
        Files.writeString(
                directory.resolve("manifest.json"),
                Files.readString(EXAMPLE.resolve("manifest.json"))
                        .replace("\"alias\": \"customers\"", "\"alias\": \"Stg_Orders\""));
        DbtRun run = run(directory);
        failing("p", "shop.main.Stg_Orders").failing("q", "shop.main.STG_ORDERS");

        EntityNames named = names(run);

        assertThat(named.known().values().stream().map(SecodaEntity::match))
                .containsExactly(
                        match(Standing.WARNING, "model.shop.stg_products"),
                        match(Standing.NOT_TESTED, "model.shop.customers"),
                        match(Standing.SEVERAL));
        assertThat(new Reconciliation(run, named, Optional.empty()).isExact(FailingTests.of(failing, warning)))
                .isFalse();
    }

    @Test
    void names_are_given_the_nodes_that_they_fit_with_how_they_stand() throws Exception {
        failing("o", "Shop.MAIN.Orders").failing("p", "shop.main.stg_orders").failing("f", "no.such.table");
        failing("c", "shop.main.customers").failing("s", "shop.bank.payments");

        EntityNames named = names(run());

        assertThat(named.known().values().stream().map(SecodaEntity::match))
                .containsExactly(
                        match(Standing.WARNING, "model.shop.stg_products"),
                        match(Standing.FAILING, "model.shop.orders"),
                        match(Standing.TESTED, "model.shop.stg_orders"),
                        match(Standing.NOT_IN_MANIFEST),
                        match(Standing.NOT_TESTED, "model.shop.customers"),
                        match(Standing.TESTED, "source.shop.bank.payments"));
    }

    private static Match match(Standing standing, String... nodes) {
        return new Match(standing, List.of(nodes));
    }
}
