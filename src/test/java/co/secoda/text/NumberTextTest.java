package co.secoda.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "36_400, 36 kB",
        "1_800_000, 1.8 MB",
        "590_000_000, 590.0 MB",
        "1_234_000_000, 1.23 GB"
    })
    void sizes_are_as_people_read_them(String bytes, String expected) {
        assertThat(NumberText.size(Long.parseLong(bytes.replace("_", "")))).isEqualTo(expected);
    }

    @Test
    void one_is_told_from_several() {
        assertThat(NumberText.count(1, "test", "tests")).isEqualTo("1 test");
        assertThat(NumberText.count(0, "test", "tests")).isEqualTo("0 tests");
        assertThat(NumberText.count(2_000, "test", "tests")).isEqualTo("2,000 tests");
    }
}
