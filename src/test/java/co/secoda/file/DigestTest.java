package co.secoda.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestTest {
    /** From FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void bytes_that_come_in_pieces_have_the_digest_of_the_whole() {
        Digest sha256 = Digest.sha256();
        byte[] text = "-abc-".getBytes(StandardCharsets.UTF_8);

        sha256.update(text, 1, 1);
        sha256.update(text, 2, 2);

        assertThat(sha256.hex()).isEqualTo(OF_ABC).isEqualTo(Digest.sha256("abc"));
    }

    @Test
    void a_stream_is_taken_in_as_it_is_read() throws IOException {
        Digest sha256 = Digest.sha256();

        sha256.passing(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))
                .transferTo(OutputStream.nullOutputStream());

        assertThat(sha256.bytes()).hasSize(32).startsWith(0xba, 0x78);
        assertThat(sha256.hex()).as("anew").isEqualTo(Digest.sha256(""));
    }
}
