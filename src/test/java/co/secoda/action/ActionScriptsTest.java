package co.secoda.action;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.action.Script.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of the GitHub Action do what they should, whatever a workflow or a branch's name puts into the inputs. */
@DisabledOnOs(OS.WINDOWS)
class ActionScriptsTest {
    private final Path directory;
    private final Script script;

    ActionScriptsTest(@TempDir Path directory) {
        this.directory = directory;
        script = new Script(directory);
    }

    private Script goal() {
        return script.with("PLUGIN_VERSION", "1.2.3")
                .with("PLUGIN_REPOSITORY", "/tmp/a repository")
                .with("GOAL", "publish")
                .with("INTEGRATION_ID", "")
                .with("ARTIFACTS_DIRECTORY", "")
                .with("SETTINGS", "");
    }

    @Test
    void a_goal_is_called_with_its_settings_a_word_each() throws Exception {
        Ended ended = goal().with("INTEGRATION_ID", "d0000000")
                .with("ARTIFACTS_DIRECTORY", "my dbt/target")
                .with("SETTINGS", "  secoda.maxFailing=5%\n\n# a comment\n\tsecoda.name=a b  \r\nsecoda.reports=json")
                .run("run-goal");

        assertThat(ended).isEqualTo(new Ended(0, ""));
        assertThat(script.mavenArguments())
                .containsExactly(
                        "-B",
                        "-ntp",
                        "-Dmaven.repo.local=/tmp/a repository",
                        "-Dsecoda.integrationId=d0000000",
                        "-Dsecoda.artifactsDirectory=my dbt/target",
                        "-Dsecoda.maxFailing=5%",
                        "-Dsecoda.name=a b",
                        "-Dsecoda.reports=json",
                        "co.secoda:secoda-maven-plugin:1.2.3:publish");
        assertThat(script.keyOfMaven()).isEqualTo("a-key");
    }

    @Test
    void what_is_not_set_is_left_to_the_plugin() throws Exception {
        assertThat(goal().run("run-goal").exitCode()).isZero();
        assertThat(script.mavenArguments())
                .containsExactly(
                        "-B",
                        "-ntp",
                        "-Dmaven.repo.local=/tmp/a repository",
                        "co.secoda:secoda-maven-plugin:1.2.3:publish");
    }

