package co.secoda.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Slack channel.
 *
 * @param id its id, where the server gives one
 * @param name its name, where the server gives one
 * @param fields the whole entry, as {@link Integration#fields()}
 */
public record SlackConversation(Optional<String> id, Optional<String> name, Map<String, Object> fields) {
    public SlackConversation {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
