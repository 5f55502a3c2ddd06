package co.secoda.run;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.IntegrationId;
import co.secoda.api.RequestHeaders;
import co.secoda.api.WriteBudget;
import co.secoda.run.Connections.Connection;
import co.secoda.run.Host.FoundKey;
import co.secoda.run.Host.FoundProxy;
import co.secoda.run.LiveLine.UploadLog;
import co.secoda.run.pace.WritePace;
import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Builds our own objects from Maven's and from what users wrote: the one place where they are wired. */
public final class Connections {
    private final Host host;
    private final ServerSettings server;

    public Connections(Host host, ServerSettings server) {
        this.host = host;
        this.server = server;
    }

    /**
     * The connection that the parameters describe; empty where there is no key.
     *
     * @throws BadSettingException at the first parameter that can't be used, or if there is a key, Maven is offline and
     *     the connection isn't to this machine
     */
    Optional<Connection> connection() throws BadSettingException {
        if (server.sandbox()) {
            requireAllowed();
            return Optional.of(toSandbox());
        }
        Optional<FoundKey> key = key();
        if (key.isEmpty()) {
            return Optional.empty(); // nothing is sent then, which an offline Maven allows
        }
        BaseUrl baseUrl = baseUrl();
        Connection connection = connection(baseUrl, key.get().key());
        String line = "The API key is from " + key.get().origin() + ", and goes to " + baseUrl + ".";
        if (host.session().isNew(line)) {
            host.log().info(line);
        }
        return Optional.of(connection);
    }

    /** Connects with a key of one's own, which may be none that anybody knows. */
    Connection connection(BaseUrl baseUrl, ApiKey key) throws BadSettingException {
        requireAllowed();
        return new Connection(settings(baseUrl, key), budget(baseUrl), false);
    }

    private void requireAllowed() throws BadSettingException {
        Optional<HostPin> pin = HostPin.of(host);
        if (pin.isPresent()) {
            pin.get().require(server);
        }
    }

    /** The key that is found, and where. */
    Optional<FoundKey> key() throws BadSettingException {
        return host.key(server.serverId());
    }

    /**
     * The same.
     *
     * @throws BadSettingException also if there is no key
     */
    FoundKey requireKey() throws BadSettingException {
        Optional<FoundKey> found = key();
        if (found.isEmpty()) {
            throw new BadSettingException(Advice.noKey(unresolvedKey()) + ".");
        }
        return found.get();
    }

    /** Which expression stands where the key should, if one does. */
    Optional<String> unresolvedKey() throws BadSettingException {
        return host.unresolvedKey(server.serverId());
    }

    /**
     * Where Secoda is.
     *
     * @throws BadSettingException if it can't be there, or Maven is offline and it isn't this machine
     */
    BaseUrl baseUrl() throws BadSettingException {
        BaseUrl baseUrl = server.baseUrl();
        if (host.isOffline() && !baseUrl.isLoopback()) {
            throw new BadSettingException("Maven is offline (-o), but secoda:" + host.goal() + " needs " + baseUrl
                    + ": leave -o out, or try it with -Dsecoda.sandbox=true.");
        }
        return baseUrl;
    }

    /**
     * The connection that the parameters describe.
     *
     * @throws BadSettingException also if there is no key
     */
    public Connection requireConnection() throws BadSettingException {
        Optional<Connection> connection = connection();
        if (connection.isEmpty()) {
            baseUrl();
            requireKey();
        }
        return connection.orElseThrow();
    }

    /**
     * Checks what the server's settings can only be checked together for; nothing is connected.
     *
     * @throws BadSettingException naming what can't be used
     */
    public void requireUsable() throws BadSettingException {
        connection(server.baseUrl(), ApiKey.of("none")).open().close();
    }

    /**
     * The integration: as the parameter says, else the environment; the sandbox has one of its own.
     *
     * @throws BadSettingException if there is none, or it can't be one
     */
    public IntegrationId requireIntegrationId(Optional<String> parameter) throws BadSettingException {
        Optional<IntegrationId> id = integrationId(parameter);
        if (id.isEmpty()) {
            throw new BadSettingException(
                    "There is no integration id: set secoda.integrationId or the environment variable SECODA_INTEGRATION_ID"
                            + " to the id in the URL of the integration's page in Secoda.");
        }
        return id.get();
    }

