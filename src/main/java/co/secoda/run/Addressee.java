package co.secoda.run;

import co.secoda.api.BaseUrl;
import co.secoda.api.IntegrationId;
import co.secoda.dbt.DbtRun;
import co.secoda.report.Report;
import co.secoda.run.Connections.Connection;
import co.secoda.run.history.RunOwner;
import java.util.Optional;

/** Where a run goes: to which Secoda, and to which of its integrations. */
final class Addressee {
    private final Host host;
    private final Connections connections;
    private final RunSettings settings;
    private final Provenance provenance;

    Addressee(Host host, Connections connections, RunSettings settings, Provenance provenance) {
        this.host = host;
        this.connections = connections;
        this.settings = settings;
        this.provenance = provenance;
    }

    /**
     * Where the run goes; empty where there is no key, and the settings allow that.
     *
     * @throws BadSettingException if a setting can't be used, or another pair of this build goes to the same
     *     integration
     */
    Optional<Destination> find() throws BadSettingException {
        Optional<Connection> connection = connections.connection();
        if (connection.isEmpty() && settings.onMissingKey() == RunSettings.OnMissingKey.FAIL) {
            connections.baseUrl(); // an offline Maven is told first: a key would not help
            throw new BadSettingException(Advice.noKey(connections.unresolvedKey())
                    + "; secoda.onMissingKey=validate or skip does without one.");
        }
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        IntegrationId id = connections.requireIntegrationId(settings.integrationId());
        Destination destination = new Destination(connection.get(), id);
        provenance.requireOnlyPairFor(destination);
        return Optional.of(destination);
    }

    /** That there is no key, and why if that is known, as a part of a sentence. */
    String noKey() throws BadSettingException {
        return "no API key"
                + connections
                        .unresolvedKey()
                        .map(expression -> ": " + expression)
                        .orElse("");
    }

    /** Where it would go, in words that need no key. */
    String described() throws BadSettingException {
        return connections.destination(settings.integrationId());
    }

    /** Whose run it is in a history, as far as that is known without a key. */
    RunOwner owner(DbtRun run) {
        Optional<String> id = settings.integrationId().or(() -> host.environment("SECODA_INTEGRATION_ID"));
        return RunOwner.ofProject(id, run.project().name());
    }

    /**
     * Where a run goes.
     *
     * @param connection to which workspace, with which key
     * @param id to which of its integrations
     */
    record Destination(Connection connection, IntegrationId id) {
        /** As reports name it. */
        Report.Target target() {
            return new Report.Target(
                    id.value(),
                    baseUrl().toString(),
                    baseUrl().integrationPage(id).toString(),
                    connection.sandbox());
        }

        /** The API's root. */
        BaseUrl baseUrl() {
            return connection.settings().baseUrl();
        }
    }
}
