package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pipelines to copy are what they should be, as far as that can be seen without their servers. The Jenkinsfile is
 * played in {@code JenkinsfileIT}.
 */
class PipelineExamplesTest {
    private static final String GITHUB = "examples/github/dbt.yml";
    private static final String GITHUB_LIFECYCLE = "examples/github/lifecycle.yml";
    private static final String GITLAB = "examples/gitlab/.gitlab-ci.yml";
    private static final Pattern GOAL = Pattern.compile("co\\.secoda:secoda-maven-plugin:[\\w.-]+:([a-z-]+)");
    private static final Pattern PROPERTY = Pattern.compile("-D(secoda\\.\\w+)=");
    private static final Pattern PIN = Pattern.compile(
            "uses: (actions/[a-z-]+@[0-9a-f]{40}(?= # v\\d+\\.\\d+\\.\\d+\n)|OWNER/secoda-maven-plugin@main(?=\n))");

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITHUB_LIFECYCLE})
    void on_github_actions_are_pinned_to_a_commit_and_the_token_may_only_read(String file) {
        Yaml workflow = Yaml.read(file);

        assertThat(workflow.at("permissions").value()).isEqualTo(Map.of("contents", "read"));
        assertThat(workflow.at("concurrency", "group").text()).contains("secoda-publish");
        assertThat(steps(workflow).filter(step -> step.has("uses")))
                .extracting(step -> step.at("uses").text())
                .isNotEmpty()
                .isEqualTo(Page.read(Path.of(file)).all(PIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITHUB_LIFECYCLE})
    void on_github_the_secret_is_in_the_environment_of_one_step_and_in_no_command(String file) {
        assertThat(steps(Yaml.read(file)).filter(step -> step.text().contains("secrets.")))
                .singleElement()
                .satisfies(step ->
                        assertThat(step.at("env", "SECODA_API_KEY").text()).contains("secrets.SECODA_API_KEY"));
        assertThat(steps(Yaml.read(file)).filter(step -> step.has("run")))
                .extracting(step -> step.at("run").text())
                .noneMatch(command -> command.contains("secrets.") || command.contains("SECODA_API_KEY"));
    }

    @Test
    void on_github_a_red_dbt_is_published_and_a_pull_request_has_no_key() {
        Yaml publish = steps(Yaml.read(GITHUB))
                .filter(step -> step.has("uses") && step.at("uses").text().contains("secoda-maven-plugin"))
                .findFirst()
                .orElseThrow();

        assertThat(publish.at("if").text()).isEqualTo("${{ !cancelled() }}");
        assertThat(publish.at("env", "SECODA_API_KEY").text())
                .isEqualTo("${{ github.event_name != 'pull_request' && secrets.SECODA_API_KEY || '' }}");
        assertThat(publish.at("with", "settings").text())
                .isEqualTo("secoda.onMissingKey=${{ github.event_name == 'pull_request' && 'validate' || 'fail' }}");
        assertThat(KnownGoals.ofThisBuild().propertiesOf("publish")).contains("secoda.onMissingKey");
    }

    @Test
    void on_gitlab_a_red_dbt_is_published_and_its_tests_are_reported() {
        Yaml gitlab = Yaml.read(GITLAB);

        assertThat(gitlab.at("stages").value()).isEqualTo(List.of("dbt", "secoda"));
        assertThat(gitlab.at("dbt", "artifacts", "when").text()).isEqualTo("always");
        assertThat(gitlab.at("secoda", "rules").items())
                .allSatisfy(rule -> assertThat(rule.at("when").text()).isEqualTo("always"));
        assertThat(gitlab.at("secoda", "artifacts", "when").text()).isEqualTo("always");
        assertThat(gitlab.at("secoda", "artifacts", "reports").value())
                .isEqualTo(Map.of("junit", "target/secoda/TEST-secoda.xml"));
        assertThat(gitlab.text()).doesNotContain("SECODA_API_KEY");
    }

    @Test
    void on_gitlab_the_command_gives_its_goal_only_properties_that_the_goal_has() {
        String command = Yaml.read(GITLAB)
                .texts()
                .filter(text -> GOAL.matcher(text).find())
                .findFirst()
                .orElseThrow();
        Set<String> known = KnownGoals.ofThisBuild()
                .propertiesOf(words(GOAL, command).findFirst().orElseThrow());

        assertThat(words(PROPERTY, command)).isNotEmpty().allMatch(known::contains);
    }

    /** Of the workflow that users copy, and of the one for this repository's own action. */
    static Stream<Yaml> steps(Yaml workflow) {
        return workflow.at("jobs").items().stream().flatMap(job -> job.at("steps").items().stream());
    }

    private static Stream<String> words(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
