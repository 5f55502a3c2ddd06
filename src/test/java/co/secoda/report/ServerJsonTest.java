package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

class ServerJsonTest {
    private static final Map<String, Object> ANSWER = JSON.std
            .with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
            .mapFrom(
                    """
            {"id": "i1", "name": null, "credentials": {"password": "hunter2"}, "news": [{"properties": {"token": "hunter3"}, "n": 12345678901234567890.5}],
             "ssh_tunnel": "hunter4", "teams": []}""");

    @Test
    void fields_stay_as_they_came_known_or_not_and_null_too() {
        assertThat(new ServerJson(true).pretty(ANSWER)).endsWith("}\n");
        assertThat(JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS).mapFrom(new ServerJson(true).pretty(ANSWER)))
                .isEqualTo(ANSWER);
        assertThat(JSON.std.mapFrom(new ServerJson(true).pretty(ANSWER)).keySet())
                .containsExactly("id", "name", "credentials", "news", "ssh_tunnel", "teams");
    }

    @Test
    void what_may_hold_secrets_is_masked_at_any_depth() {
        String json = new ServerJson(false).pretty(List.of(ANSWER));

        assertThat(json).doesNotContain("hunter");
        Map<?, ?> first = (Map<?, ?>) JSON.std.listFrom(json).get(0);
        assertThat(first.get("credentials")).isEqualTo("***");
        assertThat(first.get("ssh_tunnel")).isEqualTo("***");
        assertThat(String.valueOf(first.get("news"))).contains("properties=***");
        assertThat(json).contains("12345678901234567890.5");
    }

    @Test
    void a_secret_that_is_not_there_is_not_made_up() {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ssh_tunnel", null);

        assertThat(new ServerJson(false).pretty(answer)).contains("null").doesNotContain("***");
    }

    @Test
    void the_lines_of_an_object_are_masked_too_and_json_where_they_must_be() {
        Map<String, String> lines = new ServerJson(false).lines(ANSWER);

        assertThat(lines)
                .containsEntry("id", "i1")
                .containsEntry("name", "")
                .containsEntry("credentials", "***")
                .containsEntry("teams", "[]");
        assertThat(lines.get("news")).startsWith("[{\"properties\":\"***\"");
    }

    @Test
    void a_list_may_hold_nulls() {
        assertThat(new ServerJson(false).pretty(Arrays.asList("a", null))).contains("null");
    }
}
