package co.secoda.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8SourceTest {
    private final CharBuffer text = CharBuffer.allocate(100);

    @Test
    void characters_that_lie_across_two_reads_are_whole() throws IOException {
        String odd = "aä€😀".repeat(5);
        for (int buffer = 1; buffer < 9; buffer++) {
            text.clear();
            Utf8Source source = source(odd.getBytes(StandardCharsets.UTF_8), buffer);
            do {
                assertThat(source.decode(text).isError()).isFalse();
            } while (source.fill());

            assertThat(text.flip().toString()).as("buffer of " + buffer).isEqualTo(odd);
            assertThat(source.position()).isEqualTo(source.taken()).isEqualTo(50);
        }
    }

    @Test
    void bytes_that_are_no_text_are_told_and_can_be_passed_over() throws IOException {
        Utf8Source source = source(new byte[] {'a', (byte) 0xFF, 'b'}, 10);
        source.fill();

        CoderResult wrong = source.decode(text);
        assertThat(wrong.isMalformed()).isTrue();
        assertThat(source.position()).isEqualTo(1);
        source.pass(wrong.length());
        source.decode(text);

        assertThat(text.flip().toString()).isEqualTo("ab");
    }

    @Test
    void a_character_that_the_end_cuts_is_an_error_there() throws IOException {
        Utf8Source source = source(new byte[] {'a', (byte) 0xC3}, 10);
        source.fill();

        assertThat(source.decode(text).isError()).as("it may go on").isFalse();
        assertThat(source.fill()).as("half a character is left").isTrue();
        assertThat(source.decode(text).isMalformed()).isTrue();
        assertThat(source.fill()).isFalse();
    }

    @Test
    void bytes_can_be_skipped_but_not_gone_back_to() throws IOException {
        Utf8Source source = source("0123456789".getBytes(StandardCharsets.UTF_8), 2);
        source.fill();

        assertThat(source.skipTo(1)).as("read already").isFalse();
        assertThat(source.skipTo(7)).isTrue();
        while (source.fill()) {
            source.decode(text);
        }

        assertThat(text.flip().toString()).isEqualTo("789");
        assertThatThrownBy(() -> source.skipTo(11)).isInstanceOf(EOFException.class);
    }

    private static Utf8Source source(byte[] bytes, int buffer) {
        return new Utf8Source(new ByteArrayInputStream(bytes), buffer);
    }
}
