package co.secoda.sandbox;

import co.secoda.sandbox.Reply.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Answers lists page by page.
 *
 * @param size how many rows a page has
 */
record Pages(int size) {
    /** The page that a request asks for. */
    <T> Reply reply(RoutedRequest call, List<T> all, Function<T, Map<String, @Nullable Object>> row) throws Refusal {
        int pages = Math.max(1, (all.size() + size - 1) / size);
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
                all.stream().skip((page - 1L) * size).limit(size).map(row).toList());
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
}
