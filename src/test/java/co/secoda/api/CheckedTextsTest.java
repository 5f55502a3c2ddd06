package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.UploadFile.UploadProgress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that become part of a request are refused before anything is sent, without being repeated. */
class CheckedTextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../",
                "../integrations",
                "%2e%2e%2f",
                "a%2e",
                "a/b",
                "a\\b",
                "a b",
                " a",
                "a?b",
                "a#b",
                "a;b",
                "a\nb",
                "a\r\nX-Evil: 1",
                "a\u0000",
                "\u202ea",
                "\u00e4",
                "\uff0e\uff0e"
            })
    void what_is_no_integration_id_is_refused(String text) {
        assertThatThrownBy(() -> new IntegrationId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an integration id: only letters, digits, - and _ can be in one");
    }

    @Test
    void an_integration_id_of_10_mb_is_refused_in_a_short_sentence() {
        assertThatThrownBy(() -> new IntegrationId("a".repeat(10_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an integration id: it is 10000000 characters long");
        assertThat(new IntegrationId("a".repeat(100)).value()).hasSize(100);
    }

    @Test
    void a_timeout_out_of_bounds_is_told_as_users_write_it() {
        assertThatThrownBy(() -> new ConnectionSettings(
                        BaseUrl.ofRegion("us"),
                        ApiKey.of("k"),
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        RequestHeaders.NONE,
                        "test",
                        UploadProgress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secoda.connectTimeout is 0s, but must be longer than nothing and at most a day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\nX-Evil: 1", "s3 cret", "s3\u0000cret", "s3\u007fcret", "s3cret\u00e4"})
    void a_key_that_could_break_out_of_its_header_is_refused(String text) {
        assertThatThrownBy(() -> ApiKey.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("s3", "cret");
    }

    @Test
    void a_key_is_hidden_in_each_form_that_a_server_may_write_it_back_in() {
        Secrets key = new Secrets(List.of("s3/cret+\"k\\y=="));
        assertThat(key.hiddenIn("a s3/cret+\"k\\y== b")).isEqualTo("a *** b");
        assertThat(key.hiddenIn("a s3/cret+\\\"k\\\\y== b")).isEqualTo("a *** b");
        assertThat(key.hiddenIn("a s3\\/cret+\\\"k\\\\y== b")).isEqualTo("a *** b");
        assertThat(key.hiddenIn("a s3%2Fcret%2B%22k%5Cy%3D%3D b")).isEqualTo("a *** b");
        assertThat(key.hiddenIn("a czMvY3JldCsia1x5PT0= b")).isEqualTo("a ***= b");
    }

    @Test
    void a_key_too_short_to_be_one_changes_no_data_that_has_it_by_chance() {
        Secrets secrets = new Secrets(List.of("failing"));
        assertThat(secrets.hiddenInData(Map.of("failing", List.of("failing"))))
                .isEqualTo(Map.of("failing", List.of("failing")));
        assertThat(secrets.hiddenIn("{failing}")).isEqualTo("{***}");
    }

    @Test
    void an_empty_or_endless_key_is_refused_and_none_shows_in_its_text() {
        assertThatThrownBy(() -> ApiKey.of(" \n")).hasMessage("the API key is empty");
        assertThatThrownBy(() -> ApiKey.of("k".repeat(10_000_000)))
                .hasMessage("the API key is 10000000 characters long, which no key is");
        assertThat(ApiKey.of(" s3cret\r\n")).hasToString("ApiKey[***]");
        assertThat(ApiKey.of(" s3cret\r\n").authorization()).isEqualTo("Bearer s3cret");
    }
}
