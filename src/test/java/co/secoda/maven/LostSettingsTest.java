package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.DuplicateMojoDescriptorException;
import org.apache.maven.plugin.descriptor.DuplicateParameterException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LostSettingsTest {
    @TempDir
    private Path directory;

    private final Sessions session = new Sessions();
    private final MavenProject project = new MavenProject(new Model());
    private final Plugin plugin = new Plugin();
    private MojoExecution goal = new MojoExecution(new MojoDescriptor());

    @BeforeEach
    void declareTheGoal() throws DuplicateParameterException, DuplicateMojoDescriptorException {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId("co.secoda");
        descriptor.setArtifactId("secoda-maven-plugin");
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setGoal("publish");
        mojo.setPluginDescriptor(descriptor);
        for (String name : List.of("maxFailing", "integrationId", "baseUrl")) {
            mojo.addParameter(parameter(name, "java.lang.String", "0"));
        }
        for (String name : List.of("dryRun", "skip")) {
            mojo.addParameter(parameter(name, "boolean", "false"));
        }
        mojo.addParameter(parameter("awaitSync", "boolean", "true"));
        descriptor.addMojo(mojo);
        goal = new MojoExecution(mojo, "default-cli");
        goal.setConfiguration(new Xpp3Dom("configuration"));
        plugin.setGroupId("co.secoda");
        plugin.setArtifactId("secoda-maven-plugin");
        project.getModel().setBuild(new Build());
        project.setOriginalModel(new Model());
        session.projects(project).rootedIn(directory);
    }

    @Test
    void settings_as_they_should_be_are_not_told() {
        session.user("secoda.maxFailing", "3").user("secoda.apiKey", "k").user("secoda.dryRun", "TRUE");
        session.system("secoda.awaitSync", "false").environment("secoda.unheard", "of");
        inPom("secoda.integrationId", "some-id");
        configured("baseUrl", "https://secoda.example.com");
        element("baseUrl");

        assertThat(errors()).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "secoda.maxFailng, secoda.maxFailing",
        "Secoda.maxFailing, secoda.maxFailing",
        "SECODA.MAX_FAILING, secoda.maxFailing",
        "secdoa.dryRun, secoda.dryRun",
        "secoda-dryRun, secoda.dryRun"
    })
    void a_typing_error_on_the_command_line_is_told_with_what_was_meant(String typed, String meant) {
        session.user(typed, "true");

        assertThat(errors())
                .containsExactly("-D" + typed + " on the command line is not a property of this plugin: did you mean -D"
                        + meant + "?");
    }

    @Test
    void what_is_far_from_every_name_is_an_error_without_a_guess() {
        session.user("secoda.teapot", "1").user("sonar.skip", "true").user("maxFailing", "0");

        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("-Dsecoda.teapot on the command line is not a property of this plugin")
                .endsWith(":help -Ddetail lists them all.")
                .doesNotContain("did you mean");
    }

    @Test
    void the_file_or_variable_is_named_in_which_it_stands() throws IOException {
        Files.createDirectories(directory.resolve(".mvn"));
        Files.writeString(directory.resolve(".mvn/maven.config"), "-Dsecoda.inFile=1\n-Dsecoda.both=1\n");
        Files.writeString(directory.resolve(".mvn/jvm.config"), "-Xmx1g -Dsecoda.ofJvm=1");
        session.environment("MAVEN_CMD_LINE_ARGS", " -Dsecoda.both=2 verify");
        session.environment("MAVEN_ARGS", "-Dsecoda.inArgs=1");
        session.environment("MAVEN_OPTS", "-Xmx1g -Dsecoda.ofJvm=1 -Dsecoda.inOpts=1");
        session.user("secoda.inFile", "1").user("secoda.both", "2").user("secoda.inArgs", "1");
        session.system("secoda.ofJvm", "1").system("secoda.inOpts", "1").system("secoda.elsewhere", "1");

        assertThat(errors())
                .extracting(line -> line.substring(0, line.indexOf(" is not")))
                .containsExactly(
                        "-Dsecoda.both on the command line",
                        "-Dsecoda.inArgs in MAVEN_ARGS",
                        "-Dsecoda.inFile in .mvn/maven.config",
                        "-Dsecoda.elsewhere among the system properties of Maven's JVM",
                        "-Dsecoda.inOpts in MAVEN_OPTS",
                        "-Dsecoda.ofJvm in .mvn/jvm.config");
    }

    @Test
    void a_pom_may_have_properties_for_itself_but_no_typing_errors() {
        inPom("secoda.version", "1.2.3");
        inPom("secoda.dryrun", "true");
        project.setFile(directory.resolve("pom.xml").toFile());

        assertThat(errors())
                .containsExactly("secoda.dryrun in the <properties> of " + directory.resolve("pom.xml")
                        + " is not a property of this plugin: did you mean secoda.dryRun?");
    }

    @Test
    void what_the_pom_refers_to_is_its_own_wherever_it_is_given() throws IOException {
        Path pom = Files.writeString(directory.resolve("pom.xml"), "<v>${secoda.version}${secoda.max.failing}</v>");
        project.setFile(pom.toFile());
        inPom("secoda.max.failing", "3");
        session.user("secoda.version", "1.2.3");

        assertThat(errors()).isEmpty();
    }

    @Test
    void a_profile_and_a_parent_are_named() {
        Profile ofSettings = new Profile();
        ofSettings.setId("ci");
        ofSettings.setSource("settings.xml");
        ofSettings.addProperty("secoda.dryRun", "yes");
        project.setActiveProfiles(List.of(ofSettings));
        MavenProject parent = new MavenProject();
        parent.setFile(directory.resolve("parent.xml").toFile());
        parent.setOriginalModel(new Model());
        parent.getOriginalModel().addProperty("secoda.awaitSync", "no");
        project.setParent(parent);
        project.getProperties().setProperty("secoda.dryRun", "yes");
        project.getProperties().setProperty("secoda.awaitSync", "no");

        assertThat(errors())
                .containsExactlyInAnyOrder(
                        "secoda.dryRun=yes in the profile ci of settings.xml is neither true nor false: write one of them.",
                        "secoda.awaitSync=no in the <properties> of " + directory.resolve("parent.xml")
                                + " is neither true nor false: write one of them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "on", "tru", " true", "true ", "${nobody.knows}"})
    void a_text_that_maven_would_take_for_false_is_refused_wherever_it_stands(String text) {
        session.user("secoda.dryRun", text);
        assertThat(errors()).singleElement().asString().contains("on the command line is neither true nor false");

        session.user("secoda.dryRun", "true").system("secoda.awaitSync", text);
        assertThat(errors()).singleElement().asString().contains("Maven's JVM is neither true nor false");

        session.system("secoda.awaitSync", "true");
        inPom("secoda.skip", text.replace("${nobody.knows}", "x"));
        assertThat(errors()).singleElement().asString().contains("is neither true nor false");

        session.user("secoda.skip", "false");
        configured("dryRun", text);
        assertThat(errors()).singleElement().asString().contains("<dryRun>").contains("in the <configuration>");
    }

    @Test
    void blank_counts_as_not_given_where_maven_takes_it_for_the_default() {
        session.user("secoda.dryRun", "");
        assertThat(errors()).isEmpty();

        session.user("secoda.awaitSync", "");
        assertThat(errors()).singleElement().asString().startsWith("-Dsecoda.awaitSync=");
    }

    @Test
    void an_expression_is_resolved_before_it_is_looked_at() {
        inPom("mine", "true");
        configured("dryRun", "${mine}");
        assertThat(errors()).isEmpty();

        inPom("mine", "yes");
        assertThat(errors()).singleElement().asString().contains("<dryRun>${mine}</dryRun>");
    }

    @Test
    void a_skip_that_nothing_sets_does_not_skip_as_maven_users_expect() {
        configured("skip", "${maybe.skip}");

        assertThat(errors()).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void an_element_that_no_goal_has_is_told_wherever_it_stands() {
        element("maxFailng");
        PluginExecution execution = new PluginExecution();
        execution.setConfiguration(configuration("secoda.maxFailing"));
        plugin.addExecution(execution);
        Plugin managed = plugin.clone();
        managed.setExecutions(List.of());
        managed.setConfiguration(configuration("teapot"));
        project.getBuild().setPluginManagement(new PluginManagement());
        project.getBuild().getPluginManagement().addPlugin(managed);
        project.setFile(directory.resolve("pom.xml").toFile());

        assertThat(errors())
                .extracting(line -> line.replace(directory.toString(), ""))
                .containsExactly(
                        "<maxFailng> in the <configuration> of /pom.xml is not a parameter of this plugin: did you mean <maxFailing>?",
                        "<secoda.maxFailing> in the <configuration> of /pom.xml is not a parameter of this plugin: did you mean <maxFailing>?",
                        "<teapot> in the <configuration> of /pom.xml is not a parameter of this plugin: mvn co.secoda:secoda-maven-plugin:help -Ddetail lists them all.");
    }

    @Test
    void a_key_among_the_properties_of_the_jvm_is_told_and_not_shown() {
        session.system("secoda.apiKey", "the-key-itself").environment("MAVEN_OPTS", "-Dsecoda.apiKey=the-key-itself");

        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("-Dsecoda.apiKey in MAVEN_OPTS is not read")
                .contains("SECODA_API_KEY")
                .doesNotContain("the-key-itself");
    }

    @Test
    void what_the_configuration_overrides_is_told_with_both_values() {
        session.user("secoda.maxFailing", "0");
        configured("maxFailing", "3");

        assertThat(warnings())
                .containsExactly(
                        "-Dsecoda.maxFailing=0 on the command line has no effect, since"
                                + " <maxFailing>3</maxFailing> in the pom's <configuration> overrides it. To"
                                + " let -D win, write <secoda.maxFailing>…</secoda.maxFailing> into the pom's <properties> instead.");
    }

    @Test
    void a_password_in_a_url_is_not_shown() {
        session.user("secoda.baseUrl", "https://me:secret@a.example.com");
        configured("baseUrl", "https://me:secret@b.example.com");

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("b.example.com")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "${secoda.maxFailing}"})
    void what_the_configuration_has_alike_or_hands_on_is_not_told(String text) {
        session.user("secoda.maxFailing", "0");
        configured("maxFailing", text);

        assertThat(warnings()).isEmpty();
    }

    @Test
    void an_expression_that_nothing_resolves_counts_as_not_set_and_says_so() {
        configured("integrationId", "${env.NOBODY_SETS}");
        inPom("secoda.maxFailing", "${max.failing}");

        assertThat(errors()).isEmpty();
        assertThat(warnings())
                .containsExactly(
                        "secoda.maxFailing counts as not set, since nothing resolves ${max.failing}: set that, or leave it out.",
                        "secoda.integrationId counts as not set, since nothing resolves ${env.NOBODY_SETS}: set that, or leave it out.");
    }

    @Test
    void an_expression_in_the_middle_that_nothing_resolves_says_what_is_taken() {
        inPom("secoda.baseUrl", "https://${host}");
        configured("integrationId", "id-${env.NOBODY_SETS}");

        assertThat(errors()).isEmpty();
        assertThat(warnings())
                .containsExactlyInAnyOrder(
                        "secoda.baseUrl is taken as https://null, since nothing resolves ${host} in https://${host}:"
                                + " set that, or leave it out.",
                        "secoda.integrationId is taken as id-${env.NOBODY_SETS}, since nothing resolves"
                                + " ${env.NOBODY_SETS} in id-${env.NOBODY_SETS}: set that, or leave it out.");
    }

    @Test
    void an_expression_in_the_middle_that_is_resolved_or_escaped_is_nothing_to_tell() {
        session.user("host", "a.example.com");
        inPom("secoda.baseUrl", "https://${host}");
        configured("integrationId", "id-$${x}");

        assertThat(warnings()).isEmpty();
    }

    private List<String> errors() {
        return lost().errors();
    }

    private List<String> warnings() {
        return lost().warnings();
    }

    private LostSettings lost() {
        return new LostSettings(session.session(), goal);
    }

    private void inPom(String name, String value) {
        project.getProperties().setProperty(name, value);
        Optional.ofNullable(project.getOriginalModel()).ifPresent(model -> model.addProperty(name, value));
    }

    /** As Maven hands it to the goal. */
    private void configured(String parameter, String value) {
        Xpp3Dom child = new Xpp3Dom(parameter);
        child.setValue(value);
        goal.getConfiguration().addChild(child);
    }

    /** As the pom has it. */
    private void element(String name) {
        plugin.setConfiguration(configuration(name));
        project.getBuild().setPlugins(List.of(plugin));
    }

    private static Xpp3Dom configuration(String element) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(new Xpp3Dom(element));
        return configuration;
    }

    private static Parameter parameter(String name, String type, String byDefault) {
        Parameter parameter = new Parameter();
        parameter.setName(name);
        parameter.setType(type);
        parameter.setExpression("${secoda." + name + "}");
        parameter.setDefaultValue(byDefault);
        return parameter;
    }
}
