package co.secoda.maven;

import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.report.ServerJson;
import co.secoda.run.BadSettingException;
import co.secoda.run.output.DataOutput;
import co.secoda.run.output.Printout;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists the Slack channels that the workspace can write to: id and name. */
@Mojo(name = "list-slack-channels", requiresProject = false, threadSafe = true)
public final class ListSlackChannelsMojo extends AbstractDataMojo {
    @Override
    void perform(DataOutput data, ServerJson json) throws SecodaException, BadSettingException, InterruptedException {
        try (SecodaApi api = open()) {
            data.print(Printout.ofChannels(api.listSlackConversations(), json));
        }
    }
}
