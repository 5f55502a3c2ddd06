package co.secoda.run;

import co.secoda.run.Connections.Connection;
import co.secoda.api.BaseUrl;
import co.secoda.api.IntegrationId;
import co.secoda.report.Report;

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
                id.value(), baseUrl().toString(), baseUrl().integrationPage(id).toString(), connection.sandbox());
    }

    /** The API's root. */
    BaseUrl baseUrl() {
        return connection.settings().baseUrl();
    }
}
