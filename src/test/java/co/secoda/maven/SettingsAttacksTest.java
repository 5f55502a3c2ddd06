package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.ApiKey;
import co.secoda.run.BadSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attacks: a pom or a file in {@code .mvn} that has another server's password sent away, or passes for its user. */
class SettingsAttacksTest {
    @TempDir
    private Path directory;

    @Test
    void the_password_of_another_server_and_its_headers_go_nowhere() {
        for (String id : new String[] {"nexus", "secodas", "Secoda", "my-secoda"}) {
            Server nexus = new Server();
            nexus.setId(id);
            nexus.setPassword("hunter2");
            nexus.setConfiguration(configuration("httpHeaders", ""));
            Sessions session = new Sessions().server(nexus).environment("SECODA_API_KEY", "a-key");

            assertThatThrownBy(() -> new KeySource(session.session(), Sessions.decrypter()).find(Optional.of(id)))
                    .isInstanceOf(BadSettingException.class)
                    .hasMessageContaining("add <configuration><secoda>true</secoda></configuration> to it")
                    .hasMessageNotContaining("hunter2");
            assertThatThrownBy(() -> new ServerHeaders(session.session()).find(Optional.of(id)))
                    .isInstanceOf(BadSettingException.class)
                    .hasMessageContaining("isn't marked as Secoda's");
        }
    }

    @Test
    void a_server_that_is_marked_or_named_as_secodas_gives_its_password() throws Exception {
        Server marked = new Server();
        marked.setId("bi-vault");
        marked.setPassword("a-marked-key");
        marked.setConfiguration(configuration("secoda", " true "));
        Sessions session = new Sessions().server(marked).server("secoda-eu", "a-named-key");
        KeySource keys = new KeySource(session.session(), Sessions.decrypter());

        assertThat(keys.find(Optional.of("bi-vault")))
                .hasValueSatisfying(key -> assertThat(key.origin()).isEqualTo("<server> bi-vault of settings.xml"));
        assertThat(keys.find(Optional.of("secoda-eu"))).isPresent();
        marked.setConfiguration(configuration("secoda", "false"));
        assertThatThrownBy(() -> keys.find(Optional.of("bi-vault"))).isInstanceOf(BadSettingException.class);
    }

    @Test
    void each_key_that_a_build_could_use_is_kept_from_what_dbt_runs() {
        Sessions session = new Sessions()
                .user("secoda.apiKey", "typed-key")
                .environment("SECODA_API_KEY", "env-key-1")
                .server("secoda", "server-key")
                .server("secoda-eu", "{terces-dekcirt}")
                .server("nexus", "nexus-password");

        assertThat(new KeySource(session.session(), Sessions.decrypter()).all())
                .allMatch(key -> !key.isIn("nexus-password"))
                .satisfiesOnlyOnce(key -> hasKey(key, "typed-key"))
                .satisfiesOnlyOnce(key -> hasKey(key, "env-key-1"))
                .satisfiesOnlyOnce(key -> hasKey(key, "server-key"))
                .satisfiesOnlyOnce(key -> hasKey(key, "tricked-secret"));
    }

    private static void hasKey(ApiKey key, String text) {
        assertThat(key.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        ".mvn/maven.config, -Dsecoda.sandbox=true, in .mvn/maven.config",
        ".mvn/maven.config, --define secoda.sandbox=true, in .mvn/maven.config",
        ".mvn/maven-user.properties, secoda.sand\\u0062ox=true, in a place that this plugin did not find"
    })
    void what_a_file_of_the_checkout_sets_does_not_pass_for_the_users(String file, String text, String where)
            throws Exception {
        Files.createDirectories(directory.resolve(".mvn"));
        Files.writeString(directory.resolve(file), text);
        Sessions session = new Sessions()
                .user("secoda.sandbox", "true")
                .rootedIn(directory)
                // As -Denv.MAVEN_CMD_LINE_ARGS=… in the same file would have it.
                .environment("MAVEN_CMD_LINE_ARGS", file.endsWith("config") ? "" : "-Dsecoda.sandbox=true");
        PropertyPlaces places = new PropertyPlaces(session.session());

        assertThat(places.inCheckout(
                        places.of("secoda.sandbox").orElseThrow(), Map.of("MAVEN_CMD_LINE_ARGS", " verify")))
                .hasValue(where);
        assertThat(places.inCheckout(
                        places.of("secoda.sandbox").orElseThrow(),
                        Map.of("MAVEN_CMD_LINE_ARGS", " verify -Dsecoda.sandbox=true")))
                .isEmpty();
    }

    /** Maven 4 joins it to the user's, and nothing shows which of the two a profile is of. */
    @ParameterizedTest
    @CsvSource({"4.0.0, true", "3.9.9, false"})
    void what_a_profile_of_settings_sets_counts_as_the_checkouts_where_it_may_be(String maven, boolean ofCheckout)
            throws Exception {
        Files.createDirectories(directory.resolve(".mvn"));
        Files.writeString(directory.resolve(".mvn/settings.xml"), "<settings/>");
        Profile profile = new Profile();
        profile.setId("secoda");
        profile.setSource("settings.xml");
        profile.addProperty("secoda.sandbox", "true");
        MavenProject project = new MavenProject();
        project.getProperties().setProperty("secoda.sandbox", "true");
        project.setActiveProfiles(List.of(profile));
        Sessions session = new Sessions().projects(project).rootedIn(directory).system("maven.version", maven);
        PropertyPlaces places = new PropertyPlaces(session.session());

        assertThat(places.inCheckout(places.of("secoda.sandbox").orElseThrow(), Map.of())
                        .isPresent())
                .isEqualTo(ofCheckout);
    }

    private static Xpp3Dom configuration(String child, String value) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom element = new Xpp3Dom(child);
        element.setValue(value);
        configuration.addChild(element);
        return configuration;
    }
}
