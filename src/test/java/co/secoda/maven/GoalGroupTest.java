package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.report.CiRun;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class GoalGroupTest {
    private static final Optional<CiRun> ON_GITHUB =
            CiRun.of(name -> Optional.of("true").filter(value -> name.equals("GITHUB_ACTIONS")));

    private final List<String> lines = new ArrayList<>();

    @Test
    void it_is_closed_once_however_often_that_is_asked_for() {
        GoalGroup group = group(new Sessions().projects(module("shop")).session(), ON_GITHUB);
        group.close();
        assertThat(lines).isEmpty();
        group.open();
        group.close();
        group.close();
        assertThat(lines).containsExactly("::group::secoda:publish", "::endgroup::");
    }

    @Test
    void of_several_modules_it_names_its_own() {
        group(new Sessions().projects(module("shop"), module("crm")).session(), ON_GITHUB)
                .open();
        assertThat(lines).containsExactly("::group::secoda:publish shop");
    }

    @Test
    void there_is_none_outside_of_ci_nor_where_modules_are_built_at_the_same_time() {
        MavenSession session = new Sessions().projects(module("shop")).session();
        openAndClose(group(session, Optional.empty()));
        session.setParallel(true);
        openAndClose(group(session, ON_GITHUB));
        assertThat(lines).isEmpty();
    }

    @Test
    void there_is_none_where_maven_is_quiet() {
        MavenSession session = new Sessions().projects(module("shop")).session();
        openAndClose(group(session, ON_GITHUB, new SystemStreamLog() {
            @Override
            public boolean isInfoEnabled() {
                return false;
            }
        }));
        assertThat(lines).isEmpty();
    }

    private static void openAndClose(GoalGroup group) {
        group.open();
        group.close();
    }

    private GoalGroup group(MavenSession session, Optional<CiRun> ci) {
        return group(session, ci, new SystemStreamLog());
    }

    private GoalGroup group(MavenSession session, Optional<CiRun> ci, SystemStreamLog quietOrNot) {
        MojoExecution execution = new MojoExecution(new Plugin(), "publish", "default-cli");
        Wiring wiring = new Wiring(session, execution, Sessions.decrypter(), quietOrNot);
        return GoalGroup.of(wiring, ci, InstantSource.fixed(Instant.EPOCH), lines::add);
    }

    private static MavenProject module(String artifactId) {
        Model model = new Model();
        model.setArtifactId(artifactId);
        return new MavenProject(model);
    }
}
