package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What builds say of properties on the command line. */
class PropertiesIT {
    private final BuildFolder folder;

    PropertiesIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven(V3_9)
    void where_there_is_no_integration_id_the_error_says_where_it_is_found(MavenVersion maven) {
        folder.pair("passing")
                .on(maven)
                .with("secoda.apiKey=some-key")
                .run("publish")
                .failed()
                .logHas("secoda.integrationId")
                .hasNoStackTrace();
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_mistyped_property_is_an_error_that_names_the_nearest_one(MavenVersion maven) {
        folder.pair("passing")
                .on(maven)
                .sandbox()
                .with("secoda.maxFailng=3")
                .run("publish")
                .failed()
                .logHas("secoda.maxFailng")
                .logHas("did you mean -Dsecoda.maxFailing?");
    }

    @OnMaven(V3_9)
    void a_threshold_that_is_no_number_is_an_error_that_says_what_to_write(MavenVersion maven) {
        folder.pair("passing")
                .on(maven)
                .sandbox()
                .with("secoda.maxFailing=abc")
                .run("publish")
                .failed()
                .logHas("secoda.maxFailing")
                .logHas("abc")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void settings_that_contradict_each_other_are_refused_both_named(MavenVersion maven) {
        folder.pair("passing")
                .on(maven)
                .with("secoda.sandbox=true", "secoda.pollInterval=1h", "secoda.syncTimeout=10m")
                .run("publish")
                .failed()
                .logHas("secoda.pollInterval")
                .logHas("secoda.syncTimeout")
                .hasNoStackTrace();
    }
}
