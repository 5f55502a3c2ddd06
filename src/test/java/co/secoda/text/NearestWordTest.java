package co.secoda.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestWordTest {
    private static final List<String> KNOWN =
            List.of("secoda.apiKey", "secoda.maxFailing", "secoda.maxWarning", "secoda.skip");

    @ParameterizedTest
    @CsvSource({
        "secoda.maxFailng, secoda.maxFailing",
        "secoda.maxfailing, secoda.maxFailing",
        "secoda.maxWarnings, secoda.maxWarning",
        "secoda.apikey, secoda.apiKey",
        "secoda.skpi, secoda.skip"
    })
    void finds_what_was_meant(String typed, String meant) {
        assertThat(NearestWord.to(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzz", "spark.sql.shuffle.partitions", ""})
    void a_word_far_from_every_name_means_none_of_them(String typed) {
        assertThat(NearestWord.to(typed, KNOWN)).isEmpty();
    }

    @Test
    void a_very_long_word_is_not_looked_at() {
        assertThat(NearestWord.to("secoda.skip".repeat(10_000), KNOWN)).isEmpty();
    }
}
