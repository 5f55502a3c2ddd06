package co.secoda.sandbox;

import co.secoda.sandbox.Reply.Refusal;
import co.secoda.sandbox.StoredIntegration.Draft;
import java.io.IOException;
import java.util.List;

/** The calls that list, make, show and delete integrations. */
final class IntegrationCalls {
    private final Workspace workspace;
    private final Pages pages;

    IntegrationCalls(Workspace workspace, Pages pages) {
        this.workspace = workspace;
        this.pages = pages;
    }

    Reply list(RoutedRequest call) throws Refusal {
        List<StoredIntegration> all = workspace.list(call.query("type").filter(type -> !type.isEmpty()));
        return pages.reply(call, all, StoredIntegration::toJson);
    }

    Reply create(RoutedRequest call) throws Refusal, IOException {
        Draft draft = DraftReader.read(call.request());
        return Reply.json(201, workspace.create(draft).toJson());
    }

    Reply get(RoutedRequest call) throws Refusal {
        return Reply.json(200, workspace.get(call.integrationId()).toJson());
    }

    Reply delete(RoutedRequest call) throws Refusal {
        workspace.delete(call.integrationId());
        return Reply.empty(204);
    }
}
