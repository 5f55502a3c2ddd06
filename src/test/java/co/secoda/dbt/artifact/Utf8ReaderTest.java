package co.secoda.dbt.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {
    private static final String MIXED = "ascii \u00e9\u4e2d\ud83d\ude00 ".repeat(100_000);

    @Test
    void text_comes_out_as_it_went_in_however_few_bytes_come_at_a_time() throws Exception {
        assertThat(all(new Utf8Reader(bytes(MIXED)))).isEqualTo(MIXED);
        assertThat(all(new Utf8Reader(dripping(MIXED.substring(0, 5_000))))).isEqualTo(MIXED.substring(0, 5_000));
    }

    @Test
    void a_byte_order_mark_is_a_space_at_the_beginning_only() throws Exception {
        assertThat(all(new Utf8Reader(bytes("\uFEFFa\uFEFFb")))).isEqualTo(" a\uFEFFb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"E9", "C3", "C328", "F09F98", "EDA080", "C080", "FF"})
    void what_is_not_utf_8_is_refused_at_its_byte(String hex) {
        byte[] wrong = java.util.HexFormat.of().parseHex("616263" + hex);

        assertThatThrownBy(() -> all(new Utf8Reader(new ByteArrayInputStream(wrong))))
                .isInstanceOf(IOException.class)
                .hasMessage("it is not UTF-8 text at byte 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200, 131_072, 131_100, 800_003, 999_990})
    void any_character_is_found_again_by_the_marks(int character) throws Exception {
        Utf8Reader first = new Utf8Reader(bytes(MIXED));
        all(first);
        int from = MIXED.offsetByCodePoints(0, MIXED.codePointCount(0, character));
        Utf8Reader second = new Utf8Reader(bytes(MIXED));

        second.goTo(from, first.marks());

        assertThat(all(second)).isEqualTo(MIXED.substring(from));
    }

    @Test
    void going_past_the_end_of_a_text_that_became_shorter_fails() throws Exception {
        Utf8Reader first = new Utf8Reader(bytes(MIXED));
        all(first);

        assertThatThrownBy(() -> new Utf8Reader(bytes("short")).goTo(900_000, first.marks()))
                .isInstanceOf(EOFException.class);
    }

    private static String all(Utf8Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        char[] some = new char[777];
        for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
            text.write(some, 0, read);
        }
        return text.toString();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream dripping(String text) {
        return new java.io.FilterInputStream(bytes(text)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }
}
