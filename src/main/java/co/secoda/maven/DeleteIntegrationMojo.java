package co.secoda.maven;

import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.report.ServerJson;
import co.secoda.run.BadSettingException;
import co.secoda.run.integration.Deletion;
import co.secoda.run.output.DataOutput;
import co.secoda.run.output.Printout;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Deletes one integration, and prints what it was. It asks for the id twice; with one it only shows what would be
 * deleted.
 */
@Mojo(name = "delete-integration", requiresProject = false, threadSafe = true)
public final class DeleteIntegrationMojo extends AbstractDataMojo {
    /** The id of the integration. Without it, the environment variable {@code SECODA_INTEGRATION_ID} is taken. */
    @Parameter(property = "secoda.integrationId")
    private @Nullable String integrationId;

    /** The same id once more: without it nothing is deleted. */
    @Parameter(property = "secoda.confirm")
    private @Nullable String confirm;

    @Override
    void perform(DataOutput data, ServerJson json) throws SecodaException, BadSettingException, InterruptedException {
        Deletion deletion =
                new Deletion(connections().requireIntegrationId(given(integrationId)), given(confirm), getLog());
        try (SecodaApi api = open()) {
            data.print(Printout.ofIntegration(deletion.perform(api), json));
        }
    }
}
