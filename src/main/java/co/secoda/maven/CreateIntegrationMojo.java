package co.secoda.maven;

import co.secoda.api.NewIntegration;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.report.ServerJson;
import co.secoda.run.BadSettingException;
import co.secoda.run.Connections.Connection;
import co.secoda.run.integration.Creation;
import co.secoda.run.integration.IntegrationDraft;
import co.secoda.run.output.DataOutput;
import co.secoda.run.output.Printout;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Creates an integration and prints its id, alone on its line. It is never created twice: where the answer is lost, the
 * list of integrations is asked whether it is there.
 */
@Mojo(name = "create-integration", requiresProject = false, threadSafe = true)
public final class CreateIntegrationMojo extends AbstractDataMojo {
    /** The name of the new integration. */
    @Parameter(property = "secoda.name")
    private @Nullable String name;

    /** Its type: {@code custom}, or that of a native one. */
    @Parameter(property = "secoda.type", defaultValue = "custom")
    private String type;

    /** The ids of the teams that it belongs to, with commas between them. */
    @Parameter(property = "secoda.teams")
    private @Nullable String teams;

    /**
     * A file with one JSON object: the credentials of a native integration. They are sent to Secoda and shown nowhere.
     * A custom one has none.
     */
    @Parameter(property = "secoda.credentialsFile")
    private @Nullable String credentialsFile;

    @Override
    void perform(DataOutput data, ServerJson json) throws SecodaException, BadSettingException, InterruptedException {
        NewIntegration wanted = IntegrationDraft.read(
                given(name), type, given(teams), path("secoda.credentialsFile", given(credentialsFile)));
        Connection connection = connection();
        Creation creation = new Creation(wanted, connection.settings().responseTimeout(), host().pause(), getLog());
        try (SecodaApi api = connection.open()) {
            data.print(Printout.ofNew(creation.perform(api), json));
        }
    }
}
