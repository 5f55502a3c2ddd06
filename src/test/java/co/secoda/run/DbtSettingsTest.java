package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbtSettingsTest {
    @TempDir
    Path directory;

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
                .steps()
                .get(0)
                .command()
                .run(host.clock(), lines::add, lines::add);

        assertThat(lines).containsExactly(analytics + " " + analytics);
    }
}
