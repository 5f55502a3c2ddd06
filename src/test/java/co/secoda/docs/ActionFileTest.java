package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The action is what its page and the workflow say, and nothing that a workflow hands to it becomes a command. */
class ActionFileTest {
    private static final Yaml ACTION = Yaml.read("action.yml");
    private static final Pattern SCRIPT = Pattern.compile("\"\\$GITHUB_ACTION_PATH/(action/[a-z-]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");

    private static List<Yaml> steps() {
        return ACTION.at("runs", "steps").items();
    }

    @Test
    void each_command_is_one_script_of_this_repository_with_nothing_put_into_it() throws Exception {
        List<String> commands = steps().stream()
                .filter(step -> step.has("run"))
                .map(step -> step.at("run").text())
                .toList();

        assertThat(commands).hasSize(3).allMatch(command -> SCRIPT.matcher(command)
                .matches());
        try (Stream<Path> scripts = Files.list(Path.of("action"))) {
            assertThat(commands.stream().map(command -> command.replaceAll("\"|\\$GITHUB_ACTION_PATH/", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            scripts.map(Path::toString).toList())
                    .allMatch(script -> Files.isExecutable(Path.of(script)));
        }
    }

    @Test
    void other_actions_are_pinned_to_a_commit() {
        assertThat(steps().stream().filter(step -> step.has("uses")))
                .extracting(step -> step.at("uses").text())
                .hasSize(2)
                .allMatch(used -> used.matches("actions/[a-z-]+@[0-9a-f]{40}"));
    }

    @Test
    void the_key_is_no_input() {
        assertThat(ACTION.at("inputs").text().toLowerCase(Locale.ROOT)).doesNotContain("key");
    }

    @Test
    void the_page_has_each_input_and_output() {
        String page = Page.read(Path.of("docs/ci-github.md")).text();
        String section = page.substring(page.indexOf("## The action"), page.indexOf("## Without the action"));
        Set<String> told = new TreeSet<>();
        ROW.matcher(section)
                .results()
                .forEach(
                        row -> told.addAll(List.of(row.group(1).replace("`", "").split(", "))));

        Set<Object> known = new TreeSet<>(names("inputs"));
        known.addAll(names("outputs"));
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        known.stream().map(Object::toString).toList());
    }

    @Test
    void the_workflow_gives_it_inputs_that_it_has() {
        Yaml workflow = Yaml.read("examples/github/dbt.yml");
        Yaml publish = PipelineExamplesTest.steps(workflow)
                .filter(step -> step.has("with") && step.at("with").has("integration-id"))
                .findFirst()
                .orElseThrow();

        assertThat(names("inputs")).containsAll(keys(publish.at("with")));
    }

    private static Set<String> names(String of) {
        return keys(ACTION.at(of));
    }

    private static Set<String> keys(Yaml of) {
        return ((Map<?, ?>) of.value()).keySet().stream().map(Object::toString).collect(Collectors.toSet());
    }
}
