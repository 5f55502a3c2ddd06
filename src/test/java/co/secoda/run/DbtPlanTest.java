package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DbtPlanTest {
    @Test
    void dbt_does_not_see_the_key_in_a_variable_of_its_own_or_in_a_command_line_of_mavens() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SECODA_API_KEY", "a-key",
                "MAVEN_CMD_LINE_ARGS", " -B verify -Dsecoda.apiKey=a-key",
                "MAVEN_ARGS", "--define secoda.apiKey=a-key",
                "SECODA_INTEGRATION_ID", "an-id",
                "PATH", "/bin"));

        DbtPlan.removeKey(environment);

        assertThat(environment).containsOnlyKeys("SECODA_INTEGRATION_ID", "PATH");
    }
}
