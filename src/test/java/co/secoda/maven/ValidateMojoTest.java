package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** The goal as Maven makes it: by its descriptor, with its default values. */
@MojoTest(realRepositorySession = true)
class ValidateMojoTest {
    private static final String FAILING = "examples/shop/dbt-target";
    private static final String PASSING = "src/it/pairs/passing";
    private static final String REPORTS = "target/validate-mojo-test";

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "artifactsDirectory", value = FAILING)
    @MojoParameter(name = "reportDirectory", value = REPORTS + "/failing")
    void a_failing_entity_fails_the_build_by_default(ValidateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("1 table or model is failing, 0 are allowed (secoda.maxFailing)")
                .hasMessageContaining(": model orders");
        assertThat(Path.of(REPORTS, "failing", "secoda.json")).isRegularFile();
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "artifactsDirectory", value = FAILING)
    @MojoParameter(name = "reportDirectory", value = REPORTS + "/allowed")
    @MojoParameter(name = "maxFailing", value = "10%")
    void a_tenth_of_ten_tested_entities_may_fail_where_that_is_allowed(ValidateMojo goal) {
        assertThatCode(goal::execute).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "artifactsDirectory", value = PASSING)
    @MojoParameter(name = "reportDirectory", value = REPORTS + "/passing")
    void a_run_whose_tests_pass_passes(ValidateMojo goal) {
        assertThatCode(goal::execute).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "maxFailing", value = "abc")
    void a_limit_that_is_none_is_named_in_one_line(ValidateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("secoda.maxFailing: 'abc' is not a limit")
                .hasNoCause()
                .message()
                .doesNotContain("\n");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "reportDirectory", value = REPORTS + "/usual")
    @MojoParameter(name = "slowNode", value = "3")
    void a_node_is_slow_only_beside_earlier_runs(ValidateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("secoda.slowNode needs secoda.historyDirectory");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "reportDirectory", value = REPORTS + "/slow")
    @MojoParameter(name = "onSlow", value = "fail")
    void without_a_limit_nothing_is_too_slow(ValidateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("secoda.onSlow=fail needs secoda.maxDuration or secoda.slowNode")
                .hasMessageEndingWith("nothing is too slow.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "skip", value = "true")
    @MojoParameter(name = "maxFailing", value = "abc")
    void a_skipped_goal_reads_nothing(ValidateMojo goal) {
        assertThatCode(goal::execute).doesNotThrowAnyException();
    }
}
