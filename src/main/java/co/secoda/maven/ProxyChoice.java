package co.secoda.maven;

import co.secoda.api.ProxySettings;
import co.secoda.run.BadSettingException;
import co.secoda.run.Host.FoundProxy;
import co.secoda.run.Setting;
import co.secoda.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * The proxy to go through: the active one of settings.xml, else the one of the system properties
 * {@code https.proxyHost} and so on.
 */
final class ProxyChoice {
    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    ProxyChoice(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    /**
     * The proxy, if there is one.
     *
     * @throws BadSettingException if it can't be one, or its password can't be decrypted
     */
    Optional<FoundProxy> find() throws BadSettingException {
        Proxy active = session.getSettings().getActiveProxy();
        return active == null ? ofSystemProperties() : Optional.of(ofSettings(active));
    }

    private FoundProxy ofSettings(Proxy active) throws BadSettingException {
        if (KeySource.UNRESOLVED.matcher(String.valueOf(active.getPassword())).find()) {
            throw new BadSettingException(
                    "The password of the <proxy> " + PlainText.value(String.valueOf(active.getId()))
                            + " in settings.xml is an expression that nothing in this build resolves: set the variable in it.");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(active));
        boolean undecryptable = result.getProblems().stream()
                .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING);
        if (undecryptable) {
            throw new BadSettingException(
                    "The password of the <proxy> " + PlainText.value(String.valueOf(active.getId()))
                            + " in settings.xml can't be decrypted: encrypt it again with mvn --encrypt-password and check settings-security.xml.");
        }
        Proxy proxy = result.getProxy();
        return settings(
                "the <proxy> of settings.xml",
                proxy.getHost(),
                proxy.getPort(),
                Optional.ofNullable(proxy.getUsername()),
                Optional.ofNullable(proxy.getPassword()),
                Optional.ofNullable(proxy.getNonProxyHosts()).orElse(""));
    }

    /** What was typed with {@code -D} is a property of the user; Maven 4 doesn't count it among those of the system. */
    private Optional<FoundProxy> ofSystemProperties() throws BadSettingException {
        Properties system = new Properties();
        system.putAll(session.getSystemProperties());
        system.putAll(session.getUserProperties());
        String host = system.getProperty("https.proxyHost", "");
        if (host.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(settings(
                "the system property https.proxyHost",
                host,
                Setting.number("https.proxyPort", system.getProperty("https.proxyPort", "443")),
                Optional.ofNullable(system.getProperty("https.proxyUser")),
                Optional.ofNullable(system.getProperty("https.proxyPassword")),
                system.getProperty("http.nonProxyHosts", "")));
    }

    private static FoundProxy settings(
            String origin,
            String host,
            int port,
            Optional<String> user,
            Optional<String> password,
            String nonProxyHosts)
            throws BadSettingException {
        List<String> direct = List.of(nonProxyHosts.split("[|,\\s]+")).stream()
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        ProxySettings proxy =
                Setting.read(origin, host, text -> new ProxySettings(text.strip(), port, user, password, direct));
        return new FoundProxy(proxy, origin);
    }
}
