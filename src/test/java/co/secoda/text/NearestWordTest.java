package co.secoda.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestWordTest {
    private static final List<String> KNOWN =
            List.of("apiKey", "maxFailing", "maxWarning", "region", "reports", "retries", "skip", "teams");

    @ParameterizedTest
    @CsvSource({
        "maxFailng, maxFailing",
        "maxfailing, maxFailing",
        "max-failing, maxFailing",
        "max_failing, maxFailing",
        "max.failing, maxFailing",
        "maxFailures, maxFailing",
        "maxFail, maxFailing",
        "maxWarnings, maxWarning",
        "apikey, apiKey",
        "retry, retries",
        "skpi, skip"
    })
    void finds_what_was_meant(String typed, String meant) {
        assertThat(NearestWord.to(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "url", "token", "home", "x", "", "somethingElse", "maximum"})
    void what_is_far_from_every_name_has_none(String typed) {
        assertThat(NearestWord.to(typed, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"reigon, region", "skp, skip", "RE-TRIES, retries"})
    void almost_is_one_letter_or_the_order_of_two(String typed, String meant) {
        assertThat(NearestWord.almost(typed, KNOWN)).contains(meant);
        assertThat(NearestWord.almost("maxFail", KNOWN)).isEmpty();
    }

    @Test
    void a_very_long_word_is_not_looked_at() {
        assertThat(NearestWord.to("skip".repeat(10_000), KNOWN)).isEmpty();
    }
}
