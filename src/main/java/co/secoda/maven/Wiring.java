package co.secoda.maven;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.sandbox.SandboxHabits;
import co.secoda.sandbox.SandboxSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** Builds our own objects from Maven's and from what users wrote: the one place where they are wired. */
final class Wiring {
    private final MavenSession session;
    private final MojoExecution execution;
    private final SettingsDecrypter decrypter;
    private final Log log;

    Wiring(MavenSession session, MojoExecution execution, SettingsDecrypter decrypter, Log log) {
        this.session = session;
        this.execution = execution;
        this.decrypter = decrypter;
        this.log = log;
    }

    /**
     * The connection that the parameters describe; empty where there is no key.
     *
     * @throws BadSettingException at the first parameter that can't be used, or if Maven is offline and the connection
     *     isn't to this machine
     */
    Optional<Connection> connection(ConnectionParameters parameters) throws BadSettingException {
        if (parameters.sandbox()) {
            return Optional.of(toSandbox(parameters));
        }
        BaseUrl baseUrl = parameters.baseUrl().isPresent()
                ? Setting.read(
                        "secoda.baseUrl",
                        parameters.baseUrl().get(),
                        text -> BaseUrl.parse(text, parameters.allowHttp()))
                : Setting.read("secoda.region", parameters.region(), BaseUrl::ofRegion);
        if (session.isOffline() && !baseUrl.isLoopback()) {
            throw new BadSettingException("Maven is offline (-o), but secoda:" + execution.getGoal() + " needs "
                    + baseUrl + ": leave -o out, or try it with -Dsecoda.sandbox=true.");
        }
        Optional<KeySource.Found> key = new KeySource(session, decrypter).find(parameters.serverId());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        log.debug("The API key is from " + key.get().origin());
        return Optional.of(
                new Connection(settings(parameters, baseUrl, key.get().key()), false));
    }

    /**
     * A key of the environment or of settings.xml is a real one, so the sandbox, which wouldn't know it, isn't shown
     * it.
     */
    private Connection toSandbox(ConnectionParameters parameters) throws BadSettingException {
        Optional<KeySource.Found> typed = new KeySource(session, decrypter).onCommandLine();
        ApiKey key = typed.map(KeySource.Found::key).orElseGet(() -> ApiKey.of(SandboxSettings.DEFAULT_API_KEY));
        SandboxHabits habits =
                Setting.read("secoda.sandboxHabits", parameters.sandboxHabits().orElse(""), SandboxHabits::parse);
        URI url = SessionSandbox.of(
                session,
                SandboxSettings.defaults().withAcceptAnyIntegration(true).withHabits(habits),
                log);
        return new Connection(settings(parameters, BaseUrl.parse(url.toString(), false), key), true);
    }

    private ConnectionSettings settings(ConnectionParameters parameters, BaseUrl baseUrl, ApiKey key)
            throws BadSettingException {
        var connectTimeout = DurationText.parse("secoda.connectTimeout", parameters.connectTimeout());
        var responseTimeout = DurationText.parse("secoda.responseTimeout", parameters.responseTimeout());
        var retries = Setting.number("secoda.retries", parameters.retries());
        var proxy = new ProxyChoice(session, decrypter).find();
        var basedir = Path.of(session.getExecutionRootDirectory());
        return Setting.checked(() -> new ConnectionSettings(
                baseUrl,
                key,
                connectTimeout,
                responseTimeout,
                retries,
                baseUrl.isLoopback() ? Optional.empty() : proxy,
                parameters.caCertificates().map(basedir::resolve),
                "secoda-maven-plugin/" + execution.getVersion(),
                new UploadLog(log::info)));
    }

    /** A variable of the environment, unless it is blank. */
    Optional<String> environment(String name) {
        return Optional.of(session.getSystemProperties().getProperty("env." + name, ""))
                .filter(text -> !text.isBlank())
                .map(String::strip);
    }

    MavenSession session() {
        return session;
    }

    MojoExecution execution() {
        return execution;
    }

    Log log() {
        return log;
    }
}
