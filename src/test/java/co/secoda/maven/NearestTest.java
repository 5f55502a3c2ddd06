package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
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
        assertThat(Nearest.to(typed, KNOWN)).isEqualTo(meant);
    }
}
