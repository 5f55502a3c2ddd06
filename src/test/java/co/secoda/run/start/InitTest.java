package co.secoda.run.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.PlayedHost;
import co.secoda.run.start.Init.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class InitTest {
    private static final String ID = "3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11";

    @TempDir
    private Path root;

    private PlayedHost host;

    @BeforeEach
    void a_checkout() throws IOException {
        Files.createDirectory(root.resolve(".git"));
        host = new PlayedHost("init", root);
    }

    private static Asked ci(String name) {
        return new Asked(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String written(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    @ParameterizedTest
    @CsvSource({
        "github, .github/workflows/dbt.yml, examples/github/dbt.yml",
        "jenkins, Jenkinsfile, examples/jenkins/Jenkinsfile",
        "gitlab, .gitlab-ci.yml, examples/gitlab/.gitlab-ci.yml"
    })
    void a_project_at_the_root_gets_the_example_letter_for_letter(String ci, String file, Path example)
            throws Exception {
        file("dbt_project.yml", "name: shop\n");

        new Init(host, ci(ci)).write();

        assertThat(root.resolve(file)).hasSameTextualContentAs(example);
        assertThat(host.log.lines)
                .startsWith("info Written: " + file + ". Before you commit it:")
                .anyMatch(line -> line.contains("Put the id of your integration in place of d0000000"))
                .endsWith("info Next: mvn -ntp co.secoda:secoda-maven-plugin:" + host.version() + ":doctor");
    }

    @ParameterizedTest
    @CsvSource({"github, .github/workflows/dbt.yml", "gitlab, .gitlab-ci.yml"})
    void a_project_in_a_folder_is_found_and_the_pipeline_knows_it(String ci, String file) throws Exception {
        file("teams/analytics/dbt_project.yml", "name: shop\ntarget-path: build\n");
        file("teams/analytics/profiles.yml", "shop: {}\n");
        file("teams/analytics/dbt_packages/utils/dbt_project.yml", "name: utils\n");
        file("node_modules/x/dbt_project.yml", "name: x\n");

        new Init(host, ci(ci)).write();

        String text = written(file);
        assertThat(text).contains("teams/analytics/build/secoda").doesNotContain(" target/");
        Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
        assertThat(find(read, "DBT_PROJECT_DIR")).isEqualTo("teams/analytics");
        assertThat(find(read, "DBT_PROFILES_DIR")).isEqualTo("teams/analytics");
    }

    @Test
    void jenkins_knows_the_folder_too() throws Exception {
        file("analytics/dbt_project.yml", "name: shop\n");

        new Init(host, ci("jenkins")).write();

        assertThat(written("Jenkinsfile"))
                .contains("        DBT_PROJECT_DIR = 'analytics'\n")
                .contains("rm -f analytics/target/manifest.json analytics/target/run_results.json")
                .contains("'analytics/target/secoda/TEST-secoda.xml'")
                .doesNotContain("PROFILES");
    }

    private static Object find(Object in, String key) {
        if (in instanceof Map<?, ?> map) {
            Object here = map.get(key);
            return here != null
                    ? here
                    : map.values().stream()
                            .map(value -> find(value, key))
                            .filter(found -> !found.equals(""))
                            .findFirst()
                            .orElse("");
        }
        return "";
    }

    @Test
    void what_is_known_is_put_in_and_not_told_again() throws Exception {
        file("dbt_project.yml", "name: shop\n");
        file("requirements.txt", "dbt-snowflake\n");
        host.environment.put("SECODA_INTEGRATION_ID", ID);

        new Init(host, ci("github")).write();

        assertThat(written(".github/workflows/dbt.yml"))
                .contains("integration-id: " + ID + "\n", "run: pip install -r requirements.txt\n")
                .doesNotContain("d0000000", "duckdb");
        assertThat(host.log.lines)
                .noneMatch(line -> line.contains("d0000000") || line.contains("duckdb"))
                .anyMatch(line -> line.contains("Make a secret SECODA_API_KEY"));
    }

    @ParameterizedTest
    @CsvSource({".github/CODEOWNERS, .github/workflows/dbt.yml", ".github/workflows/x.yml, .github/workflows/dbt.yml"})
    void the_ci_server_that_the_repository_uses_is_taken(String there, String file) throws Exception {
        file("dbt_project.yml", "name: shop\n");
        file(there, "x");

        new Init(host, new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())).write();

        assertThat(root.resolve(file)).exists();
    }

    @Test
    void where_nothing_or_too_much_shows_the_ci_server_it_asks() throws Exception {
        file("dbt_project.yml", "name: shop\n");
        Asked nothing = new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> new Init(host, nothing).write())
                .isInstanceOf(BadSettingException.class)
                .hasMessage("Set secoda.ci to github, jenkins or gitlab: nothing in this repository shows which of them"
                        + " it uses.");
        file("Jenkinsfile", "x");
        file(".gitlab-ci.yml", "x");
        assertThatThrownBy(() -> new Init(host, nothing).write()).hasMessageContaining("more than one file");
        assertThatThrownBy(() -> new Init(host, ci("circle")).write())
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.ci");
    }

    @Test
    void a_file_that_is_there_is_left_alone_and_another_may_be_named() throws Exception {
        file("dbt_project.yml", "name: shop\n");
        file("Jenkinsfile", "ours");

        assertThatThrownBy(() -> new Init(host, ci("jenkins")).write())
                .isInstanceOf(GoalErrorException.class)
                .hasMessage("Jenkinsfile is there already and was left alone: name another file with"
                        + " secoda.outputFile, and take over from it what you need.");
        assertThat(written("Jenkinsfile")).isEqualTo("ours");

        new Init(
                        host,
                        new Asked(
                                Optional.of("jenkins"),
                                Optional.empty(),
                                Optional.of("ci/Jenkinsfile"),
                                Optional.empty()))
                .write();
        assertThat(root.resolve("ci/Jenkinsfile")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.yml", "/tmp/outside-of-all-repositories.yml", "."})
    void nothing_is_written_outside_of_the_repository(String file) throws Exception {
        file("dbt_project.yml", "name: shop\n");

        assertThatThrownBy(() -> new Init(
                                host,
                                new Asked(Optional.of("github"), Optional.empty(), Optional.of(file), Optional.empty()))
                        .write())
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("outside of the repository");
    }

    @Test
    void a_link_leads_nothing_out_of_the_repository(@TempDir Path elsewhere) throws Exception {
        file("dbt_project.yml", "name: shop\n");
        Files.createSymbolicLink(root.resolve(".github"), elsewhere);

        assertThatThrownBy(() -> new Init(host, ci("github")).write()).hasMessageContaining("a link leads");
        assertThat(elsewhere).isEmptyDirectory();

        Files.createSymbolicLink(root.resolve("Jenkinsfile"), elsewhere.resolve("Jenkinsfile"));
        assertThatThrownBy(() -> new Init(host, ci("jenkins")).write()).hasMessageContaining("is there already");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void of_several_projects_one_must_be_named() throws Exception {
        file("sales/dbt_project.yml", "name: sales\n");
        file("finance/dbt_project.yml", "name: finance\n");

        assertThatThrownBy(() -> new Init(host, ci("github")).write())
                .isInstanceOf(BadSettingException.class)
                .hasMessage("There are several dbt projects: finance, sales. Set secoda.dbtProjectDirectory to one of"
                        + " them.");
        new Init(host, new Asked(Optional.of("github"), Optional.of("sales"), Optional.empty(), Optional.empty()))
                .write();
        assertThat(written(".github/workflows/dbt.yml")).contains("DBT_PROJECT_DIR: sales\n");
    }

    @Test
    void called_in_the_folder_of_a_project_it_writes_at_the_root_of_the_repository() throws Exception {
        file("sales/dbt_project.yml", "name: sales\n");
        file("finance/dbt_project.yml", "name: finance\n");

        new Init(new PlayedHost("init", root.resolve("sales")), ci("github")).write();

        assertThat(written(".github/workflows/dbt.yml")).contains("DBT_PROJECT_DIR: sales\n");
    }

    @Test
    void without_a_project_nothing_is_written() {
        assertThatThrownBy(() -> new Init(host, ci("github")).write())
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("There is no dbt_project.yml in this repository");
        assertThat(root.resolve(".github")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "it's", "x$(id)", "-rf", "a#b", "a: b"})
    void a_folder_whose_name_would_mean_something_in_a_pipeline_is_refused(String name) throws Exception {
        file(name + "/dbt_project.yml", "name: x\n");

        for (String ci : List.of("github", "jenkins", "gitlab")) {
            assertThatThrownBy(() -> new Init(host, ci(ci)).write())
                    .isInstanceOf(BadSettingException.class)
                    .hasMessageContaining("copy an example and put it in by hand");
        }
    }
}
