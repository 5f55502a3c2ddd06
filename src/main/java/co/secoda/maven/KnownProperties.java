package co.secoda.maven;

import co.secoda.text.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The settings that the goals of this plugin know, by the plugin's own descriptor. */
final class KnownProperties {
    static final String PREFIX = "secoda.";
    static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");
    private static final String BOOLEAN = "boolean";

    private final Set<String> names = new TreeSet<>();
    private final Map<String, Parameter> booleans = new LinkedHashMap<>();
    private final Set<String> elements = new LinkedHashSet<>();

    KnownProperties(PluginDescriptor plugin) {
        names.add(KeySource.PROPERTY);
        for (MojoDescriptor mojo : plugin.getMojos()) {
            mojo.getParameters().stream().filter(Parameter::isEditable).forEach(this::add);
        }
    }

    private void add(Parameter parameter) {
        elements.add(parameter.getName());
        Optional<String> property = propertyOf(parameter);
        property.ifPresent(names::add);
        if (isBoolean(parameter)) {
            property.ifPresent(name -> booleans.put(name, parameter));
        }
    }

    /** The property of a parameter, such as {@code secoda.maxFailing}; not every one has one. */
    static Optional<String> propertyOf(Parameter parameter) {
        return Optional.ofNullable(parameter.getExpression())
                .filter(expression -> expression.startsWith("${" + PREFIX) && expression.endsWith("}"))
                .map(expression -> expression.substring(2, expression.length() - 1));
    }

    static boolean isBoolean(Parameter parameter) {
        return parameter.getType().equals(BOOLEAN);
    }

    /** Whether a property begins as ours do, in upper or lower case. */
    static boolean isOfSecoda(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    boolean knows(String name) {
        return names.contains(name);
    }

    /**
     * Whether all expressions in a text are properties of ours: the usual way to hand one on, by which nothing is lost
     * if it isn't set.
     */
    boolean knowsAllIn(String text) {
        return EXPRESSION.matcher(text).results().allMatch(found -> knows(found.group(1)));
    }

    /** Whether an element of {@code <configuration>} is a parameter of a goal. */
    boolean knowsElement(String name) {
        return elements.contains(name);
    }

    /** The properties that are true or false, with a parameter of that name. */
    Map<String, Parameter> booleans() {
        return booleans;
    }

    /** The property that is meant by one that begins as ours do, if one is near. */
    Optional<String> nearest(String name) {
        List<String> known = names.stream()
                .map(property -> property.substring(PREFIX.length()))
                .toList();
        return NearestWord.to(name.substring(PREFIX.length()), known).map(PREFIX::concat);
    }

    /** The property that is meant by one that doesn't, such as {@code secdoa.skip}. */
    Optional<String> almost(String name) {
        return NearestWord.almost(name, names);
    }

    /** The element that is meant, if one is near. */
    Optional<String> nearestElement(String name) {
        return NearestWord.to(isOfSecoda(name) ? name.substring(PREFIX.length()) : name, elements);
    }

    /**
     * What a pom says in {@code <configuration>} of this plugin, wherever it may: of the plugin, of its executions, and
     * both in {@code <pluginManagement>}. An execution as Maven hands it to a goal has only what the goal knows.
     */
    static final class ConfigurationElements {
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
            return project.getFile() == null
                    ? project.getId()
                    : project.getFile().toString();
        }
    }

    /** The parameters of one goal, as the pom sets them and as Maven then gives them to it. */
    static final class GoalParameters {
        private final MavenSession session;
        private final MojoExecution execution;

        GoalParameters(MavenSession session, MojoExecution execution) {
            this.session = session;
            this.execution = execution;
        }

        List<Parameter> all() {
            return execution.getMojoDescriptor().getParameters();
        }

        /** The parameter that has this property, if the goal has one. */
        Optional<Parameter> of(String property) {
            return all().stream()
                    .filter(parameter ->
                            propertyOf(parameter).filter(property::equals).isPresent())
                    .findFirst();
        }

        /** What the pom's configuration says, not what is there by default. */
        Optional<String> configured(Parameter parameter) {
            return Optional.ofNullable(execution.getConfiguration())
                    .map(configuration -> configuration.getChild(parameter.getName()))
                    .map(Xpp3Dom::getValue)
                    .filter(text -> !text.equals(parameter.getExpression()));
        }

        /** The text as Maven gives it to the goal; empty where nothing resolves an expression in it. */
        Optional<String> evaluated(String text) {
            try {
                return Optional.ofNullable(new PluginParameterExpressionEvaluator(session, execution).evaluate(text))
                        .map(Object::toString);
            } catch (ExpressionEvaluationException e) {
                return Optional.of(text);
            }
        }
    }
}
