package co.secoda.run;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.Integration;
import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaException;
import co.secoda.api.SecodaException.Kind;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.Problem;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.run.Connections.Connection;
import co.secoda.run.Host.BuildCaching;
import co.secoda.run.Host.FoundKey;
import co.secoda.text.NumberText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks, in the order in which a run needs them, at everything that a run needs. It changes nothing. */
public final class Doctor {
    private static final String SETTINGS = "settings";
    private static final String KEY = "API key";
    private static final String URL = "URL";
    private static final String PROXY = "proxy";
    private static final String CONNECTION = "connection";
    private static final String ACCEPTED = "key accepted";
    private static final String ID = "integration id";
    private static final String ARTIFACTS = "artifacts";

    private final Host host;
    private final Connections connections;
    private final ServerSettings server;
    private final SettingsCheck url;
    private final SettingsCheck settings;
    private final Place place;
    private final List<String> integrationIds;
    private final Checkup checkup;

    /** Checks the settings of the goals of a run. */
    @FunctionalInterface
    public interface SettingsCheck {
        /**
         * Ends if they can be used.
         *
         * @throws BadSettingException naming each that can't
         */
        void require() throws BadSettingException;
    }

    /** Where the artifacts are, or should be. */
    @FunctionalInterface
    public interface Place {
        /** There. */
        ArtifactLocation locate() throws ArtifactException;
    }

    /** Until one is found, one that nobody knows: what can be learnt without a key is learnt without one. */
    private ApiKey key = ApiKey.of("none");

    /**
     * A doctor.
     *
     * @param integrationIds {@code secoda.integrationId}, and those that executions of the pom have of their own
     */
    public Doctor(
            Host host,
            ServerSettings server,
            SettingsCheck url,
            SettingsCheck settings,
            Place place,
            List<String> integrationIds,
            Checkup checkup) {
        this.host = host;
        this.connections = new Connections(host, server);
        this.server = server;
        this.url = url;
        this.settings = settings;
        this.place = place;
        this.integrationIds = List.copyOf(integrationIds);
        this.checkup = checkup;
    }

