package co.secoda.maven;

import co.secoda.api.ApiKey;
import co.secoda.run.BadSettingException;
import co.secoda.run.Host.FoundKey;
import co.secoda.text.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    /**
     * What Maven leaves of an expression that nothing resolves. An encrypted password is in braces, without a dollar.
     */
    static final Pattern UNRESOLVED = Pattern.compile("\\$\\{[^{}]+}");

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    KeySource(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    /** A text that should be a key, as it is written there. */
    private record Candidate(String text, String origin, Optional<Server> server) {
        Optional<String> expression() {
            return UNRESOLVED.matcher(text).results().map(MatchResult::group).findFirst();
        }
    }

    /**
     * The key, if there is one. Blank text counts as none: that is what CI gives a fork's pull request in place of a
     * secret. So does an expression that nothing resolved, such as {@code ${env.SECODA_API_KEY}}; no other place is
     * then asked, since that key was meant.
     *
     * @param serverId an explicit {@code secoda.serverId}
     * @throws BadSettingException if the text found can't be a key, or the server asked for isn't there or can't be
     *     decrypted
     */
    Optional<FoundKey> find(Optional<String> serverId) throws BadSettingException {
        return checked(candidate(serverId));
    }

    /**
     * Which expression stands where the key should, if one does, such as {@code <server> secoda of settings.xml has
     * ${env.SECODA_API_KEY}, which nothing in this build resolves}.
     *
     * @throws BadSettingException as {@link #find} does
     */
    Optional<String> unresolved(Optional<String> serverId) throws BadSettingException {
        return candidate(serverId).flatMap(candidate -> candidate
                .expression()
                .map(expression ->
                        candidate.origin() + " has " + expression + ", which nothing in this build resolves"));
    }

    /** All keys that this build could use; what can't be read or decrypted is left out. */
    List<ApiKey> all() {
        Stream<Candidate> inSettings = session.getSettings().getServers().stream()
                .filter(server -> server.getPassword() != null && isOfSecoda(server))
                .map(server -> new Candidate(server.getPassword(), "", Optional.of(server)));
        return Stream.concat(Stream.of(typed(), inEnvironment()).flatMap(Optional::stream), inSettings)
                .flatMap(candidate -> {
                    try {
                        return checked(Optional.of(candidate)).map(FoundKey::key).stream();
                    } catch (BadSettingException e) {
                        return Stream.empty();
                    }
                })
                .toList();
    }

    private Optional<Candidate> candidate(Optional<String> serverId) throws BadSettingException {
        refuseKeysInPoms();
        Optional<Candidate> typed = typed();
        if (typed.isPresent()) {
            return typed;
        }
        if (serverId.isPresent()) {
            requireOfSecoda(session, serverId.get());
            Optional<Candidate> explicit = inSettings(serverId.get());
            if (explicit.isEmpty()) {
                throw new BadSettingException(
                        "secoda.serverId=" + PlainText.value(serverId.get())
                                + " names no <server> with a password in settings.xml: add one whose <password> is the API key, or leave serverId out.");
            }
            return explicit;
        }
        Optional<Candidate> inEnvironment = inEnvironment();
        return inEnvironment.isPresent() ? inEnvironment : inSettings(DEFAULT_SERVER);
    }

    private Optional<Candidate> inEnvironment() {
        return given(
                session.getSystemProperties().getProperty("env." + VARIABLE, ""),
                "the environment variable " + VARIABLE);
    }

    private Optional<Candidate> typed() {
        return given(session.getUserProperties().getProperty(PROPERTY, ""), "-D" + PROPERTY);
    }

    private static Optional<Candidate> given(String text, String origin) {
        return text.isBlank() ? Optional.empty() : Optional.of(new Candidate(text, origin, Optional.empty()));
    }

    /**
     * Refuses a server that isn't marked as Secoda's: a pom can name any, and with it send another one's password away.
     *
     * @throws BadSettingException saying how to mark it
     */
    static void requireOfSecoda(MavenSession session, String serverId) throws BadSettingException {
        Server server = session.getSettings().getServer(serverId);
        if (server != null && !isOfSecoda(server)) {
            throw new BadSettingException("secoda.serverId=" + PlainText.value(serverId)
                    + " names a <server> of settings.xml that isn't marked as Secoda's, so its password isn't sent there:"
                    + " add <configuration><secoda>true</secoda></configuration> to it,"
                    + " or give it an id that begins with secoda- .");
        }
    }

    private static boolean isOfSecoda(Server server) {
        boolean named = server.getId() != null
                && (server.getId().equals(DEFAULT_SERVER) || server.getId().startsWith(DEFAULT_SERVER + "-"));
        return named
                || (server.getConfiguration() instanceof Xpp3Dom configuration
                        && configuration.getChild(DEFAULT_SERVER) != null
                        && "true"
                                .equals(String.valueOf(configuration
                                                .getChild(DEFAULT_SERVER)
                                                .getValue())
                                        .strip()));
    }

    private Optional<Candidate> inSettings(String serverId) {
        return Optional.ofNullable(session.getSettings().getServer(serverId))
                .filter(server -> server.getPassword() != null)
                .map(server -> new Candidate(
                        server.getPassword(),
                        "<server> " + PlainText.value(serverId) + " of settings.xml",
                        Optional.of(server)));
    }

    private Optional<FoundKey> checked(Optional<Candidate> candidate) throws BadSettingException {
        if (candidate.isEmpty() || candidate.get().expression().isPresent()) {
            return Optional.empty();
        }
        String origin = candidate.get().origin();
        String text = decrypted(candidate.get());
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new FoundKey(ApiKey.of(text), origin));
        } catch (IllegalArgumentException e) {
            throw new BadSettingException("The API key from " + origin + " can't be one: " + e.getMessage()
                    + ". Copy the key from Secoda again, without quotes, blanks or line ends.");
        }
    }

    private String decrypted(Candidate candidate) throws BadSettingException {
        if (candidate.server().isEmpty()) {
            return candidate.text();
        }
        SettingsDecryptionResult result = decrypter.decrypt(
                new DefaultSettingsDecryptionRequest(candidate.server().get()));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new BadSettingException(
                        "The password of <server> "
                                + PlainText.value(candidate.server().get().getId())
                                + " in settings.xml can't be decrypted: encrypt it again with mvn --encrypt-password and check settings-security.xml, or name another one with secoda.serverId.");
            }
        }
        return result.getServer().getPassword();
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
                .map(project -> "The API key is in the pom of " + project.getId()
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
