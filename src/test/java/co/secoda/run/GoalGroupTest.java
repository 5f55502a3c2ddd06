package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.report.CiRun;
import co.secoda.run.Host.BuildModule;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoalGroupTest {
    private static final Optional<CiRun> ON_GITHUB =
            CiRun.of(name -> Optional.of("true").filter(value -> name.equals("GITHUB_ACTIONS")));

    private final PlayedHost host = new PlayedHost("publish", Path.of(""));

    @Test
    void it_is_closed_once_however_often_that_is_asked_for() {
        GoalGroup group = GoalGroup.of(host, ON_GITHUB);
        group.close();
        assertThat(host.commands).isEmpty();
        group.open();
        group.close();
        group.close();
        assertThat(host.commands).containsExactly("::group::secoda:publish", "::endgroup::");
    }

    @Test
    void of_several_modules_it_names_its_own() {
        host.module = new BuildModule("shop", "default-cli", 1, 2);
        GoalGroup.of(host, ON_GITHUB).open();
        assertThat(host.commands).containsExactly("::group::secoda:publish shop");
    }

    @Test
    void there_is_none_outside_of_ci_nor_where_modules_are_built_at_the_same_time() {
        openAndClose(Optional.empty());
        host.parallel = true;
        openAndClose(ON_GITHUB);
        assertThat(host.commands).isEmpty();
    }

    @Test
    void there_is_none_where_the_log_is_quiet() {
        host.log.quiet = true;
        openAndClose(ON_GITHUB);
        assertThat(host.commands).isEmpty();
    }

    private void openAndClose(Optional<CiRun> ci) {
        GoalGroup group = GoalGroup.of(host, ci);
        group.open();
        group.close();
    }
}
