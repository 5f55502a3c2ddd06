package co.secoda.sandbox;

import co.secoda.sandbox.Reply.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.net.URIBuilder;

/**
 * A request that found its route.
 *
 * @param request the request, its body unread
 * @param integrationId from its path; empty where the path has none
 */
record RoutedRequest(ClassicHttpRequest request, String integrationId) {
    /** A parameter of the query; the last one of that name. */
    Optional<String> query(String name) throws Refusal {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (NameValuePair pair : new URIBuilder(uri()).getQueryParams()) {
            parameters.put(pair.getName(), pair.getValue() == null ? "" : pair.getValue());
        }
        return Optional.ofNullable(parameters.get(name));
    }

    /** The URL that was asked for, as the client sees the server. */
    URI uri() throws Refusal {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new Refusal(Reply.detail(400, "The URL is malformed."));
        }
    }
}
