package co.secoda.maven;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.report.ServerJson;
import co.secoda.run.BadSettingException;
import co.secoda.run.output.DataOutput;
import co.secoda.run.output.Printout;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows one integration, with everything that Secoda says of it. */
@Mojo(name = "get-integration", requiresProject = false, threadSafe = true)
public final class GetIntegrationMojo extends AbstractDataMojo {
    /**
     * The id of the integration; {@code secoda:list-integrations} lists them. Without it, the environment variable
     * {@code SECODA_INTEGRATION_ID} is taken.
     */
    @Parameter(property = "secoda.integrationId")
    private @Nullable String integrationId;

    @Override
    void perform(DataOutput data, ServerJson json) throws SecodaException, BadSettingException, InterruptedException {
        IntegrationId id = connections().requireIntegrationId(given(integrationId));
        try (SecodaApi api = open()) {
            data.print(Printout.ofIntegration(api.getIntegration(id), json));
        }
    }
}
