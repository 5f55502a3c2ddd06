package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.io.TempDir;

/** What the Jenkinsfile calls after a red dbt works, and a red gate doesn't keep Jenkins from the reports. */
class JenkinsfileIT {
    private final BuildFolder folder;

    JenkinsfileIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven(V3_9)
    void a_red_gate_does_not_keep_jenkins_from_the_reports(MavenVersion maven) throws IOException {
        FinishedBuild build =
                folder.pair("failing").on(maven).sandbox().run("publish").failed();
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PlayedJenkins.class.getName());
        PlayedJenkins jenkins = (PlayedJenkins) new GroovyShell(
                        JenkinsfileIT.class.getClassLoader(),
                        new Binding(new HashMap<>(Map.of("any", "any"))),
                        configuration)
                .parse(new File("examples/jenkins/Jenkinsfile"));
        jenkins.run();

        List<String> commands = jenkins.commands();
        assertThat(commands).hasSize(4);
        // Until the plugin is on Maven Central.
        assertThat(commands.get(0)).isEqualTo("mvn -B -ntp install -DskipTests");
        assertThat(commands.get(2)).isEqualTo("dbt build");
        assertThat(commands.get(3)).matches("mvn -B -ntp co\\.secoda:secoda-maven-plugin:\\S+:publish");
        List<String> last = List.of("withCredentials", "sh", "junit", "publishHTML", "archiveArtifacts");
        assertThat(jenkins.names().filter(last::contains).toList()).endsWith(last.toArray(String[]::new));
        // Where the files are that this build has just written.
        assertThat(folder.path().resolve(jenkins.argument("junit", "testResults")))
                .isRegularFile();
        assertThat(jenkins.argument("archiveArtifacts", "artifacts")).isEqualTo("target/secoda/*");
        assertThat(build.summary().get("gate.verdict")).isEqualTo("failed");
    }
}
