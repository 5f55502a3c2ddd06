package co.secoda.maven;

import co.secoda.api.Integrations;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.report.ServerJson;
import co.secoda.run.BadSettingException;
import co.secoda.run.output.DataOutput;
import co.secoda.run.output.Printout;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Lists the active integrations of the workspace, all pages of them: id, type, name, and when each ran last. */
@Mojo(name = "list-integrations", requiresProject = false, threadSafe = true)
public final class ListIntegrationsMojo extends AbstractDataMojo {
    /** Only integrations of this type, such as {@code custom}, as this goal shows it. */
    @Parameter(property = "secoda.type")
    private @Nullable String type;

    @Override
    void perform(DataOutput data, ServerJson json) throws SecodaException, BadSettingException, InterruptedException {
        try (SecodaApi api = open()) {
            data.print(Printout.ofIntegrations(Integrations.all(api, given(type), host().clock()), json));
        }
    }
}
