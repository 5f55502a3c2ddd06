package co.secoda.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step of a shared library calls the goal that it is told to, and nothing that it is told is run. */
class JenkinsStepTest {
    private final PlayedJenkins jenkins = step();

    private static PlayedJenkins step() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PlayedJenkins.class.getName());
        try {
            return (PlayedJenkins) new GroovyShell(JenkinsStepTest.class.getClassLoader(), new Binding(), configuration)
                    .parse(new File("examples/jenkins/vars/secodaPublish.groovy"));
        } catch (IOException e) {
            throw new IllegalStateException("the step can't be read", e);
        }
    }

    private void call(Map<String, Object> options) {
        jenkins.getMetaClass().invokeMethod(jenkins, "call", options);
    }

    @Test
    void a_red_gate_fails_the_step_after_the_reports_are_taken() {
        assertThatThrownBy(() -> call(Map.of("integrationId", "d0000000", "directory", "analytics")))
                .isInstanceOf(PlayedJenkins.Red.class);

        assertThat(jenkins.commands())
                .containsExactly("mvn -B -ntp co.secoda:secoda-maven-plugin:" + MavenBuild.VERSION
                        + ":publish '-Dsecoda.integrationId=d0000000'");
        assertThat(jenkins.names())
                .containsSubsequence(
                        "dir", "string", "withCredentials", "sh", "junit", "publishHTML", "archiveArtifacts");
        assertThat(jenkins.argument("string", "credentialsId")).isEqualTo("secoda-api-key");
        assertThat(jenkins.argument("junit", "testResults")).isEqualTo("target/secoda/TEST-secoda.xml");
    }

    @Test
    void a_check_of_the_files_alone_is_given_no_key() {
        assertThatThrownBy(() -> call(Map.of("goal", "validate"))).isInstanceOf(PlayedJenkins.Red.class);

        assertThat(jenkins.names()).doesNotContain("withCredentials").contains("junit");
    }

    @Test
    void values_are_quoted_for_the_shell() {
        assertThatThrownBy(() -> call(Map.of("settings", Map.of("secoda.name", "it's; touch $(stolen)"))))
                .isInstanceOf(PlayedJenkins.Red.class);

        assertThat(jenkins.commands().get(0)).endsWith(":publish '-Dsecoda.name=it'\\''s; touch $(stolen)'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secoda.x'; touch stolen; '", "exec.args", "secoda.apiKey", ""})
    void what_is_no_setting_is_refused(String name) {
        assertThatThrownBy(() -> call(Map.of("settings", Map.of(name, "1")))).hasMessageContaining("is no setting");

        assertThat(jenkins.commands()).isEmpty();
    }

    @Test
    void a_goal_or_a_version_that_can_not_be_one_is_refused() {
        for (Map<String, Object> options : List.of(
                Map.<String, Object>of("goal", "publish; touch stolen"), Map.<String, Object>of("version", "1 -X"))) {
            assertThatThrownBy(() -> call(options)).hasMessageContaining("is no goal of the plugin");
        }
        assertThat(jenkins.commands()).isEmpty();
    }
}
