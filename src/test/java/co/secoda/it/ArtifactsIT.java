package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What builds say of the artifacts that they find. */
class ArtifactsIT {
    private final BuildFolder folder;

    ArtifactsIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven(V3_9)
    void where_there_are_no_artifacts_the_error_says_where_it_looked(MavenVersion maven) {
        folder.on(maven)
                .sandbox()
                .run("publish")
                .failed()
                .logHas("manifest.json")
                .logHas("target")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void an_artifact_that_is_cut_off_is_named_with_line_and_column(MavenVersion maven) throws IOException {
        Path results = folder.pair("passing").path().resolve("target/run_results.json");
        String whole = Files.readString(results);
        Files.writeString(results, whole.substring(0, whole.length() / 2));

        folder.on(maven)
                .sandbox()
                .run("publish")
                .failed()
                .logHas("run_results.json")
                .logHas("line 1")
                .logHas("column")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void the_results_of_dbt_docs_generate_never_pass_a_gate(MavenVersion maven) {
        FinishedBuild build =
                folder.pair("docs-generate").on(maven).sandbox().run("publish").failed();

        build.logHas("docs generate");
        assertThat(build.summary().get("gate.verdict")).isEqualTo("failed");
    }

    @OnMaven(V3_9)
    void downstream_names_what_reads_from_a_failing_model_and_whom_to_tell(MavenVersion maven) {
        FinishedBuild build = folder.pair("failing")
                .on(maven)
                .sandbox()
                .with("secoda.downstream=true")
                .run("publish")
                .failed();

        Summary summary = build.summary();
        assertThat(summary.get("local.failing.0.uniqueId")).isEqualTo("model.shop.orders");
        assertThat(summary.get("local.failing.0.owner.email")).isEqualTo("finance@shop.example");
        assertThat(summary.get("local.failing.0.downstream"))
                .isEqualTo(List.of(Map.of(
                        "uniqueId",
                        "exposure.shop.finance_dashboard",
                        "name",
                        "Finance dashboard",
                        "type",
                        "dashboard",
                        "owner",
                        Map.of("name", "Finance team", "email", "finance@shop.example"))));
        build.logHas("the Finance dashboard reads from it (Finance team, finance@shop.example)");
    }
}