    @Test
    void maven_starts_fast_unless_the_workflow_has_options_of_its_own() throws Exception {
        goal().run("run-goal");
        assertThat(script.optionsOfMaven()).isEqualTo("-XX:TieredStopAtLevel=1");

        goal().with("MAVEN_OPTS", "-Xmx2g").run("run-goal");
        assertThat(script.optionsOfMaven()).isEqualTo("-Xmx2g");

        goal().with("MAVEN_OPTS", "").run("run-goal");
        assertThat(script.optionsOfMaven()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"publish; touch stolen", "$(touch stolen)", "-f", "publish -X", "", "publish\nclean", "a:b"})
    void what_is_no_goal_is_refused(String goal) throws Exception {
        Ended ended = goal().with("GOAL", goal).run("run-goal");

        assertThat(ended.exitCode()).isOne();
        assertThat(ended.printed())
                .isEqualTo("::error::secoda-maven-plugin: the input goal is no goal of the plugin; publish is one.\n");
        assertThat(script.mavenArguments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dexec=x", "maven.ext.class.path=evil.jar", "secoda.a b=c", "-s", "secoda.maxFailing"})
    void a_line_that_is_no_setting_of_the_plugin_is_refused(String line) throws Exception {
        Ended ended = goal().with("SETTINGS", "secoda.reports=json\n" + line).run("run-goal");

        assertThat(ended.exitCode()).isOne();
        assertThat(ended.printed()).endsWith("is a setting such as secoda.maxFailing=3.\n");
        assertThat(script.mavenArguments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"`touch stolen`", "$(touch stolen)", "'; touch stolen; '", "\"; touch stolen; \"", "* ?"})
    void a_value_is_text_and_never_run(String value) throws Exception {
        goal().with("INTEGRATION_ID", value)
                .with("ARTIFACTS_DIRECTORY", value)
                .with("SETTINGS", "secoda.name=" + value)
                .run("run-goal");

        assertThat(script.mavenArguments())
                .contains("-Dsecoda.integrationId=" + value, "-Dsecoda.artifactsDirectory=" + value)
                .contains("-Dsecoda.name=" + value);
        assertThat(directory.resolve("stolen")).doesNotExist();
    }

    @Test
    void a_key_among_the_settings_is_refused_without_being_shown() throws Exception {
        Ended ended = goal().with("SETTINGS", "secoda.apiKey=very-secret").run("run-goal");

        assertThat(ended.exitCode()).isOne();
        assertThat(ended.printed()).contains("set SECODA_API_KEY in env").doesNotContain("very-secret");
        assertThat(script.mavenArguments()).isEmpty();
    }

    @Test
    void the_source_is_found_with_its_version_and_a_key_of_all_that_it_is_built_of() throws Exception {
        Ended ended = script.with("PLUGIN_VERSION", "source").run("find-plugin");

        assertThat(ended).isEqualTo(new Ended(0, ""));
        String version = versionOfPom();
        assertThat(script.outputs())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("version=" + version),
                        line -> assertThat(line).isEqualTo("repository=" + directory + "/temp/secoda-maven-plugin"),
                        line -> assertThat(line)
                                .matches("key=secoda-maven-plugin-Linux-\\Q" + version + "\\E-[0-9a-f]{16}"));
    }

    @Test
    void a_release_has_its_version_as_the_key() throws Exception {
        assertThat(script.with("PLUGIN_VERSION", "1.2.3").run("find-plugin").exitCode())
                .isZero();
        assertThat(script.outputs()).contains("version=1.2.3", "key=secoda-maven-plugin-Linux-1.2.3-central");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0\nverdict=passed", "1.0 -X", "$(id)", "", "../1"})
    void what_is_no_version_is_refused(String version) throws Exception {
        assertThat(script.with("PLUGIN_VERSION", version).run("find-plugin").exitCode())
                .isOne();
        assertThat(directory.resolve("output")).doesNotExist();
    }

    @Test
    void a_runner_without_maven_is_told_what_to_do() throws Exception {
        Path bin = Files.createDirectory(directory.resolve("no-maven"));
        Files.createSymbolicLink(bin.resolve("bash"), bash());

        Ended ended = script.with("PLUGIN_VERSION", "1.0")
                .with("PATH", bin.toString())
                .run("find-plugin");

        assertThat(ended.exitCode()).isOne();
        assertThat(ended.printed()).contains("this runner has no Maven: install it in a step before");
    }

    private static Path bash() {
        return Files.exists(Path.of("/bin/bash")) ? Path.of("/bin/bash") : Path.of("/usr/bin/bash");
    }

    @Test
    void the_source_is_built_without_tests_and_without_the_key() throws Exception {
        Ended ended = script.with("PLUGIN_VERSION", "source")
                .with("PLUGIN_REPOSITORY", "/tmp/a repository")
                .with("PLUGIN_COMMIT", "0123456789abcdef0123456789abcdef01234567")
                .run("install-plugin");

        assertThat(ended.exitCode()).isZero();
        assertThat(script.mavenArguments())
                .containsExactly(
                        "-B",
                        "-ntp",
                        "-q",
                        "-Dmaven.repo.local=/tmp/a repository",
                        "-DskipTests",
                        "-Dgit.commit.id.abbrev=0123456",
                        "install");
        assertThat(script.keyOfMaven()).isEqualTo("none");
    }

    @Test
    void a_release_is_not_built() throws Exception {
        assertThat(script.with("PLUGIN_VERSION", "1.0.0")
                        .with("PLUGIN_REPOSITORY", "/tmp/r")
                        .run("install-plugin")
                        .exitCode())
                .isZero();
        assertThat(script.mavenArguments()).isEmpty();
    }

    private static String versionOfPom() throws IOException {
        return Files.readAllLines(Path.of("pom.xml")).stream()
                .filter(line -> line.startsWith("  <version>"))
                .map(line -> line.replaceAll("</?version>", "").strip())
                .findFirst()
                .orElseThrow();
    }
}
