package co.secoda.maven;

import co.secoda.text.NearestWord;
import co.secoda.text.PlainText;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The {@code secoda.*} properties that the goals of this plugin know, by the plugin's own descriptor. Maven ignores a
 * property that nobody asks for, and turns every text but {@code true} into false, so that a typing error would quietly
 * change what a build is judged by.
 */
final class KnownProperties {
    private static final String PREFIX = "secoda.";
    private static final String BOOLEAN = "boolean";

    private final Map<String, String> typesByName = new TreeMap<>();

    KnownProperties(PluginDescriptor plugin) {
        typesByName.put(KeySource.PROPERTY, "java.lang.String");
        for (MojoDescriptor mojo : plugin.getMojos()) {
            for (Parameter parameter : mojo.getParameters()) {
                String expression = parameter.getExpression();
                if (expression != null && expression.startsWith("${" + PREFIX) && expression.endsWith("}")) {
                    typesByName.put(expression.substring(2, expression.length() - 1), parameter.getType());
                }
            }
        }
    }

    /**
     * Checks what was given with {@code -D}.
     *
     * @throws BadSettingException at the first property that is unknown, naming the nearest known one, or is neither
     *     true nor false where it must be
     */
    void check(Properties userProperties) throws BadSettingException {
        for (String name : userProperties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                check(name, userProperties.getProperty(name));
            }
        }
    }

    /**
     * Checks what stands in a pom's configuration, as far as Maven doesn't: texts that must be true or false.
     *
     * @throws BadSettingException at the first that is neither
     */
    void check(MojoExecution execution) throws BadSettingException {
        Xpp3Dom configuration = execution.getConfiguration();
        if (configuration == null) {
            return;
        }
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            Xpp3Dom configured = configuration.getChild(parameter.getName());
            String value = configured == null ? null : configured.getValue();
            if (parameter.getType().equals(BOOLEAN) && value != null && !value.contains("${") && !isBoolean(value)) {
                throw new BadSettingException("<" + parameter.getName() + ">" + PlainText.value(value) + "</"
                        + parameter.getName() + "> is neither true nor false.");
            }
        }
    }

    private static boolean isBoolean(String value) {
        String text = value.strip();
        return text.isEmpty() || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private void check(String name, String value) throws BadSettingException {
        String type = typesByName.get(name);
        if (type == null) {
            throw new BadSettingException("-D" + PlainText.value(name) + " is not a property of this plugin"
                    + NearestWord.to(name, typesByName.keySet())
                            .map(near -> ": did you mean -D" + near + "?")
                            .orElse(".")
                    + " mvn co.secoda:secoda-maven-plugin:help -Ddetail lists them all.");
        }
        if (type.equals(BOOLEAN) && !isBoolean(value)) {
            throw new BadSettingException("-D" + name + "=" + PlainText.value(value) + " is neither true nor false.");
        }
    }
}
