package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.run.Advice;
import co.secoda.run.Host.BuildCaching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCacheTest {
    @TempDir
    Path root;

    private final Sessions sessions = new Sessions();
    private final MavenProject project = new MavenProject(new Model());

    @Test
    void a_build_without_the_extension_has_none() {
        assertThat(BuildCache.among(List.of("plexus.core", "plugin>g:a:1"), session(), execution()))
                .isEmpty();
        assertThat(BuildCache.of(session(), execution())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.3.0, MODULE_UNSAVED",
        "1.10.1-SNAPSHOT, MODULE_UNSAVED",
        "2.0.0, MODULE_UNSAVED",
        "1.2.3, BUILD_UNSAVED",
        "1.1.0, SAVED"
    })
    void a_build_of_ours_is_kept_out_as_far_as_the_version_lets_it(String version, BuildCaching kept) {
        assertThat(cache(version).meaning(project)).isEqualTo(kept);

        MavenSession session = session();
        BuildCache cache =
                BuildCache.among(List.of(realm(version)), session, execution()).orElseThrow();
        assertThat(cache.keepOut(project)).isEqualTo(kept);
        assertThat(project.getProperties().getProperty("maven.build.cache.skipSave"))
                .isEqualTo(kept == BuildCaching.MODULE_UNSAVED ? "true" : null);
        assertThat(session.getUserProperties().getProperty("maven.build.cache.skipSave"))
                .isEqualTo(kept == BuildCaching.BUILD_UNSAVED ? "true" : null);
        assertThat(Advice.onCaching(kept).isEmpty()).isEqualTo(kept == BuildCaching.MODULE_UNSAVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled=false", "skipCache=true"})
    void one_that_is_off_is_none(String property) {
        int equals = property.indexOf('=');
        sessions.user("maven.build.cache." + property.substring(0, equals), property.substring(equals + 1));
        assertThat(found("1.2.0")).isEmpty();
    }

    @Test
    void one_that_its_own_file_turns_off_is_none_unless_the_command_line_turns_it_on() throws Exception {
        configure("<configuration><enabled>false</enabled></configuration>");
        assertThat(found("1.2.0")).isEmpty();
        sessions.user("maven.build.cache.enabled", "true");
        assertThat(found("1.2.0")).isPresent();
    }

    @Test
    void on_a_maven_that_it_does_not_work_on_there_is_none() {
        sessions.system("maven.version", "3.8.7");
        assertThat(found("1.2.0")).isEmpty();
        sessions.system("maven.version", "4.0.0-rc-7");
        assertThat(found("1.2.0")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secoda-maven-plugin:* | false",
                "secoda-maven-plugin | false",
                "maven-deploy-plugin:*, secoda-maven-plugin:check | false",
                "secoda-maven-plugin:upload | true",
                "maven-deploy-plugin:* | true",
            })
    void it_leaves_nothing_out_that_the_command_line_has_run_always(String plugins, boolean leavesOut) {
        sessions.user("maven.build.cache.alwaysRunPlugins", plugins);
        assertThat(cache("1.2.0").meaning(project) != BuildCaching.HARMLESS).isEqualTo(leavesOut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<runAlways><plugins><plugin artifactId='secoda-maven-plugin'/></plugins></runAlways> | false",
                "<runAlways><plugins><plugin groupId='co.secoda' artifactId='secoda-maven-plugin'/></plugins></runAlways> | false",
                "<runAlways><plugins><plugin groupId='g' artifactId='secoda-maven-plugin'/></plugins></runAlways> | true",
                "<reconcile><plugins><plugin artifactId='secoda-maven-plugin'/></plugins></reconcile> | true",
            })
    void it_leaves_nothing_out_that_its_own_file_has_run_always(String control, boolean leavesOut) throws Exception {
        configure("<executionControl>" + control + "</executionControl>");
        assertThat(cache("1.2.0").meaning(project) != BuildCaching.HARMLESS).isEqualTo(leavesOut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<cache", "<!DOCTYPE cache [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><cache>&a;</cache>"})
    void a_file_that_is_no_plain_xml_says_nothing(String xml) throws Exception {
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve(".mvn/maven-build-cache-config.xml"), xml);
        assertThat(cache("1.2.0").meaning(project)).isEqualTo(BuildCaching.BUILD_UNSAVED);
    }

    @ParameterizedTest
    @CsvSource({"enabled, false", "skipCache, true"})
    void it_leaves_nothing_out_of_a_module_that_has_it_off(String property, String value) {
        project.getProperties().setProperty("maven.build.cache." + property, value);
        assertThat(cache("1.2.0").meaning(project)).isEqualTo(BuildCaching.HARMLESS);
    }

    private void configure(String content) throws IOException {
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(
                root.resolve(".mvn/maven-build-cache-config.xml"),
                "<cache xmlns='http://maven.apache.org/BUILD-CACHE-CONFIG/1.2.0'>" + content + "</cache>");
    }

    private BuildCache cache(String version) {
        return found(version).orElseThrow();
    }

    private Optional<BuildCache> found(String version) {
        return BuildCache.among(List.of("plexus.core", realm(version)), session(), execution());
    }

    private static String realm(String version) {
        return "coreExtension>org.apache.maven.extensions:maven-build-cache-extension:" + version;
    }

    private MavenSession session() {
        MavenSession session = sessions.session();
        session.getRequest().setMultiModuleProjectDirectory(root.toFile());
        return session;
    }

    private static MojoExecution execution() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("co.secoda");
        plugin.setArtifactId("secoda-maven-plugin");
        return Executions.of(plugin, "check", "default");
    }
}
