package co.secoda.gate.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.gate.known.Excuses.Excuse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists against a pair in which tests of two packages fail, warn, pass, were skipped, or did not run. */
class KnownFailuresTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String METADATA = "\"metadata\": {\"dbt_schema_version\":"
            + " \"https://schemas.getdbt.com/dbt/%s.json\", \"dbt_version\": \"1.11.7\", \"invocation_id\": \"one\","
            + " \"generated_at\": \"2026-11-26T10:00:00Z\", \"project_name\": \"shop\"}";
    private static final String MANIFEST = "{" + METADATA.formatted("manifest/v12") + ", \"nodes\": {"
            + String.join(
                    ",\n",
                    node("model.shop.orders", "models/finance/orders.sql", "\"tags\": [\"nightly\", \"finance\"]"),
                    node("model.shop.customers", "models/crm/customers.sql", "\"config\": {\"tags\": [\"crm\"]}"),
                    node("model.stripe.charges", "models/charges.sql", "\"tags\": []"),
                    test("test.shop.not_null_orders_id.0123456789", "model.shop.orders"),
                    test("test.shop.unique_orders_id.abcdef0123", "model.shop.orders"),
                    test("test.stripe.not_null_charges_id.0123456789", "model.stripe.charges"),
                    test("test.shop.fresh_raw_orders.0123456789", "source.shop.raw.orders"),
                    test("test.shop.accepted_customers.0123456789", "model.shop.customers"),
                    test("test.shop.late_customers.0123456789", "model.shop.customers"),
                    "\"test.shop.both\": {\"resource_type\": \"test\", \"name\": \"both\", \"original_file_path\":"
                            + " \"tests/both.sql\", \"depends_on\": {\"nodes\": [\"model.shop.orders\","
                            + " \"model.shop.customers\", \"macro.shop.m\"]}}",
                    "\"test.shop.alone\": {\"resource_type\": \"test\", \"name\": \"alone\", \"tags\": [\"odd\"],"
                            + " \"original_file_path\": \"tests/alone.sql\", \"depends_on\": {\"nodes\": []}}")
            + "}, \"sources\": {"
            + node(
                    "source.shop.raw.orders",
                    "models/sources.yml",
                    "\"tags\": [\"raw\"]," + " \"meta\": {\"owner\": \"raw-data@shop.example\"}")
            + "}}";
    private static final String RESULTS = "{" + METADATA.formatted("run-results/v6") + ", \"results\": ["
            + String.join(
                    ",\n",
                    result("test.shop.not_null_orders_id.0123456789", "fail"),
                    result("test.shop.unique_orders_id.abcdef0123", "pass"),
                    result("test.stripe.not_null_charges_id.0123456789", "Error"),
                    result("test.shop.fresh_raw_orders.0123456789", "fail"),
                    result("test.shop.accepted_customers.0123456789", "warn"),
                    result("test.shop.both", "fail"),
                    result("test.shop.alone", "fail"),
                    result("test.shop.not_in_manifest", "fail"),
                    result("test.shop.not_null_orders_id.0123456789", "fail"))
            + "], \"args\": {\"which\": \"build\"}}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test: not_null_orders_id | not_null_orders_id",
                "test: test.shop.not_null_orders_id.0123456789 | not_null_orders_id",
                "test: not_null_* | not_null_orders_id not_null_charges_id",
                "test: '*.shop.*' | not_null_orders_id fresh_raw_orders both alone not_in_manifest",
                "test: test.shop.not_in_manifest | not_in_manifest",
                "node: orders | not_null_orders_id fresh_raw_orders both",
                "node: model.shop.orders | not_null_orders_id both",
                "node: source.shop.* | fresh_raw_orders",
                "node: test.shop.alone | alone",
                "path: models/finance | not_null_orders_id both",
                "path: models/*.sql | not_null_orders_id both",
                "path: 'stripe://models/charges.sql' | not_null_charges_id",
                "path: tests/alone.sql | alone",
                "package: stripe | not_null_charges_id",
                "package: s* | not_null_orders_id not_null_charges_id fresh_raw_orders both alone not_in_manifest",
                "tag: crm | both",
                "tag: nightly | not_null_orders_id both",
                "tag: raw | fresh_raw_orders",
                "tag: odd | alone",
                "'tag: nightly, node: customers' | ",
                "'tag: nightly, node: orders, test: not_*' | not_null_orders_id",
                "test: Not_Null_Orders_Id | ",
            })
    void an_entry_excuses_the_failing_tests_that_fit_all_it_says(String patterns, String tests) throws Exception {
        Excuses excuses = excuses(patterns, "2026-12-31");

        assertThat(excuses.byTest().keySet().stream().map(id -> id.split("\\.", -1)[2]))
                .containsExactlyInAnyOrder(Optional.ofNullable(tests)
                        .map(names -> names.split(" ", -1))
                        .orElse(new String[0]));
        assertThat(excuses.list()).isPresent();
    }

    @Test
    void an_excuse_has_the_owner_of_the_entry_or_else_of_the_node() throws Exception {
        Excuses excuses = excuses(
                """
                - {test: fresh_*, reason: late, until: 2026-12-31}
                - {test: alone, reason: odd, owner: ann, until: 2026-12-30}
                - {test: both, reason: old, until: 2026-12-29}
                """);

        assertThat(excuses.byTest().values())
                .containsExactlyInAnyOrder(
                        new Excuse("late", Optional.of("raw-data@shop.example"), LocalDate.of(2026, 12, 31)),
                        new Excuse("odd", Optional.of("ann"), LocalDate.of(2026, 12, 30)),
                        new Excuse("old", Optional.empty(), LocalDate.of(2026, 12, 29)));
        assertThat(excuses.byTest().values())
                .extracting(Excuse::sentence)
                .contains("late (raw-data@shop.example, until 2026-12-31)", "old (until 2026-12-29)");
    }

    @Test
    void an_entry_counts_on_its_last_day_and_warns_on_the_last_seven() throws Exception {
        assertThat(excuses("test: both", "2026-11-26").byTest()).hasSize(1);
        assertThat(excuses("test: both", "2026-11-26").notes())
                .containsExactly(
                        "1 known failure ends within 7 days: both (line 2) until 2026-11-26, no owner known in "
                                + file());
        assertThat(excuses("test: both", "2026-12-03").notes()).hasSize(1);
        assertThat(excuses("test: both", "2026-12-04").notes()).isEmpty();
    }

    @Test
    void an_entry_that_has_ended_excuses_nothing_and_is_told_with_its_owner() throws Exception {
        assertThat(excuses("test: fresh_raw_orders", "2026-11-25")).satisfies(excuses -> {
            assertThat(excuses.byTest()).isEmpty();
            assertThat(excuses.notes())
                    .containsExactly("1 known failure has ended and excuses nothing: fresh_raw_orders (line 2)"
                            + " until 2026-11-25, owner raw-data@shop.example in " + file());
        });
    }

    @Test
    void of_two_entries_that_fit_one_that_has_not_ended_excuses() throws Exception {
        Excuses excuses = excuses(
                """
                - {test: both, reason: first, until: 2026-11-01}
                - {test: both, reason: second, until: 2026-12-31}
                - {test: both, reason: third, until: 2027-12-31}
                """);

        assertThat(excuses.byTest().values()).extracting(Excuse::reason).containsExactly("second");
    }

    @Test
    void an_entry_no_test_of_which_fails_now_is_ready_to_go() throws Exception {
        assertThat(excuses("test: unique_orders_id", "2026-11-27").notes())
                .containsExactly(
                        "1 known failure can be removed, since no test of it fails now: unique_orders_id (line 2)"
                                + " in " + file());
        assertThat(excuses("test: accepted_customers", "2026-11-01").notes())
                .singleElement()
                .asString()
                .contains("can be removed");
        assertThat(excuses("node: model.shop.orders", "2026-12-31").notes())
                .as("one of its tests fails")
                .isEmpty();
    }

    @Test
    void an_entry_whose_test_this_run_did_not_select_is_not_told() throws Exception {
        assertThat(excuses("test: late_customers", "2026-11-27").notes()).isEmpty();
    }

    @Test
    void an_entry_that_fits_no_test_of_the_manifest_is_told() throws Exception {
        assertThat(excuses(
                                """
                - {test: no_such_test, reason: r, until: 2026-12-31}
                - {test: both, tag: raw, reason: r, until: 2026-12-31}
                """)
                        .notes())
                .containsExactly("2 known failures fit no test of the manifest: no_such_test (line 2),"
                        + " test both, tag raw (line 3) in "
                        + file());
    }

    @Test
    void of_many_entries_ten_are_named() throws Exception {
        assertThat(excuses("- {test: none, reason: r, until: 2026-12-31}\n".repeat(12))
                        .notes())
                .singleElement()
                .asString()
                .startsWith("12 known failures fit no test of the manifest: ")
                .contains("(line 11) and 2 more in ");
    }

    @Test
    void what_counts_is_what_is_not_excused() throws Exception {
        DbtRun run = run();
        Excuses excuses = list("- {test: both, reason: r, until: 2026-12-31}").of(run, TODAY);

        assertThat(excuses.failing(run))
                .extracting(entity -> entity.node().uniqueId())
                .contains("model.shop.orders")
                .doesNotContain("model.shop.customers");
        assertThat(excuses.tests(run)).hasSize(1);
        assertThat(excuses.entitiesExcused(run)).isEqualTo(1);
    }

    @Test
    void a_list_without_entries_needs_no_artifacts() throws Exception {
        DbtRun run = run();
        Files.delete(directory.resolve("manifest.json"));

        assertThat(list("").of(run, TODAY).byTest()).isEmpty();
        assertThatThrownBy(
                        () -> list("- {test: a, reason: r, until: 2026-12-31}").of(run, TODAY))
                .isInstanceOf(ArtifactException.class);
    }

    private Excuses excuses(String patterns, String until) throws Exception {
        return excuses("- {" + patterns + ", reason: r, until: " + until + "}\n");
    }

    private Excuses excuses(String entries) throws Exception {
        return list(entries).of(run(), TODAY);
    }

    private KnownFailures list(String entries) throws KnownFailuresException {
        return KnownFailuresFile.parse(file(), ("known-failures:\n" + entries).getBytes(StandardCharsets.UTF_8));
    }

    private Path file() {
        return directory.resolve(KnownFailuresFile.NAME);
    }

    private DbtRun run() throws IOException, ArtifactException {
        return new DbtRunReader()
                .read(new ArtifactPaths(
                        Files.writeString(directory.resolve("manifest.json"), MANIFEST),
                        Files.writeString(directory.resolve("run_results.json"), RESULTS)));
    }

    private static String node(String id, String path, String members) {
        String name = id.substring(id.lastIndexOf('.') + 1);
        return "\"" + id + "\": {\"resource_type\": \"" + id.substring(0, id.indexOf('.')) + "\", \"name\": \"" + name
                + "\", \"original_file_path\": \"" + path + "\", " + members + "}";
    }

    private static String test(String id, String entity) {
        return "\"" + id + "\": {\"resource_type\": \"test\", \"name\": \"" + id.split("\\.", -1)[2]
                + "\", \"original_file_path\": \"models/schema.yml\", \"attached_node\": \"" + entity
                + "\", \"depends_on\": {\"nodes\": [\"model.shop.customers\"]}}";
    }

    private static String result(String id, String status) {
        return "{\"unique_id\": \"" + id + "\", \"status\": \"" + status
                + "\", \"timing\": [], \"message\": null, \"failures\": null}";
    }
}