    /** Makes all checks. */
    public void examine() throws InterruptedException {
        checkup.check("Java", List.of(), () -> Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        checkup.check("Maven", List.of(), host::mavenVersion);
        checkup.check(SETTINGS, List.of(), this::settings);
        checkup.check("build cache", List.of(), this::buildCache);
        checkup.check(KEY, List.of(), this::key);
        checkup.check(URL, List.of(), this::url);
        checkup.check(PROXY, List.of(URL), this::proxy);
        checkup.check(ID, List.of(), this::integrationId);
        online();
        checkup.check(ARTIFACTS, List.of(), this::artifacts);
        checkup.check("pair", List.of(ARTIFACTS), this::pair);
    }

    private void online() throws InterruptedException {
        checkup.check(CONNECTION, List.of(URL, PROXY), this::connection);
        checkup.check("health", List.of(CONNECTION), this::health);
        checkup.check(ACCEPTED, List.of(KEY, CONNECTION), this::accepted);
        checkup.check("integration", List.of(ID, ACCEPTED), this::integration);
    }

    private String settings() throws BadSettingException {
        settings.require();
        Optional<Path> user = host.userSettings();
        return "every secoda.* property is known and can be used; "
                + user.map(Path::toString).orElse("there is no settings.xml of this user");
    }

    private String buildCache() throws BadSettingException {
        BuildCaching caching = host.caching();
        Optional<String> warning = Advice.onCaching(caching);
        if (warning.isPresent()) {
            throw new BadSettingException(warning.get());
        }
        return switch (caching) {
            case NONE -> "none";
            case HARMLESS -> "it never skips this plugin";
            default -> "it doesn't save modules in which goals of this plugin ran";
        };
    }

    private String key() throws BadSettingException {
        if (server.sandbox()) {
            return "the sandbox's own";
        }
        FoundKey found = connections.requireKey();
        key = found.key();
        return found.origin();
    }

    private String url() throws BadSettingException {
        url.require();
        return server.sandbox() ? "that of the sandbox" : connections.baseUrl().toString();
    }

    private String proxy() throws BadSettingException {
        if (server.sandbox()) {
            return "none to the sandbox";
        }
        BaseUrl url = connections.baseUrl();
        return connections
                .proxy(url)
                .map(found -> found.settings().address() + ", from " + found.origin()
                        + (found.settings().leadsTo(url) ? "" : "; " + url + " is reached without it"))
                .orElse("none");
    }

    private Connection open() throws BadSettingException {
        return server.sandbox()
                ? connections.connection().orElseThrow()
                : connections.connection(connections.baseUrl(), key);
    }

    private String connection() throws BadSettingException, SecodaException, InterruptedException {
        try (HttpSecodaApi api = open().open()) {
            api.healthCheck();
        } catch (SecodaException e) {
            boolean answered = e.status().isPresent() || e.kind() == Kind.BAD_ANSWER;
            if (!answered) {
                throw e;
            }
        }
        BaseUrl url = open().settings().baseUrl();
        return url + " answers" + (url.root().getScheme().equals("https") ? ", and its certificate is trusted" : "");
    }

    /** A server that has no health check isn't ill. */
    private String health() throws BadSettingException, SecodaException, InterruptedException {
        try (HttpSecodaApi api = open().open()) {
            return api.healthCheck().orElse("it answers");
        } catch (SecodaException e) {
            return switch (e.symptom()) {
                case NOT_FOUND -> "the server has no health check, which is fine";
                case REFUSED, FORBIDDEN -> "the server says nothing of its health without another key, which is fine";
                // A workspace's own host may answer everything but its API with the pages of the app.
                case PAGE ->
                    "a page for people answers there: the app's, or a login before it; '" + ACCEPTED + "' tells which";
                default -> throw e;
            };
        }
    }

    private String accepted() throws BadSettingException, SecodaException, InterruptedException {
        try (HttpSecodaApi api = open().open()) {
            return "it may list the integrations ("
                    + api.listIntegrations(Optional.empty(), 1).integrations().size() + " on the first page)";
        }
    }

    private String integrationId() throws BadSettingException {
        List<IntegrationId> ids = requireIntegrationIds();
        return ids.stream().map(IntegrationId::toString).collect(Collectors.joining(", "))
                + (ids.size() > 1 ? " (the goals of this pom have different ones)" : "");
    }

    private String integration() throws BadSettingException, SecodaException, InterruptedException {
        List<String> all = new ArrayList<>();
        try (HttpSecodaApi api = open().open()) {
            for (IntegrationId id : requireIntegrationIds()) {
                Integration found = api.getIntegration(id);
                all.add(id + found.name().map(name -> ", named " + name).orElse("") + ", of type "
                        + found.type().orElse("unknown"));
            }
        }
        return String.join("; ", all);
    }

    private List<IntegrationId> requireIntegrationIds() throws BadSettingException {
        if (integrationIds.isEmpty()) {
            return List.of(connections.requireIntegrationId(Optional.empty()));
        }
        List<IntegrationId> ids = new ArrayList<>();
        for (String id : integrationIds) {
            ids.add(connections.requireIntegrationId(Optional.of(id)));
        }
        return ids;
    }

    private String artifacts() throws ArtifactException {
        ArtifactPaths found = place.locate().find();
        return found.runResults() + " and " + found.manifest().getFileName();
    }

    private String pair() throws ArtifactException {
        DbtRun run = new DbtRunReader().read(place.locate().find());
        if (!run.problems().isEmpty()) {
            throw new ArtifactException(
                    run.runResults().path(),
                    run.problems().stream().map(Problem::sentence).collect(Collectors.joining("; ")));
        }
        return NumberText.count(run.results(), "result", "results")
                + run.command().map(command -> " of dbt " + command).orElse("")
                + run.runResults().generatedAt().map(at -> " of " + at).orElse("") + ", of one run with the manifest";
    }
}
