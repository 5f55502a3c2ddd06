package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What builds say of properties. */
class PropertiesIT {
    private final BuildFolder folder;

    PropertiesIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_mistyped_property_is_an_error_that_names_the_nearest_one(MavenVersion maven) {
        folder.pair("passing");

        FinishedBuild build = folder.on(maven)
                .with("secoda.sandbox=true", "secoda.maxFailng=3")
                .run("publish");

        build.failed().logHas("secoda.maxFailng").logHas("did you mean -Dsecoda.maxFailing?");
    }

    @OnMaven(V3_9)
    void a_variable_of_the_environment_is_seen(MavenVersion maven) {
        folder.pair("passing");

        folder.on(maven)
                .env("SECODA_API_KEY", "some-key")
                .run("publish")
                .failed()
                .logHas("secoda.integrationId");
    }
}
