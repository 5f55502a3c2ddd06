package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportDirectoryTest {
    private static final Path BUILD = Path.of("/shop/target");

    private final Plugin plugin = new Plugin();

    @Test
    void the_first_execution_writes_to_secoda_and_further_ones_below_it() {
        declare("eu", null);
        declare("us", "verify");

        assertThat(of("eu")).isEqualTo(BUILD.resolve("secoda"));
        assertThat(of("us")).isEqualTo(BUILD.resolve("secoda/us"));
        assertThat(of("default-cli")).isEqualTo(BUILD.resolve("secoda"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", "never", "None"})
    void an_execution_that_a_pom_turns_off_does_not_count(String phase) {
        declare("inherited", phase);
        declare("own", "verify");

        assertThat(of("own")).isEqualTo(BUILD.resolve("secoda"));
    }

    @Test
    void one_that_is_turned_off_and_called_by_hand_writes_over_none_that_runs() {
        declare("inherited", "none");
        declare("own", "verify");

        assertThat(of("inherited")).isEqualTo(BUILD.resolve("secoda/inherited"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "install", "site", "before:verify", "after:integration-test[100]", "unit-test"})
    void one_in_any_phase_of_mavens_own_counts(String phase) {
        declare("first", phase);
        declare("second", "verify");

        assertThat(of("second")).isEqualTo(BUILD.resolve("secoda/second"));
    }

    @Test
    void executions_in_phases_of_a_lifecycle_that_nobody_knows_do_not_write_over_each_other() {
        declare("first", "ship");
        declare("second", "land");
        declare("third", "verify");

        assertThat(List.of(of("first"), of("second"), of("third"))).doesNotHaveDuplicates();
    }

    private void declare(String id, @Nullable String phase) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setPhase(phase);
        execution.addGoal("publish");
        plugin.addExecution(execution);
    }

    private Path of(String executionId) {
        plugin.setGroupId("co.secoda");
        plugin.setArtifactId("secoda-maven-plugin");
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().setDirectory(BUILD.toString());
        model.getBuild().addPlugin(plugin);
        MavenProject project = new MavenProject(model);
        project.setFile(new File("/shop/pom.xml"));
        return ReportDirectory.of(project, Executions.of(plugin, "publish", executionId), Path.of("/elsewhere"));
    }
}
