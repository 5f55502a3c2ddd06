package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.dbt.location.ArtifactLocator;
import co.secoda.dbt.location.ArtifactLocator.ArtifactSettings;
import co.secoda.run.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingOverTest {
    @TempDir
    Path root;

    private final RecordingLog log = new RecordingLog();
    private Sessions sessions = new Sessions();
    private MavenProject[] reactor = {};
    private boolean walking;
    private String dbtProjectDirectory = "";
    private String artifactsDirectory = "";

    @BeforeEach
    void reactor() throws IOException {
        reactor = new MavenProject[] {
            module("", PassingOverTest::bound), module("sales", PassingOverTest::bound), module("web", unused -> {})
        };
    }

    @Test
    void an_aggregator_without_anything_of_dbts_is_passed_over() {
        assertThat(passedOver("")).isTrue();
        assertThat(log.lines).containsExactly("info Skipped: aggregator module without dbt_project.yml and artifacts.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dbt_project.yml", "target/run_results.json", "target/manifest.json.gz"})
    void an_aggregator_with_something_of_dbts_is_not(String file) throws Exception {
        write(file);
        assertThat(passedOver("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"analytics", "./analytics/", "/analytics"})
    void an_aggregator_is_asked_for_the_dbt_project_that_its_settings_lead_to(String directory) throws Exception {
        write("analytics/dbt_project.yml");
        dbtProjectDirectory = directory.startsWith("/") ? root + directory : directory;
        assertThat(passedOver("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"analytics/target/run_results.json", "analytics/dbt_project.yml"})
    void an_aggregator_is_asked_for_the_artifacts_that_its_settings_lead_to(String file) throws Exception {
        write(file);
        artifactsDirectory = "analytics/target";
        assertThat(passedOver("")).isFalse();
    }

    @Test
    void an_aggregator_that_has_the_plugin_for_itself_alone_is_never_passed_over() throws Exception {
        reactor[0] = module("", model -> {
            bound(model);
            plugin(model).setInherited(false);
        });
        assertThat(passedOver("")).isFalse();

        reactor[0] = module("", model -> {
            bound(model);
            plugin(model).getExecutions().get(0).setInherited(false);
        });
        assertThat(passedOver("")).isFalse();
    }

    @Test
    void an_aggregator_that_is_nobodys_parent_is_not_passed_over_but_one_that_is_built_alone_is() throws Exception {
        reactor[1] = module("sales", unused -> {});
        assertThat(passedOver("")).isFalse();

        reactor = new MavenProject[] {reactor[0]};
        assertThat(passedOver("")).isTrue();
    }

    @Test
    void a_module_in_which_the_goal_is_bound_is_never_passed_over() {
        assertThat(passedOver("sales")).isFalse();
        walking = true;
        assertThat(passedOver("sales")).isFalse();
    }

    @Test
    void a_walk_passes_over_a_module_without_the_plugin_and_without_anything_of_dbts() throws Exception {
        walking = true;
        assertThat(passedOver("web")).isTrue();
        assertThat(log.lines).singleElement().asString().contains("without this plugin in its pom");

        write("web/dbt_project.yml");
        assertThat(passedOver("web")).isFalse();
    }

    @Test
    void a_plugin_without_executions_is_a_modules_own_only_if_it_stands_in_its_pom() throws Exception {
        walking = true;
        reactor[2] = module("web", model -> plugin(model).setExecutions(new ArrayList<>()));
        reactor[2].setOriginalModel(new Model());
        assertThat(passedOver("web")).isTrue();

        reactor[2].setOriginalModel(reactor[2].getModel());
        assertThat(passedOver("web")).isFalse();
    }

    @Test
    void a_call_by_hand_that_walks_nothing_passes_over_nothing() {
        walking = true;
        reactor = new MavenProject[] {reactor[0]};
        MavenSession session = session("");
        SessionScope.of(session).reach(true);
        assertThat(new PassingOver(session, execution(), log).applies(location("")))
                .isFalse();
    }

    @Test
    void a_dbt_project_below_a_module_that_is_passed_over_is_told() throws Exception {
        write("analytics/dbt_project.yml");
        write("sales/dbt_project.yml");
        write("sales/pom.xml");
        assertThat(passedOver("")).isTrue();
        assertThat(log.lines)
                .hasSize(2)
                .last()
                .asString()
                .contains(root.resolve("analytics").toString(), "secoda.dbtProjectDirectory");
    }

    @Test
    void a_place_that_the_environment_names_for_all_is_that_of_the_module_in_which_the_goal_is_bound()
            throws Exception {
        write("sales/dbt_project.yml");
        sessions.environment("DBT_PROJECT_DIR", root.resolve("sales").toString());
        dbtProjectDirectory = root.resolve("sales").toString();

        assertThat(passedOver("")).isTrue();
        assertThat(log.lines).singleElement().asString().endsWith("are those of the module sales.");
        assertThat(passedOver("sales")).isFalse();
        walking = true;
        assertThat(passedOver("")).isTrue();
        assertThat(passedOver("sales")).isFalse();
        assertThat(passedOver("web")).isTrue();
    }

    @Test
    void a_place_that_the_command_line_names_for_all_is_that_of_the_module_in_which_it_lies_else_the_first()
            throws Exception {
        reactor =
                new MavenProject[] {module("", unused -> {}), module("sales", unused -> {}), module("web", unused -> {})
                };
        walking = true;
        write("sales/dbt/dbt_project.yml");
        dbtProjectDirectory = root.resolve("sales/dbt").toString();
        sessions.user("secoda.dbtProjectDirectory", dbtProjectDirectory);
        assertThat(Stream.of("", "sales", "web").filter(module -> !passedOver(module)))
                .containsExactly("sales");

        write("analytics/dbt_project.yml");
        dbtProjectDirectory = root.resolve("analytics").toString();
        sessions.user("secoda.dbtProjectDirectory", dbtProjectDirectory);
        assertThat(Stream.of("", "sales", "web").filter(module -> !passedOver(module)))
                .containsExactly("");
    }

    @Test
    void a_place_is_nobody_elses_where_the_other_module_names_one_of_its_own_or_the_goal_is_not_bound_there()
            throws Exception {
        write("analytics/dbt_project.yml");
        dbtProjectDirectory = root.resolve("analytics").toString();
        sessions.environment("DBT_ENGINE_PROJECT_DIR", dbtProjectDirectory);
        reactor[1] = module("sales", model -> {
            bound(model);
            Xpp3Dom configuration = new Xpp3Dom("configuration");
            configuration.addChild(new Xpp3Dom("dbtProjectDirectory"));
            plugin(model).setConfiguration(configuration);
        });
        assertThat(passedOver("")).isFalse();
    }

    private boolean passedOver(String module) {
        return new PassingOver(session(module), execution(), log).applies(location(module));
    }

    private MavenSession session(String module) {
        MavenSession session = sessions.projects(reactor).session();
        session.setCurrentProject(Arrays.stream(reactor)
                .filter(project -> project.getArtifactId().equals(module.isEmpty() ? "root" : module))
                .findFirst()
                .orElseThrow());
        if (walking && reactor.length > 1) {
            SessionScope.of(session).passOver(true);
        }
        return session;
    }

    private MojoExecution execution() {
        return Executions.of(
                ours(), "publish", "default", walking ? MojoExecution.Source.CLI : MojoExecution.Source.LIFECYCLE);
    }

    private ArtifactLocation location(String module) {
        try {
            return new ArtifactLocator()
                    .locate(new ArtifactSettings(
                            root.resolve(module),
                            Optional.of(dbtProjectDirectory),
                            Optional.of(artifactsDirectory),
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(),
                            Optional.empty()));
        } catch (ArtifactException e) {
            throw new AssertionError(e);
        }
    }

    private MavenProject module(String directory, Consumer<Model> pom) throws IOException {
        Files.createDirectories(root.resolve(directory));
        Model model = new Model();
        model.setGroupId("co.secoda.it");
        model.setArtifactId(directory.isEmpty() ? "root" : directory);
        model.setVersion("1");
        model.setBuild(new Build());
        if (directory.isEmpty()) {
            model.setPackaging("pom");
            model.addModule("sales");
            model.addModule("web");
        }
        pom.accept(model);
        MavenProject project = new MavenProject(model);
        project.setOriginalModel(model);
        project.setFile(root.resolve(directory).resolve("pom.xml").toFile());
        return project;
    }

    private static void bound(Model model) {
        PluginExecution execution = new PluginExecution();
        execution.addGoal("publish");
        plugin(model).addExecution(execution);
    }

    private static Plugin plugin(Model model) {
        if (model.getBuild().getPlugins().isEmpty()) {
            model.getBuild().addPlugin(ours());
        }
        return model.getBuild().getPlugins().get(0);
    }

    private static Plugin ours() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("co.secoda");
        plugin.setArtifactId("secoda-maven-plugin");
        return plugin;
    }

    private void write(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
    }
}
