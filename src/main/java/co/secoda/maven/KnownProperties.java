package co.secoda.maven;

import co.secoda.text.NearestWord;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The settings that the goals of this plugin know, by the plugin's own descriptor. */
final class KnownProperties {
    static final String PREFIX = "secoda.";
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
}
