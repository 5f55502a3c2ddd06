package co.secoda.dbt.query;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.report.QueriedPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledQueriesTest {
    @TempDir
    Path directory;

    private Path project = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void place() {
        project = directory.resolve("project");
        target = project.resolve("target");
    }

    @Test
    void the_query_of_a_test_is_read_from_the_file_that_dbt_wrote() throws Exception {
        write(project.resolve(QueriedPair.PATH), "\n\nselect id from orders\n");
        DbtRun run = QueriedPair.ofPath(QueriedPair.PATH)
                .withCode("compiled_code", "select 2")
                .in(target);

        assertThat(new CompiledQueries(run).file(test(run))).contains(QueriedPair.PATH);
        assertThat(new CompiledQueries(run).text(test(run))).contains("select id from orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compiled_code", "compiled_sql"})
    void where_that_file_is_not_there_the_manifest_has_it(String member) throws Exception {
        DbtRun run = QueriedPair.ofPath(QueriedPair.PATH)
                .withCode(member, "select 2")
                .in(target);

        assertThat(new CompiledQueries(run).file(test(run))).isEmpty();
        assertThat(new CompiledQueries(run).text(test(run))).contains("select 2");
    }

    @Test
    void a_node_that_was_not_built_has_one_too() throws Exception {
        DbtRun run = QueriedPair.ofPath(QueriedPair.PATH).in(target);
        assertThat(new CompiledQueries(run).text(run.errored().get(0).node())).contains("select * from raw_refunds");
    }

    @Test
    void artifacts_that_were_carried_elsewhere_may_have_their_queries_beside_them() throws Exception {
        write(project.resolve("from-ci/compiled/shop/unique.sql"), "select 3");
        DbtRun run = QueriedPair.ofPath(QueriedPair.PATH).in(project.resolve("from-ci"));

        assertThat(new CompiledQueries(run).file(test(run))).contains("from-ci/compiled/shop/unique.sql");
        assertThat(new CompiledQueries(run).text(test(run))).contains("select 3");
    }

    @Test
    void where_dbt_wrote_elsewhere_the_whole_path_is_told() throws Exception {
        Path file = write(directory.resolve("out/compiled/shop/unique.sql"), "select 4");
        DbtRun run = QueriedPair.ofPath(file.toString()).in(directory.resolve("out"));
        assertThat(new CompiledQueries(run).text(test(run))).contains("select 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret/compiled/key.sql",
                "target/compiled/../../../secret/compiled/key.sql",
                "dbt_project.yml",
                "target/compiled/profiles.yml",
                "models/raw.sql",
                "target/compiled/directory.sql",
                "target/compiled/link.sql",
                "\u0000.sql"
            })
    void artifacts_name_no_file_but_a_query_of_the_project(String path) throws Exception {
        write(directory.resolve("secret/compiled/key.sql"), "secret");
        write(project.resolve("dbt_project.yml"), "secret");
        write(project.resolve("models/raw.sql"), "secret");
        write(target.resolve("compiled/profiles.yml"), "secret");
        Files.createDirectories(target.resolve("compiled/directory.sql"));
        Files.createSymbolicLink(target.resolve("compiled/link.sql"), directory.resolve("secret/compiled/key.sql"));
        DbtRun run = QueriedPair.ofPath(path).in(target);

        assertThat(new CompiledQueries(run).file(test(run))).isEmpty();
        assertThat(new CompiledQueries(run).text(test(run))).isEmpty();
    }

    @Test
    void a_file_without_end_is_read_up_to_a_bound() throws Exception {
        write(project.resolve(QueriedPair.PATH), "x".repeat(1 << 20));
        DbtRun run = QueriedPair.ofPath(QueriedPair.PATH).in(target);
        assertThat(new CompiledQueries(run).text(test(run)).orElseThrow()).hasSize(128 << 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit.unique; drop table orders",
                "audit.unique -- x",
                "audit.unique--x",
                "audit.unique where x",
                "audit.(select 1)",
                "`audit`.`unique`; drop table orders; select `a`",
                "\"audit\".\"unique\" union select 1"
            })
    void what_is_more_than_a_relation_is_no_query_that_a_reader_could_copy(String relation) throws Exception {
        DbtRun run = QueriedPair.storing(relation).in(target);
        assertThat(new CompiledQueries(run).rows(run.failingTests().get(0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.main_audit.unique_orders",
                "my-project.audit.unique_orders",
                "[shop].[audit].[unique orders]",
                "'\"shop\".\"Audit; x\".\"unique\"'",
                "größe.prüfung.t1"
            })
    void relations_are_named_as_databases_name_them(String relation) throws Exception {
        String name = relation.replace("'", "");
        DbtRun run = QueriedPair.storing(name).in(target);
        assertThat(new CompiledQueries(run).rows(run.failingTests().get(0))).contains("select * from " + name);
    }

    @Test
    void the_rows_that_dbt_stored_are_asked_for_as_dbt_itself_prints_it() throws Exception {
        DbtRun run = QueriedPair.storing("`shop`.`audit`.`unique`").in(target);
        assertThat(new CompiledQueries(run).rows(run.failingTests().get(0)))
                .contains("select * from `shop`.`audit`.`unique`");
        assertThat(run.detailsOf(run.failingTests().get(0).entities().get(0)).texts())
                .doesNotContainValue("shop.main.orders");
    }

    @ParameterizedTest
    @CsvSource({
        "models/orders.sql, orders.sql, models/orders.sql",
        "tests/add_up.sql, add_up.sql, tests/add_up.sql",
        "tests/add_up.sql, data/add_up.sql, tests/add_up.sql",
        "models/marts/_marts.yml, unique.sql, models/marts/_marts.yml/unique.sql",
        "models/schema.yml, schema_test/unique.sql, models/schema.yml/schema_test/unique.sql",
        "models\\schema.yml, schema_test\\unique.sql, models/schema.yml/schema_test/unique.sql",
        "snapshots/all.sql, orders_history.sql, snapshots/all.sql/orders_history.sql"
    })
    void where_an_old_manifest_does_not_say_it_a_query_is_where_dbt_lays_it(String original, String file, String place)
            throws Exception {
        QueriedPair pair = QueriedPair.sayingNotWhere(original, file);
        assertThat(new CompiledQueries(pair.in(target)).file(test(pair.in(target))))
                .isEmpty();

        write(target.resolve("compiled/shop").resolve(place), "select 5");
        DbtRun run = pair.in(target);
        assertThat(new CompiledQueries(run).file(test(run))).contains("target/compiled/shop/" + place);
        assertThat(new CompiledQueries(run).text(test(run))).contains("select 5");
    }

    @ParameterizedTest
    @CsvSource({
        "../../../secret/compiled/key.sql, key.sql",
        "/secret/compiled/key.sql, key.sql",
        "\u0000.sql, \u0000.sql"
    })
    void an_old_manifest_leads_to_no_other_file(String original, String file) throws Exception {
        write(directory.resolve("secret/compiled/key.sql"), "secret");
        DbtRun run = QueriedPair.sayingNotWhere(original, file).in(target);
        assertThat(new CompiledQueries(run).file(test(run))).isEmpty();
        assertThat(new CompiledQueries(run).text(test(run))).isEmpty();
    }

    @Test
    void a_manifest_that_says_that_nothing_was_compiled_is_believed() throws Exception {
        write(target.resolve("compiled/shop/models/orders.yml/unique.sql"), "of an earlier run");
        DbtRun run = QueriedPair.ofPath("").in(target);
        assertThat(new CompiledQueries(run).text(test(run))).isEmpty();
    }

    private static DbtNode test(DbtRun run) {
        return run.failingTests().get(0).test();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
