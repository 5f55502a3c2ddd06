package co.secoda.maven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What a pom says in {@code <configuration>} of this plugin, wherever it may: of the plugin, of its executions, and
 * both in {@code <pluginManagement>}. An execution as Maven hands it to a goal has only what the goal knows.
 */
final class ConfigurationElements {
    private final Optional<MavenProject> project;
    private final String plugin;

    ConfigurationElements(MavenSession session, MojoExecution execution) {
        this.project = Optional.ofNullable(session.getCurrentProject());
        this.plugin = Plugin.constructKey(execution.getGroupId(), execution.getArtifactId());
    }

    /** An element, and the file in which it stands, with the line where Maven kept it. */
    record Element(String name, String where) {}

    /** Those that are no parameter of any goal, each once. */
    List<Element> unknown(KnownProperties known) {
        return project.stream()
                .flatMap(pom -> configurations(pom.getBuild())
                        .flatMap(configuration -> Arrays.stream(configuration.getChildren()))
                        .filter(child -> !known.knowsElement(child.getName()) && !KeySource.isKey(child))
                        .map(child -> new Element(child.getName(), where(child, pom))))
                .distinct()
                .toList();
    }

    private Stream<Xpp3Dom> configurations(Build build) {
        List<Plugin> plugins = new ArrayList<>(build.getPlugins());
        Optional.ofNullable(build.getPluginManagement())
                .map(PluginContainer::getPlugins)
                .ifPresent(plugins::addAll);
        return plugins.stream()
                .filter(each -> each.getKey().equals(plugin))
                .flatMap(ConfigurationElements::containers)
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast);
    }

    private static Stream<ConfigurationContainer> containers(Plugin plugin) {
        return Stream.concat(Stream.of(plugin), plugin.getExecutions().stream());
    }

    private static String where(Xpp3Dom element, MavenProject project) {
        if (element.getInputLocation() instanceof InputLocation location && location.getSource() != null) {
            String file = Optional.ofNullable(location.getSource().getLocation())
                    .orElseGet(() -> location.getSource().getModelId());
            return file + ", line " + location.getLineNumber();
        }
        return project.getFile() == null ? project.getId() : project.getFile().toString();
    }
}
