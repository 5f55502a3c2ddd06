package co.secoda.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {
    private static final String METADATA =
            "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/%s.json\"}, ";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "model.shop.m, fail, BROKEN",
        "model.shop.m, Fail, BROKEN",
        "model.shop.m, error, BROKEN",
        "model.shop.m, success, PASSED",
        "model.shop.m, reused, SKIPPED",
        "model.shop.m, cancelled, UNKNOWN",
        "test.shop.t, fail, FAILED",
        "test.shop.t, warn, WARNED",
        "test.shop.t, cancelled, UNKNOWN",
    })
    void a_result_looks_alike_in_the_bar_and_in_the_timeline(String uniqueId, String status, Look look)
            throws Exception {
        Path manifest = Files.writeString(
                directory.resolve("manifest.json"), METADATA.formatted("manifest/v12") + "\"nodes\": {}}");
        Path runResults = Files.writeString(
                directory.resolve("run_results.json"),
                METADATA.formatted("run-results/v6") + "\"results\": [{\"unique_id\": \"" + uniqueId
                        + "\", \"status\": \"" + status + "\", \"timing\": [{\"started_at\": \"2026-03-01T10:00:00Z\","
                        + " \"completed_at\": \"2026-03-01T10:00:01Z\"}]}]}");
        DbtRun run = new DbtRunReader().read(new ArtifactPaths(manifest, runResults));

        List<ResultMix.Part> bar = ResultMix.of(run).orElseThrow().parts();

        assertThat(bar).singleElement().extracting(ResultMix.Part::look).isEqualTo(look);
        assertThat(run.inFull().timeline().nodes())
                .singleElement()
                .extracting(TimelinePicture::look)
                .isEqualTo(look);
    }
}
