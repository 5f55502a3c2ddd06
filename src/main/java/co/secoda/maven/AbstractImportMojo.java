package co.secoda.maven;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.metadata.CheckReport;
import co.secoda.metadata.MetadataException;
import co.secoda.report.ServerJson;
import co.secoda.run.BadSettingException;
import co.secoda.run.Connections.Connection;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.ImportFiles;
import co.secoda.run.output.DataOutput;
import co.secoda.run.output.Printout;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that import metadata have in common: files are checked whole before a byte is sent. */
abstract class AbstractImportMojo extends AbstractDataMojo {
    /**
     * The id of the integration to import into. Without it, the environment variable {@code SECODA_INTEGRATION_ID} is
     * taken.
     */
    @Parameter(property = "secoda.integrationId")
    private @Nullable String integrationId;

    /** Stops after the checks. Nothing is sent, and no key is needed. */
    @Parameter(property = "secoda.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    final void perform(DataOutput data, ServerJson json)
            throws SecodaException, MetadataException, BadSettingException, InterruptedException, GoalErrorException {
        ImportFiles files = new ImportFiles(host().checkout(), getLog());
        if (dryRun) {
            String destination = connections().destination(given(integrationId));
            List<CheckReport> checked = check(files);
            getLog().info("Dry run: nothing is sent. " + ImportFiles.described(checked) + " would go to " + destination
                    + ".");
            data.print(Printout.ofImport(checked, false, json));
            return;
        }
        IntegrationId id = connections().requireIntegrationId(given(integrationId));
        Connection connection = connection();
        List<CheckReport> checked = check(files);
        getLog().info("Importing " + ImportFiles.described(checked) + " into integration " + id + " at "
                + connection.settings().baseUrl() + ".");
        try (SecodaApi api = connection.open()) {
            send(api, id, checked);
        }
        data.print(Printout.ofImport(checked, true, json));
    }

    /** Checks the files, in the order in which {@link #send} takes them. */
    abstract List<CheckReport> check(ImportFiles files)
            throws MetadataException, BadSettingException, GoalErrorException;

    /** Sends the files as they were checked. */
    abstract void send(SecodaApi api, IntegrationId id, List<CheckReport> checked)
            throws SecodaException, InterruptedException;
}
