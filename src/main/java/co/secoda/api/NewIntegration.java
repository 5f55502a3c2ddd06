package co.secoda.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * An integration to create.
 *
 * @param name its name
 * @param type its type; {@code custom} unless it is a native one
 * @param teams ids of the teams that it belongs to
 * @param credentials for a native integration; always empty for a custom one
 */
public record NewIntegration(String name, String type, List<String> teams, Map<String, Object> credentials) {
    public NewIntegration {
        teams = List.copyOf(teams);
        credentials = Collections.unmodifiableMap(new LinkedHashMap<>(credentials));
    }

    HttpEntity body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("type", type);
        body.put("teams", teams);
        body.put("credentials", credentials);
        return new ByteArrayEntity(Json.write(body), ContentType.APPLICATION_JSON);
    }

    /** Name and type alone: credentials never show. */
    @Override
    public String toString() {
        return "NewIntegration[" + name + ", " + type + "]";
    }
}
