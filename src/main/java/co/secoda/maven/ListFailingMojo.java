package co.secoda.maven;

import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.gate.names.EntityNames;
import co.secoda.report.ServerJson;
import co.secoda.run.BadSettingException;
import co.secoda.run.names.NameLookup;
import co.secoda.run.output.DataOutput;
import co.secoda.run.output.Printout;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lists what Secoda has as failing and warning now, by the name, the owners and the tags that its catalogue has for it.
 * It needs no artifacts, changes nothing and fails no build for what it lists.
 */
@Mojo(name = "list-failing", requiresProject = false, threadSafe = true)
public final class ListFailingMojo extends AbstractDataMojo {
    /**
     * The id of the integration; {@code secoda:list-integrations} lists them. Without it, the environment variable
     * {@code SECODA_INTEGRATION_ID} is taken.
     */
    @Parameter(property = "secoda.integrationId")
    private @Nullable String integrationId;

    /**
     * Looks the ids up in Secoda's catalogue; {@code false} asks it nothing and lists the ids alone. At most 200 ids
     * are looked up, by at most 12 requests, in ten seconds.
     */
    @Parameter(property = "secoda.names", defaultValue = "true")
    private boolean names;

    @Override
    void perform(DataOutput data, ServerJson json) throws SecodaException, BadSettingException, InterruptedException {
        IntegrationId id = connections().requireIntegrationId(given(integrationId));
        try (SecodaApi api = open()) {
            FailingTests now = api.getFailingTests(id);
            EntityNames named = names ? new NameLookup(api, host().clock()).of(now) : EntityNames.NONE;
            named.note().ifPresent(note -> getLog().warn(note + "."));
            data.print(Printout.ofEntities(now, named, json));
        }
    }
}
