package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pairs of this repository, which examples and whole builds are of: they are as dbt writes them, and say what those
 * rely on.
 */
class RepositoryPairsTest {
    private static final String FAILING = "examples/shop/dbt-target";
    private static final String PASSING = "src/it/pairs/passing";
    private static final String DOCS_GENERATE = "src/it/pairs/docs-generate";
    private static final Path SCHEMAS = Path.of("../shared/schemas");

    @ParameterizedTest
    @ValueSource(strings = {FAILING, PASSING, DOCS_GENERATE})
    void they_are_what_dbts_own_schemas_demand(String pair) throws IOException {
        assumeTrue(Files.isDirectory(SCHEMAS), "dbt's schemas are not beside this checkout, in " + SCHEMAS);
        assertValid("manifest_v12.json", Path.of(pair, "manifest.json"));
        assertValid("run-results_v6.json", Path.of(pair, "run_results.json"));
    }

    @Test
    void the_failing_one_fails_orders_warns_of_products_and_skips_four_tests() throws Exception {
        DbtRun run = read(FAILING);

        assertThat(run.failing()).extracting(entity -> entity.node().uniqueId()).containsExactly("model.shop.orders");
        assertThat(run.warning())
                .extracting(entity -> entity.node().uniqueId())
                .containsExactly("model.shop.stg_products");
        assertThat(run.errored()).isEmpty();
        assertThat(run.skippedTests()).isEqualTo(4);
        assertThat(run.testedEntities()).isEqualTo(10);
        assertThat(run.problems()).isEmpty();
        NodeDetails orders = run.detailsOf(run.failing().get(0).node());
        assertThat(orders.text(NodeText.GROUP)).contains("finance");
        assertThat(orders.owner().flatMap(Owner::email)).contains("finance@shop.example");
        assertThat(orders.text(NodeText.PATCH_PATH)).contains("models/marts/_marts.yml");
    }

    @Test
    void the_passing_one_tests_twelve_entities_and_nothing_else_is_to_be_told() throws Exception {
        DbtRun run = read(PASSING);

        assertThat(run.testedEntities()).isEqualTo(12);
        assertThat(run.failing()).isEmpty();
        assertThat(run.warning()).isEmpty();
        assertThat(run.errored()).isEmpty();
        assertThat(run.skippedTests()).isZero();
        assertThat(run.problems()).isEmpty();
        assertThat(run.details()).isEmpty();
    }

    @Test
    void the_one_of_docs_generate_tests_nothing() throws Exception {
        DbtRun run = read(DOCS_GENERATE);

        assertThat(run.testsWithOutcome()).isZero();
        assertThat(run.testedEntities()).isZero();
        assertThat(run.statuses()).containsOnlyKeys("success");
        assertThat(run.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.NOTHING_TESTED);
    }

    private static DbtRun read(String pair) throws ArtifactException {
        return new DbtRunReader()
                .read(new ArtifactPaths(Path.of(pair, "manifest.json"), Path.of(pair, "run_results.json")));
    }

    private static void assertValid(String schema, Path artifact) throws IOException {
        JsonSchema rules = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMAS.resolve(schema)));
        assertThat(rules.validate(Files.readString(artifact), InputFormat.JSON)).isEmpty();
    }
}
