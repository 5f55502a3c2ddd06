package co.secoda.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks: a server writes the key back, so that whoever reads logs and reports has it. */
class EchoAttacksTest {
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
    private static final String KEY = "tok-Echoed/0123+456789";

    /** The key as a server may write it, none of which has it as it is. */
    static Stream<String> forms() {
        return Stream.of(
                inJson(KEY),
                each(KEY, c -> String.format("%%%02X", (int) c)),
                each(KEY, c -> String.format("%%%02x", (int) c)),
                each(KEY, c -> "&#" + (int) c + ";"),
                each(KEY, c -> "&#x" + Integer.toHexString(c) + ";"),
                each(KEY, c -> String.format("%%25%02X", (int) c)),
                inJson(base64(KEY)),
                base64("Bearer " + KEY),
                base64("x Bearer " + KEY + " y"),
                base64("jane:" + KEY),
                Base64.getUrlEncoder().encodeToString(("{\"k\":\"" + KEY + "\"}").getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_sound_answer_gives_the_key_to_no_reader(String form) throws Exception {
        String body =
                "{\"id\": \"i\", \"name\": \"a " + form + " b\", \"" + form + "\": [{\"deep\": \"" + form + "\"}]}";

        try (RawServer server = RawServer.serving(connection -> {
                    connection.readRequest();
                    connection.answer("200 OK", "Content-Type: application/json\r\n", body);
                });
                HttpSecodaApi api = Clients.of(server.url(), KEY).build()) {
            Integration integration = api.getIntegration(ID);

            assertThat(integration.name())
                    .hasValueSatisfying(name -> assertThat(name).matches("a .*\\*{3}.* b"));
            assertKeyIsNotIn(integration.fields().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void an_error_gives_the_key_to_no_reader(String form) throws Exception {
        for (String type : List.of("application/json", "text/plain", "text/html")) {
            String body = type.equals("application/json")
                    ? "{\"detail\": \"" + form + "\"}"
                    : "<title>" + "x".repeat(150) + form + "</title>";
            try (RawServer server = RawServer.serving(connection -> {
                        connection.readRequest();
                        connection.answer("422 No", "Content-Type: " + type + "\r\n", body);
                    });
                    HttpSecodaApi api = Clients.of(server.url(), KEY).build()) {
                SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getIntegration(ID));

                assertThat(e).hasMessageContaining("***");
                assertKeyIsNotIn(String.valueOf(e.getMessage()));
            }
        }
    }

    @Test
    void a_key_of_digits_alone_is_hidden_where_it_comes_as_a_number() throws Exception {
        try (RawServer server = RawServer.serving(connection -> {
                    connection.readRequest();
                    connection.answer(
                            "200 OK",
                            "Content-Type: application/json\r\n",
                            "{\"id\": \"i\", \"n\": 123456789012, \"m\": 7}");
                });
                HttpSecodaApi api = Clients.of(server.url(), "123456789012").build()) {
            assertThat(api.getIntegration(ID).fields()).hasToString("{id=i, n=***, m=7}");
        }
    }

    @Test
    void what_is_no_secret_stays_as_it_is() {
        String text = "C:\\temp %41 &amp; \\u0041 100% &#65; caf\u00e9 \ud83d\ude00";

        assertThat(new Secrets(List.of(KEY, "caf\u00e9-password")).hiddenIn(text))
                .isEqualTo(text);
        assertThat(new Secrets(List.of("caf\u00e9-password")).hiddenIn(text + " caf%C3%A9-password"))
                .isEqualTo(text + " ***");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void of_base64_no_letter_stays_that_has_a_bit_of_the_key_in_it(int before) {
        String key = "??>>~~??>>~~";
        byte[] bytes = ("x".repeat(before) + key + "yyyy").getBytes(UTF_8);
        int from = before * 8 / 6;
        int to = ((before + key.length()) * 8 + 5) / 6;
        String plain = Base64.getEncoder().encodeToString(bytes);
        String ofUrls = Base64.getUrlEncoder().encodeToString(bytes);

        assertThat(plain.substring(from, to)).isNotEqualTo(ofUrls.substring(from, to));
        for (String whole : List.of(plain, ofUrls)) {
            String[] around = new Secrets(List.of(key)).hiddenIn(whole).split("\\*{3}", -1);

            assertThat(around).hasSize(2);
            assertThat(whole.substring(0, from)).startsWith(around[0]);
            assertThat(whole.substring(to)).endsWith(around[1]);
        }
    }

    /** In no form that a reader would turn back, nor as a piece that Base64 has of it. */
    private static void assertKeyIsNotIn(String text) {
        assertThat(text).doesNotContain(forms().toArray(String[]::new)).doesNotContain(KEY);
        assertThat(text).doesNotContain(base64(KEY).substring(0, 8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String inJson(String text) {
        return each(text, c -> String.format("\\u%04x", (int) c));
    }

    /** Writes a character. */
    @FunctionalInterface
    private interface Escape {
        String of(char c);
    }

    private static String each(String text, Escape escape) {
        return text.chars().mapToObj(c -> escape.of((char) c)).collect(Collectors.joining());
    }
}
