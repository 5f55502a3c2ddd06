package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbtSettingsTest {
    @TempDir
    Path directory;

    @Test
    void dbt_does_not_see_the_key_in_a_variable_of_its_own_or_in_a_command_line_of_mavens() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SECODA_API_KEY", "a-key",
                "MAVEN_CMD_LINE_ARGS", " -B verify -Dsecoda.apiKey=a-key",
                "MAVEN_ARGS", "--define secoda.apiKey=a-key",
                "SECODA_INTEGRATION_ID", "an-id",
                "PATH", "/bin"));

        DbtSettings.removeKey(environment);

        assertThat(environment).containsOnlyKeys("SECODA_INTEGRATION_ID", "PATH");
    }

    @Test
    void dbt_is_told_of_its_project_by_a_path_that_holds_where_it_runs() throws Exception {
        Path analytics = Files.createDirectories(directory.resolve("analytics"));
        PlayedHost host = new PlayedHost("dbt", directory);
        host.environment.put("PATH", System.getenv("PATH"));
        host.environment.put("DBT_PROJECT_DIR", "analytics");
        List<String> lines = new ArrayList<>();

        DbtSettings.of(
                        host,
                        new GivenRun(host).place(),
                        "sh -c 'echo $PWD $DBT_PROJECT_DIR'",
                        Optional.empty(),
                        Map.of(),
                        Optional.empty())
                .command()
                .run(host.clock(), lines::add, lines::add);

        assertThat(lines).containsExactly(analytics + " " + analytics);
    }
}
