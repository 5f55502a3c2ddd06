package co.secoda.dbt.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DbtProjectTest {
    private final Path directory;

    DbtProjectTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_package_lies_in_dbt_packages() throws Exception {
        install("dbt_packages");

        assertThat(file("name: shop")).isEqualTo("dbt_packages/stripe/models/charges.sql");
    }

    @Test
    void an_old_dbt_has_it_in_dbt_modules() throws Exception {
        install("dbt_modules");

        assertThat(file("name: shop")).isEqualTo("dbt_modules/stripe/models/charges.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"packages-install-path", "modules-path"})
    void dbt_project_yml_says_where_it_lies(String entry) throws Exception {
        install("dbt_packages");
        install("lib/dbt");

        assertThat(file("name: shop\n" + entry + ": lib/dbt")).isEqualTo("lib/dbt/stripe/models/charges.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"{{ env_var('PACKAGES') }}\"", "[a, b]", "~", "''", "nowhere", "/nowhere", "\"a\\0b\""})
    void what_only_dbt_can_evaluate_or_is_not_there_is_looked_for_by_default(String path) throws Exception {
        install("dbt_packages");

        assertThat(file("name: shop\npackages-install-path: " + path))
                .isEqualTo("dbt_packages/stripe/models/charges.sql");
    }

    @Test
    void packages_may_lie_beside_the_project_but_not_anywhere_on_the_machine(@TempDir Path elsewhere) throws Exception {
        Path project = Files.createDirectory(directory.resolve("warehouse"));
        install("packages");
        Files.writeString(project.resolve("dbt_project.yml"), "name: shop\npackages-install-path: ../packages");
        assertThat(DbtProject.in(project).file("model.stripe.charges", "models/charges.sql"))
                .isEqualTo("../packages/stripe/models/charges.sql");

        install(elsewhere.toString());
        assertThat(file("name: shop\npackages-install-path: " + elsewhere)).isEqualTo("stripe://models/charges.sql");
        install(directory.resolve("inside").toString());
        assertThat(file("name: shop\npackages-install-path: " + directory.resolve("inside")))
                .isEqualTo("inside/stripe/models/charges.sql");
    }

    @Test
    void what_is_not_in_the_checkout_is_told_as_its_packages() throws Exception {
        Files.createDirectories(directory.resolve("models"));
        Files.writeString(directory.resolve("models/charges.sql"), "select 1");

        assertThat(file("name: shop")).isEqualTo("stripe://models/charges.sql");
        assertThat(DbtProject.isInCheckout(file("name: shop"))).isFalse();
    }

    @Test
    void the_projects_own_file_stays_as_it_is_and_so_does_one_of_an_unknown_project() throws Exception {
        assertThat(project("name: stripe").file("model.stripe.charges", "models/charges.sql"))
                .isEqualTo("models/charges.sql");
        assertThat(DbtProject.UNKNOWN.file("model.stripe.charges", "models/charges.sql"))
                .isEqualTo("models/charges.sql");
        assertThat(project("name: shop").named(Optional.of("stripe")).file("model.stripe.charges", "a.sql"))
                .isEqualTo("a.sql");
        assertThat(project("name: shop").file("model.stripe.charges", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model./etc.x", "model.a/b.x"})
    void a_package_that_is_no_name_leads_nowhere(String uniqueId) throws Exception {
        assertThat(project("name: shop").file(uniqueId, "hosts")).endsWith("://hosts");
    }

    @Test
    void a_path_out_of_the_package_leads_nowhere() throws Exception {
        install("dbt_packages");
        Files.writeString(directory.resolve("secret"), "");

        assertThat(project("name: shop").file("model.stripe.charges", "../../secret"))
                .isEqualTo("stripe://../../secret");
    }

    private String file(String projectFile) throws IOException {
        return project(projectFile).file("model.stripe.charges", "models/charges.sql");
    }

    private DbtProject project(String projectFile) throws IOException {
        Files.writeString(directory.resolve("dbt_project.yml"), projectFile + "\n");
        return DbtProject.in(directory);
    }

    private void install(String folder) throws IOException {
        Path models = Files.createDirectories(directory.resolve(folder).resolve("stripe/models"));
        Files.writeString(models.resolve("charges.sql"), "select 1");
    }
}
