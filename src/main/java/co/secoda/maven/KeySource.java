package co.secoda.maven;

import co.secoda.api.ApiKey;
import co.secoda.text.PlainText;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds the API key: {@code -Dsecoda.apiKey}, else an explicit {@code secoda.serverId}, else the environment's
 * {@code SECODA_API_KEY}, else the server {@code secoda} of settings.xml. It is read here, not injected as a parameter,
 * because Maven prints parameters under {@code -X}.
 */
final class KeySource {
    static final String PROPERTY = "secoda.apiKey";
    private static final String VARIABLE = "SECODA_API_KEY";
    private static final String DEFAULT_SERVER = "secoda";

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    KeySource(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    /**
     * A key and where it came from.
     *
     * @param key the key
     * @param origin for a log, such as {@code the environment variable SECODA_API_KEY}
     */
    record Found(ApiKey key, String origin) {}

    /**
     * The key, if there is one. Blank text counts as none: that is what CI gives a fork's pull request in place of a
     * secret.
     *
     * @param serverId an explicit {@code secoda.serverId}
     * @throws BadSettingException if the text found can't be a key, or the server asked for isn't there or can't be
     *     decrypted
     */
    Optional<Found> find(Optional<String> serverId) throws BadSettingException {
        Optional<Found> typed = onCommandLine();
        if (typed.isPresent()) {
            return typed;
        }
        if (serverId.isPresent()) {
            Optional<Found> explicit = inSettings(serverId.get());
            if (explicit.isEmpty()) {
                throw new BadSettingException(
                        "secoda.serverId=" + PlainText.value(serverId.get())
                                + " names no <server> with a password in settings.xml: add one whose <password> is the API key, or leave serverId out.");
            }
            return explicit;
        }
        Optional<Found> inEnvironment = checked(
                session.getSystemProperties().getProperty("env." + VARIABLE, ""),
                "the environment variable " + VARIABLE);
        return inEnvironment.isPresent() ? inEnvironment : inSettings(DEFAULT_SERVER);
    }

    /** The key that was typed as {@code -Dsecoda.apiKey}, if one was. */
    Optional<Found> onCommandLine() throws BadSettingException {
        refuseKeysInPoms();
        return checked(session.getUserProperties().getProperty(PROPERTY, ""), "-D" + PROPERTY);
    }

    private Optional<Found> inSettings(String serverId) throws BadSettingException {
        Server server = session.getSettings().getServer(serverId);
        if (server == null || server.getPassword() == null) {
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new BadSettingException(
                        "The password of <server> " + PlainText.value(serverId)
                                + " in settings.xml can't be decrypted: encrypt it again with mvn --encrypt-password and check settings-security.xml.");
            }
        }
        return checked(result.getServer().getPassword(), "<server> " + PlainText.value(serverId) + " of settings.xml");
    }

    private static Optional<Found> checked(String text, String origin) throws BadSettingException {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (text.contains("${")) {
            throw new BadSettingException("The API key from " + origin
                    + " is an expression that nothing resolved: is the variable in it set?");
        }
        try {
            return Optional.of(new Found(ApiKey.of(text), origin));
        } catch (IllegalArgumentException e) {
            throw new BadSettingException("The API key from " + origin + " can't be one: " + e.getMessage() + ".");
        }
    }

    private void refuseKeysInPoms() throws BadSettingException {
        Optional<String> found = keyInPoms(session);
        if (found.isPresent()) {
            throw new BadSettingException(found.get());
        }
    }

    /** What is to be said of a key that stands in a pom, or in a profile's properties, if one does. */
    static Optional<String> keyInPoms(MavenSession session) {
        return session.getProjects().stream()
                .filter(project -> Stream.of(project.getModel(), project.getOriginalModel())
                        .filter(Objects::nonNull)
                        .anyMatch(KeySource::hasKey))
                .findFirst()
                .map(project -> "The API key stands in the pom of " + project.getId()
                        + ", or in the properties of a profile, where Maven prints it and everybody reads it:"
                        + " remove it (and revoke that key), then put it into the environment as " + VARIABLE
                        + " or into settings.xml as the password of <server> " + DEFAULT_SERVER + ".");
    }

    /** Whether an element of {@code <configuration>} is meant to be the key. */
    static boolean isKey(Xpp3Dom element) {
        return element.getName().equalsIgnoreCase("apiKey") || element.getName().equalsIgnoreCase(PROPERTY);
    }

    private static boolean hasKey(Model model) {
        return model.getProperties().containsKey(PROPERTY) || (model.getBuild() != null && hasKey(model.getBuild()));
    }

    private static boolean hasKey(Build build) {
        Stream<Plugin> managed =
                Optional.ofNullable(build.getPluginManagement()).map(PluginContainer::getPlugins).stream()
                        .flatMap(plugins -> plugins.stream());
        return Stream.concat(build.getPlugins().stream(), managed)
                .filter(plugin -> plugin.getArtifactId().equals("secoda-maven-plugin"))
                .flatMap(plugin -> Stream.concat(
                        Stream.of(plugin.getConfiguration()),
                        plugin.getExecutions().stream().map(execution -> execution.getConfiguration())))
                .anyMatch(configuration -> configuration instanceof Xpp3Dom dom
                        && Arrays.stream(dom.getChildren()).anyMatch(KeySource::isKey));
    }
}
