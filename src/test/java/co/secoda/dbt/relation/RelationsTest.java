package co.secoda.dbt.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.relation.Relations.Relation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationsTest {
    private static final String METADATA =
            "\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/%s.json\"}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0007',
            value = {
                "shop.main.orders           | SHOP.MAIN.ORDERS",
                "shop.main.orders           | \"Shop\".\"main\".\"Orders\"",
                "shop.main.orders           | `shop`.`main`.`orders`",
                "shop.main.orders           | [shop].[main].[orders]",
                "shop.my.schema.orders      | \"shop\".\"my.schema\".\"ORDERS\"",
                "läden.österreich.aufträge  | LÄDEN.ÖSTERREICH.AUFTRÄGE",
                "店舗.本番.注文             | 店舗.本番.注文",
                "cafe\u0301.main.orders     | CAF\u00c9.main.orders",
                "σίσυφος.main.orders        | ΣΊΣΥΦΟΣ.main.orders"
            })
    void names_are_the_same_whatever_the_case_and_the_quotes(String one, String other) {
        assertThat(new RelationName(one).folded()).isEqualTo(new RelationName(other).folded());
    }

    @Test
    void names_that_differ_otherwise_are_not_the_same() {
        assertThat(new RelationName("shop.main.orders").folded())
                .isNotEqualTo(new RelationName("shop.main.orders_1").folded())
                .isNotEqualTo(new RelationName("shop.orders").folded());
    }

    @Test
    void nodes_and_sources_are_found_by_alias_identifier_or_name_and_tests_are_not() throws Exception {
        DbtRun run = run("\"nodes\": {"
                + node("model.shop.a", "\"alias\": \"Orders\"")
                + ","
                + node("seed.shop.b", "\"name\": \"raw\", \"alias\": null")
                + ","
                + node("test.shop.c", "\"alias\": \"orders\"")
                + "}, \"sources\": {"
                + node("source.shop.d", "\"name\": \"x\", \"identifier\": \"PAYMENTS\"")
                + "}");

        assertThat(Relations.find(run.manifest(), Set.of("db.s.orders", "db.s.raw", "db.s.payments", "db.s.none")))
                .containsExactlyInAnyOrder(
                        new Relation("model.shop.a", new RelationName("Db.S.Orders")),
                        new Relation("seed.shop.b", new RelationName("Db.S.raw")),
                        new Relation("source.shop.d", new RelationName("Db.S.PAYMENTS")));
    }

    @Test
    void another_file_than_was_read_before_is_not_searched() throws Exception {
        DbtRun run = run("\"nodes\": {}");
        Files.writeString(run.manifest().path(), "{}");

        assertThatThrownBy(() -> Relations.find(run.manifest(), Set.of("x"))).isInstanceOf(ArtifactException.class);
    }

    private static String node(String id, String more) {
        return "\"" + id + "\": {\"database\": \"Db\", \"schema\": \"S\", " + more + "}";
    }

    private DbtRun run(String sections) throws Exception {
        Path manifest = Files.writeString(
                directory.resolve("manifest.json"), "{" + METADATA.formatted("manifest/v12") + ", " + sections + "}");
        Path runResults = Files.writeString(
                directory.resolve("run_results.json"),
                "{" + METADATA.formatted("run-results/v6") + ", \"results\": []}");
        return new DbtRunReader().read(new ArtifactPaths(manifest, runResults));
    }

    @Test
    void of_very_many_nodes_of_one_name_some_are_enough() throws Exception {
        String same = "{\"database\": \"shop\", \"schema\": \"main\", \"alias\": \"orders\"}";
        String nodes = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"model.shop.orders_" + i + "\": " + same)
                .collect(Collectors.joining(", "));
        Path manifest = Files.writeString(
                directory.resolve("manifest.json"),
                "{" + METADATA.formatted("manifest/v12") + ", \"nodes\": {" + nodes + "}}");
        Path results = Files.writeString(
                directory.resolve("run_results.json"),
                "{" + METADATA.formatted("run-results/v6") + ", \"results\": []}");
        DbtRun run = new DbtRunReader().read(new ArtifactPaths(manifest, results));

        assertThat(Relations.find(run.manifest(), Set.of("shop.main.orders"))).hasSize(50);
    }
}
