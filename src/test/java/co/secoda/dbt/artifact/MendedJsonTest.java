package co.secoda.dbt.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MendedJsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\\ud800\": \"\\udcff\"} | {\"a\\ufffd\": \"\\ufffd\"}",
                "[\"\\ud83d\\ude00\", \"\\uD83D\\uDE00\"] | [\"\\ud83d\\ude00\", \"\\uD83D\\uDE00\"]",
                "[\"\\ude00\\ud83d\"] | [\"\\ufffd\\ufffd\"]",
                "[\"\\ud83d\\ud83d\\ude00\"] | [\"\\ufffd\\ud83d\\ude00\"]",
                "[\"\\ud83d\\n\", \"\\\\ud83d\", \"\\\"\\ud83d\"] | [\"\\ufffd\\n\", \"\\\\ud83d\", \"\\\"\\ufffd\"]",
                "[\"\\ud83\", \"\\u\", \"\\ud83g\\ude00\"] | [\"\\ud83\", \"\\u\", \"\\ud83g\\ufffd\"]",
                "[\"\\ud83d | [\"\\ufffd",
                "[\"\\ud83 | [\"\\ud83",
                "[\"\\ | [\"\\",
            })
    void halves_are_replaced_where_they_are(String json, String mended) throws Exception {
        assertThat(all(MendedJson.keeping(new StringReader(json)), 7)).isEqualTo(mended);
        assertThat(all(MendedJson.cutting(new StringReader(json)), 1)).isEqualTo(mended);
    }

    @Test
    void in_any_text_only_halves_are_replaced_however_it_is_read() throws Exception {
        Random random = new Random(17);
        String[] pieces = {
            "\\", "\"", "u", "\\ud83d", "\\ude00", "\\u00e9", "\\\\", "\\\"", "{", "a", "\ud83d\ude00", ":"
        };
        for (int round = 0; round < 300; round++) {
            StringBuilder json = new StringBuilder();
            int length = random.nextInt(round % 50 == 0 ? 20_000 : 60);
            for (int i = 0; i < length; i++) {
                json.append(pieces[random.nextInt(pieces.length)]);
            }
            String text = json.toString();

            String mended = all(MendedJson.keeping(slowly(text, random)), 1 + random.nextInt(5_000));

            assertThat(mended).hasSameSizeAs(text);
            for (int i = 0; i < text.length(); i++) {
                assertThat(mended.charAt(i) == text.charAt(i) || "ud83de00fffd".indexOf(mended.charAt(i)) >= 0)
                        .isTrue();
            }
            assertThat(all(MendedJson.keeping(new StringReader(mended)), 100)).isEqualTo(mended);
        }
    }

    @Test
    void a_long_string_is_cut_between_two_characters_and_the_rest_is_counted() throws Exception {
        String text = "[\"" + "\\ud83d\\ude00".repeat(200_000) + "\", \"next\"]";
        MendedJson json = MendedJson.cutting(new StringReader(text));

        String mended = all(json, 4_000);

        int kept = mended.indexOf('"', 2) - 2;
        assertThat(kept).isBetween(MendedJson.LONGEST, MendedJson.LONGEST + 12).isEqualTo(kept / 12 * 12);
        assertThat(mended).endsWith("\", \"next\"]");
        assertThat(json.leftOutBetween(1, 3 + kept)).isEqualTo(2L * (200_000 - kept / 12));
        assertThat(json.leftOutBetween(4 + kept, mended.length())).isZero();
    }

    @Test
    void what_can_not_be_read_is_told_after_all_before_it() throws Exception {
        MendedJson json = MendedJson.keeping(new Reader() {
            private boolean read;

            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                if (read) {
                    throw new IOException("gone");
                }
                read = true;
                "[1".getChars(0, 2, into, offset);
                return 2;
            }

            @Override
            public void close() {}
        });

        assertThat(json.read(new char[10], 0, 10)).isEqualTo(2);
        assertThatThrownBy(() -> json.read(new char[10], 0, 10)).hasMessage("gone");
    }

    private static Reader slowly(String text, Random random) {
        return new StringReader(text) {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(20)));
            }
        };
    }

    private static String all(Reader reader, int step) throws IOException {
        StringBuilder all = new StringBuilder();
        char[] chunk = new char[step];
        for (int read = reader.read(chunk, 0, step); read >= 0; read = reader.read(chunk, 0, step)) {
            all.append(chunk, 0, read);
        }
        return all.toString();
    }
}