    private Optional<IntegrationId> integrationId(Optional<String> parameter) throws BadSettingException {
        Optional<String> id = parameter.or(() -> host.environment("SECODA_INTEGRATION_ID"));
        return id.isEmpty() && server.sandbox()
                ? Optional.of(new IntegrationId(SandboxSettings.DEFAULT_INTEGRATION_ID))
                : Setting.read("secoda.integrationId", id, IntegrationId::new);
    }

    /**
     * Where a dry run would send something, in words. Nothing is connected or started for it, and no key is looked for.
     */
    public String destination(Optional<String> integration) throws BadSettingException {
        String id = integrationId(integration)
                .map(known -> "integration " + known)
                .orElse("an integration that secoda.integrationId is still to name,");
        return id + " at " + (server.sandbox() ? "the sandbox" : server.baseUrl());
    }

    /** A key that a user has is a real one, so the sandbox isn't shown it: it has one of its own. */
    private Connection toSandbox() throws BadSettingException {
        Map.Entry<URI, String> urlAndKey = sandbox(SandboxSettings.defaults()
                .withAcceptAnyIntegration(true)
                .withHabits(server.habits())
                .withRandomKey());
        BaseUrl baseUrl = BaseUrl.parse(urlAndKey.getKey().toString(), false);
        return new Connection(settings(baseUrl, ApiKey.of(urlAndKey.getValue())), budget(baseUrl), true);
    }

    /** The proxy on the way to this address: that of the settings, else that of the environment. */
    Optional<FoundProxy> proxy(BaseUrl baseUrl) throws BadSettingException {
        Optional<FoundProxy> ofSettings = host.proxy();
        return ofSettings.isPresent() ? ofSettings : new EnvironmentProxy(host.environment()).find(baseUrl);
    }

    private WriteBudget budget(BaseUrl baseUrl) {
        BuildSession session = host.session();
        return new WriteBudget(
                session.writesTo(baseUrl), session.otherFormsAt(baseUrl), host.nanoTime(), host.pause(), pace());
    }

    /** What the log says of how fast the modules of this build may send. */
    WritePace pace() {
        return new WritePace(host.sendingModules(), host.session().pace(), host.nanoTime(), host.log()::info);
    }

    private ConnectionSettings settings(BaseUrl baseUrl, ApiKey key) throws BadSettingException {
        var proxy = proxy(baseUrl).map(FoundProxy::settings);
        var headers = server.sandbox() ? RequestHeaders.NONE : host.headers(server.serverId());
        return Setting.checked(() -> new ConnectionSettings(
                baseUrl,
                key,
                server.connectTimeout(),
                server.responseTimeout(),
                server.retries(),
                proxy,
                server.caCertificates(),
                host.clientKeys(),
                headers,
                "secoda-maven-plugin/" + host.version(),
                new UploadLog(host.log()::info, host.line())));
    }

    /** @throws BadSettingException if it can't be started */
    private Map.Entry<URI, String> sandbox(SandboxSettings settings) throws BadSettingException {
        try {
            return host.session().sandbox(() -> start(settings));
        } catch (UncheckedIOException e) {
            throw new BadSettingException("secoda.sandbox: " + e.getMessage());
        }
    }

    private Map.Entry<URI, String> start(SandboxSettings settings) {
        try {
            Sandbox sandbox = Sandbox.start(settings);
            host.log()
                    .warn("A sandbox answers in place of Secoda, at " + sandbox.baseUrl() + ": nothing is published.");
            host.session().atEnd(() -> {
                sandbox.close();
                host.log().info("The sandbox has stopped.");
            });
            return Map.entry(sandbox.baseUrl(), settings.apiKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Everything that is needed to speak to Secoda, checked.
     *
     * @param settings where, who and how patiently
     * @param budget how many writes a minute there may be, over all modules of the session
     * @param sandbox whether it is the embedded server that answers
     */
    public record Connection(ConnectionSettings settings, WriteBudget budget, boolean sandbox) {
        /**
         * A client; whoever opens it closes it.
         *
         * @throws BadSettingException if the further certificate authorities can't be read
         */
        public HttpSecodaApi open() throws BadSettingException {
            return Setting.checked(() -> new HttpSecodaApi(settings, budget));
        }
    }
}
