package co.secoda.sandbox;

import co.secoda.sandbox.Reply.Refusal;
import co.secoda.sandbox.StoredIntegration.Draft;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;

/** The calls that list, make, show and delete integrations. */
final class IntegrationCalls {
    private final Workspace workspace;
    private final int pageSize;

    IntegrationCalls(Workspace workspace, int pageSize) {
        this.workspace = workspace;
        this.pageSize = pageSize;
    }

    Reply list(RoutedRequest call) throws Refusal {
        List<StoredIntegration> all = workspace.list(call.query("type").filter(type -> !type.isEmpty()));
        int pages = Math.max(1, (all.size() + pageSize - 1) / pageSize);
        int page = page(call.query("page").orElse("1"), pages);
        @Nullable Integer previous = page > 1 ? page - 1 : null;
        @Nullable Integer next = page < pages ? page + 1 : null;
        Map<String, @Nullable Object> links = new LinkedHashMap<>();
        links.put("next", link(call, next));
        links.put("previous", link(call, previous));
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put("page", page);
        meta.put("previous_page", previous);
        meta.put("next_page", next);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("links", links);
        body.put("meta", meta);
        body.put("count", all.size());
        body.put("total_pages", pages);
        body.put(
                "results",
                all.stream()
                        .skip((page - 1L) * pageSize)
                        .limit(pageSize)
                        .map(StoredIntegration::toJson)
                        .toList());
        return Reply.json(200, body);
    }

    private static int page(String text, int pages) throws Refusal {
        int page = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (page < 1 || page > pages) {
            throw new Refusal(Reply.detail(404, "Invalid page."));
        }
        return page;
    }

    private static @Nullable String link(RoutedRequest call, @Nullable Integer page) throws Refusal {
        if (page == null) {
            return null;
        }
        URI asked = call.uri();
        try {
            return new URIBuilder(asked)
                    .setParameter("page", page.toString())
                    .build()
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a URL with another page is no URL: " + asked, e);
        }
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
