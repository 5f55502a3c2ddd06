package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        configuration.setScriptBaseClass(Jenkins.class.getName());
        Jenkins jenkins = (Jenkins) new GroovyShell(
                        JenkinsfileIT.class.getClassLoader(),
                        new Binding(new HashMap<>(Map.of("any", "any"))),
                        configuration)
                .parse(new File("examples/jenkins/Jenkinsfile"));
        jenkins.run();

        List<String> commands = jenkins.calls.stream()
                .filter(call -> call.name.equals("sh"))
                .map(call -> call.argument.toString())
                .toList();
        assertThat(commands).hasSize(4);
        // Until the plugin is on Maven Central.
        assertThat(commands.get(0)).isEqualTo("mvn -B -ntp install -DskipTests");
        assertThat(commands.get(2)).isEqualTo("dbt build");
        assertThat(commands.get(3)).matches("mvn -B -ntp co\\.secoda:secoda-maven-plugin:\\S+:publish");
        List<String> last = List.of("withCredentials", "sh", "junit", "publishHTML", "archiveArtifacts");
        assertThat(jenkins.calls.stream().map(Call::name).filter(last::contains).toList())
                .endsWith(last.toArray(String[]::new));
        // Where the files are that this build has just written.
        assertThat(folder.path().resolve(jenkins.argument("junit", "testResults")))
                .isRegularFile();
        assertThat(jenkins.argument("archiveArtifacts", "artifacts")).isEqualTo("target/secoda/*");
        assertThat(build.summary().get("gate.verdict")).isEqualTo("failed");
    }

    /** What a Jenkinsfile called, with its first argument. */
    record Call(String name, Object argument) {}

    /**
     * A Jenkins of a few lines, in which dbt and the gate go red: as there, that ends the block that they are in, and
     * no other.
     */
    public abstract static class Jenkins extends Script {
        private final List<Call> calls = new ArrayList<>();

        private static final class Red extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        @Override
        public Object invokeMethod(String name, Object arguments) {
            Object[] all = (Object[]) arguments;
            calls.add(new Call(name, all.length == 0 ? "" : all[0]));
            if (all.length > 0 && all[all.length - 1] instanceof Closure<?> block) {
                try {
                    block.call();
                } catch (Red red) {
                    if (!List.of("steps", "always").contains(name)) {
                        throw red;
                    }
                }
            }
            if (name.equals("sh") && all[0].toString().matches("(dbt|mvn) .*")) {
                throw new Red();
            }
            return "";
        }

        private String argument(String name, String of) {
            return calls.stream()
                    .filter(call -> call.name.equals(name))
                    .map(call -> String.valueOf(((Map<?, ?>) call.argument).get(of)))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
