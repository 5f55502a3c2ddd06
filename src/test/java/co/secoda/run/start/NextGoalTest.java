package co.secoda.run.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NextGoalTest {
    @Test
    void a_goal_is_called_with_what_was_set_and_never_with_the_key() {
        Map<String, String> given = Map.of(
                "secoda.sandbox", "true", "secoda.apiKey", "very-secret", "secoda.maxFailing", "5%", "other", "x");

        assertThat(new NextGoal("1.0.0", given).goal("publish"))
                .isEqualTo("mvn -ntp co.secoda:secoda-maven-plugin:1.0.0:publish -Dsecoda.maxFailing=5%"
                        + " -Dsecoda.sandbox=true");
        assertThat(new NextGoal("1.0.0", given).lifecycle())
                .isEqualTo("mvn -ntp verify -Dsecoda.maxFailing=5% -Dsecoda.sandbox=true");
    }

    @Test
    void what_a_shell_would_take_apart_is_quoted() {
        assertThat(new NextGoal("1", Map.of("secoda.dbtCommand", "dbt build --select it's")).goal("dbt"))
                .endsWith(":dbt '-Dsecoda.dbtCommand=dbt build --select it'\\''s'");
    }
}
