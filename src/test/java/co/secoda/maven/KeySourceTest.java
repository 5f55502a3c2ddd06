package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.run.BadSettingException;
import co.secoda.run.Host.FoundKey;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourceTest {
    private static final String SECRET = "the-key-itself";

    @Test
    void the_command_line_goes_before_all_else() throws BadSettingException {
        Sessions all = new Sessions()
                .user("secoda.apiKey", "k1")
                .server("secoda-mine", "k2")
                .environment("SECODA_API_KEY", "k3")
                .server("secoda", "k4");
        assertThat(origin(all, Optional.of("secoda-mine"))).isEqualTo("-Dsecoda.apiKey");
    }

    @Test
    void an_explicit_server_goes_before_the_environment() throws BadSettingException {
        Sessions all = new Sessions()
                .server("secoda-mine", "k2")
                .environment("SECODA_API_KEY", "k3")
                .server("secoda", "k4");
        assertThat(origin(all, Optional.of("secoda-mine"))).isEqualTo("<server> secoda-mine of settings.xml");
    }

    @Test
    void the_environment_goes_before_the_default_server() throws BadSettingException {
        Sessions all = new Sessions().environment("SECODA_API_KEY", "k3").server("secoda", "k4");
        assertThat(origin(all, Optional.empty())).isEqualTo("the environment variable SECODA_API_KEY");
    }

    @Test
    void the_default_server_is_last() throws BadSettingException {
        assertThat(origin(new Sessions().server("secoda", "k4"), Optional.empty()))
                .isEqualTo("<server> secoda of settings.xml");
    }

    @Test
    void a_key_that_can_not_be_one_says_what_to_do() {
        refused(
                new Sessions().environment("SECODA_API_KEY", "\"two " + SECRET + "\""),
                Optional.empty(),
                "Copy the key from Secoda again, without quotes, blanks or line ends.");
    }

    @Test
    void nowhere_is_nowhere() throws BadSettingException {
        assertThat(find(new Sessions(), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void a_blank_secret_of_a_fork_counts_as_none(String blank) throws BadSettingException {
        assertThat(find(
                        new Sessions().user("secoda.apiKey", blank).environment("SECODA_API_KEY", blank),
                        Optional.empty()))
                .isEmpty();
    }

    @Test
    void an_encrypted_password_is_decrypted() throws BadSettingException {
        assertThat(origin(new Sessions().server("secoda", "{yek}"), Optional.empty()))
                .contains("settings.xml");
    }

    @Test
    void a_password_that_cannot_be_decrypted_is_an_error_and_not_a_key() {
        refused(new Sessions().server("secoda", "{bad" + SECRET + "}"), Optional.empty(), "can't be decrypted");
    }

    @Test
    void an_explicit_server_that_is_not_there_is_an_error() {
        refused(new Sessions().environment("SECODA_API_KEY", SECRET), Optional.of("mnie"), "secoda.serverId=mnie");
    }

    @Test
    void an_expression_that_nothing_resolved_is_a_missing_key_and_is_named() throws BadSettingException {
        unresolved(new Sessions().server("secoda", "${env.SECODA_API_KEY}"), Optional.empty(), "<server> secoda");
        unresolved(
                new Sessions().server("secoda-mine", "${env.TYPO}"),
                Optional.of("secoda-mine"),
                "<server> secoda-mine of settings.xml");
        unresolved(new Sessions().user("secoda.apiKey", "${env.TYPO}"), Optional.empty(), "-Dsecoda.apiKey");
        unresolved(new Sessions().environment("SECODA_API_KEY", "${TYPO}"), Optional.empty(), "SECODA_API_KEY");
    }

    @Test
    void no_other_key_is_taken_in_place_of_one_that_was_not_resolved() throws BadSettingException {
        Sessions both = new Sessions().user("secoda.apiKey", "${env.TYPO}").environment("SECODA_API_KEY", SECRET);

        assertThat(find(both, Optional.empty())).isEmpty();
    }

    @Test
    void what_stands_beside_such_an_expression_is_not_shown() throws BadSettingException {
        Sessions mixed = new Sessions().server("secoda", SECRET + "${env.TYPO}");

        assertThat(find(mixed, Optional.empty())).isEmpty();
        assertThat(new KeySource(mixed.session(), Sessions.decrypter()).unresolved(Optional.empty()))
                .contains("<server> secoda of settings.xml has ${env.TYPO}, which nothing in this build resolves");
    }

    private static void unresolved(Sessions session, Optional<String> serverId, String where)
            throws BadSettingException {
        assertThat(find(session, serverId)).isEmpty();
        assertThat(new KeySource(session.session(), Sessions.decrypter()).unresolved(serverId))
                .hasValueSatisfying(named -> assertThat(named).contains(where).contains("${"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET + "\nX-Evil: 1", SECRET + "\u00e4", SECRET + " " + SECRET})
    void a_text_that_cannot_be_a_key_is_refused_without_repeating_it(String text) {
        refused(new Sessions().environment("SECODA_API_KEY", text), Optional.empty(), "SECODA_API_KEY");
    }

    @Test
    void a_key_in_a_pom_is_refused_wherever_it_stands() {
        Plugin configured = plugin();
        configured.setConfiguration(apiKey());
        inPom(configured, false);
        inPom(configured, true);
        Plugin inExecution = plugin();
        PluginExecution execution = new PluginExecution();
        execution.setConfiguration(apiKey());
        inExecution.addExecution(execution);
        inPom(inExecution, false);
        MavenProject inProperties = new MavenProject();
        inProperties.getModel().addProperty("secoda.apiKey", SECRET);
        refused(new Sessions().projects(inProperties), Optional.empty(), "SECODA_API_KEY");
    }

    @Test
    void a_plugin_of_others_may_have_a_key_of_its_own() throws BadSettingException {
        Plugin other = plugin();
        other.setArtifactId("another-maven-plugin");
        other.setConfiguration(apiKey());
        MavenProject project = new MavenProject();
        project.getModel().setBuild(new Build());
        project.getModel().getBuild().addPlugin(other);
        assertThat(find(new Sessions().projects(project), Optional.empty())).isEmpty();
    }

    private static void inPom(Plugin plugin, boolean managed) {
        Model model = new Model();
        Build build = new Build();
        model.setBuild(build);
        if (managed) {
            build.setPluginManagement(new PluginManagement());
            build.getPluginManagement().addPlugin(plugin);
        } else {
            build.addPlugin(plugin);
        }
        refused(new Sessions().projects(new MavenProject(model)), Optional.empty(), "is in the pom");
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("co.secoda");
        plugin.setArtifactId("secoda-maven-plugin");
        return plugin;
    }

    private static Xpp3Dom apiKey() {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom key = new Xpp3Dom("apiKey");
        key.setValue(SECRET);
        configuration.addChild(key);
        return configuration;
    }

    private static void refused(Sessions session, Optional<String> serverId, String because) {
        assertThatThrownBy(() -> find(session, serverId))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining(because)
                .message()
                .doesNotContain(SECRET)
                .doesNotContain("\n");
    }

    private static String origin(Sessions session, Optional<String> serverId) throws BadSettingException {
        return find(session, serverId).orElseThrow().origin();
    }

    private static Optional<FoundKey> find(Sessions session, Optional<String> serverId) throws BadSettingException {
        return new KeySource(session.session(), Sessions.decrypter()).find(serverId);
    }
}
