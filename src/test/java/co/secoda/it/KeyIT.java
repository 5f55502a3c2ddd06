package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Where builds take the key from, and what they say where it is none. */
class KeyIT {
    private final BuildFolder folder;

    KeyIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static final String SETTINGS =
            """
            <settings>
              <servers>
                <server>
                  <id>secoda</id>
                  <password>%s</password>
                </server>
              </servers>
            </settings>
            """;

    @OnMaven({V3_6, V3_9, V4})
    void the_key_is_the_plain_password_of_a_server_in_the_settings(MavenVersion maven) throws IOException {
        folder.file("global-settings.xml", SETTINGS.formatted("key-from-settings"))
                .pair("passing");

        isTakenFromSettings(maven);
    }

    @OnMaven({V3_6, V3_9, V4})
    void the_key_is_an_encrypted_password_in_the_settings(MavenVersion maven) throws IOException {
        String encrypted = "{Hmagt0nVRaQHwaby8NacSCwtxcolAKrngsxa276kYzy+zJPFzvhOmmcjSTndalG0}";
        folder.file("global-settings.xml", SETTINGS.formatted(encrypted))
                .file(
                        "settings-security.xml",
                        "<settingsSecurity><master>{Nyl9RkK5yhgHzZjjyTIEJenoe5JjUTZkWROohDOFEpE=}</master></settingsSecurity>")
                .pair("passing");

        isTakenFromSettings(maven, "settings.security=" + folder.path().resolve("settings-security.xml"));
    }

    private void isTakenFromSettings(MavenVersion maven, String... properties) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withKey("key-from-settings")) {
            FinishedBuild build = folder.on(maven)
                    .with(sandbox.url(), TestSandbox.integration(), "secoda.pollInterval=100ms")
                    .with(properties)
                    .run("publish", "--global-settings=global-settings.xml")
                    .passed();

            assertThat(build.summary().get("gate.verdict")).isEqualTo("passed");
            build.logHasNot("key-from-settings");
        }
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_key_in_a_pom_is_refused_with_where_it_belongs(MavenVersion maven) {
        folder.pom("<configuration><apiKey>an-api-key</apiKey></configuration>")
                .pair("passing")
                .on(maven)
                .sandbox()
                .mvn("secoda:publish")
                .failed()
                .logHas("SECODA_API_KEY")
                .hasNoStackTrace();
    }

    /** Maven 3 doesn't read that file; Maven 4 leaves out the passwords in it. */
    @OnMaven(V4)
    void a_key_in_the_settings_of_the_checkout_is_not_taken(MavenVersion maven) {
        folder.file(".mvn/settings.xml", SETTINGS.formatted("key-from-settings"))
                .pair("passing")
                .on(maven)
                .with("secoda.baseUrl=http://127.0.0.1:1", TestSandbox.integration())
                .run("publish")
                .failed()
                .logHas("There is no API key")
                .logHasNot("key-from-settings");
    }

    @OnMaven(V3_9)
    void where_there_is_no_key_the_error_says_where_to_put_one(MavenVersion maven) {
        folder.pair("passing")
                .on(maven)
                .with("secoda.integrationId=3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11")
                .run("publish")
                .failed()
                .logHas("SECODA_API_KEY")
                .hasNoStackTrace();
    }

    @OnMaven(V3_9)
    void a_key_that_is_refused_is_told_in_one_line_and_not_shown(MavenVersion maven) throws IOException {
        try (TestSandbox sandbox = TestSandbox.withKey("another-key")) {
            folder.pair("passing")
                    .on(maven)
                    .with(sandbox.url(), TestSandbox.integration(), "secoda.apiKey=not-the-key-of-this-sandbox")
                    .run("publish")
                    .failed()
                    .logHas("401")
                    .logHas("Check that the API key is of this workspace")
                    .logHasNot("not-the-key-of-this-sandbox")
                    .hasNoStackTrace();
        }
    }
}
