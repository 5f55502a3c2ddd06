package co.secoda.maven;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a module's pom says of this plugin. */
final class PluginUse {
    private final MavenProject project;
    private final String key;
    private final Optional<Plugin> plugin;

    private PluginUse(MavenProject project, String key) {
        this.project = project;
        this.key = key;
        this.plugin = Optional.ofNullable(project.getPlugin(key));
    }

    /** What {@code project} says of the plugin that {@code execution} is of. */
    static PluginUse of(MavenProject project, MojoExecution execution) {
        return new PluginUse(project, Plugin.constructKey(execution.getGroupId(), execution.getArtifactId()));
    }

    /** Whether the module only holds others, or a dbt project beside them. */
    boolean isAggregator() {
        boolean holdsCollected = project.getCollectedProjects() != null
                && !project.getCollectedProjects().isEmpty();
        return project.getPackaging().equals("pom")
                && (holdsCollected || !project.getModules().isEmpty());
    }

    /** Whether the plugin has executions here, be they inherited or not. */
    boolean isBound() {
        return plugin.filter(found -> !found.getExecutions().isEmpty()).isPresent();
    }

    /** Whether modules that have this one as their parent get the plugin's executions, too. */
    boolean isInherited() {
        return plugin.filter(ConfigurationContainer::isInherited)
                .filter(found -> found.getExecutions().stream().anyMatch(ConfigurationContainer::isInherited))
                .isPresent();
    }

    /**
     * Whether the plugin was meant for this very module: it has executions here, or stands in the module's own pom. One
     * that stands in the parent's without executions, such as for its version, is every module's.
     */
    boolean isConfigured() {
        return isBound() || standsIn(project.getOriginalModel());
    }

    /** Whether the module seems to have a dbt run: it has a dbt project, or the plugin and no modules of its own. */
    boolean isForDbt() {
        File directory = project.getBasedir();
        boolean hasProject = directory != null && new File(directory, "dbt_project.yml").isFile();
        return hasProject || (isConfigured() && !isAggregator());
    }

    /** Whether the pom, or its parent, says where this module's artifacts are. */
    boolean namesPlace(List<String> parameters) {
        Stream<ConfigurationContainer> containers =
                plugin.stream().flatMap(found -> Stream.concat(Stream.of(found), found.getExecutions().stream()));
        return containers
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast)
                .anyMatch(configuration ->
                        parameters.stream().anyMatch(parameter -> configuration.getChild(parameter) != null));
    }

    private boolean standsIn(Model model) {
        if (model == null) {
            return plugin.isPresent();
        }
        Stream<BuildBase> builds = Stream.concat(
                Optional.<Build>ofNullable(model.getBuild()).stream(),
                model.getProfiles().stream()
                        .map(Profile::getBuild)
                        .flatMap(build -> Optional.ofNullable(build).stream()));
        return plugin.isPresent()
                && builds.anyMatch(build -> build.getPlugins().stream()
                        .anyMatch(found -> found.getKey().equals(key)));
    }
}
