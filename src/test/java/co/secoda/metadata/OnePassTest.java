package co.secoda.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.metadata.OnePass.FileDigest;
import co.secoda.metadata.Remarks.Remark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnePassTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8192, 100_000})
    void text_is_the_same_whatever_the_room_for_it(int room) throws Exception {
        // Lengths that share no factor with a buffer's, so that characters lie across its end.
        String text = "\uFEFF" + "aä€😀\uFEFF".repeat(20_011);
        Path file = Files.writeString(directory.resolve("text"), text);
        StringBuilder read = new StringBuilder();
        Remarks remarks = new Remarks(1);

        FileDigest content = OnePass.over(file, true, remarks, reader -> readAll(reader, room, read));

        assertThat(read.toString()).isEqualTo(text.substring(1));
        assertThat(content.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(remarks.report(file, 0, content).passed()).isTrue();
    }

    private static void readAll(LenientReader reader, int room, StringBuilder read) throws IOException {
        char[] buffer = new char[room];
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            read.append(buffer, 0, count);
        }
    }

    @Test
    void a_file_that_ends_within_a_character_has_bytes_that_are_not_utf8() throws Exception {
        Path file =
                Files.write(directory.resolve("text"), new byte[] {'a', '\n', '\r', '\n', (byte) 0xe2, (byte) 0x82});
        Remarks remarks = new Remarks(1);

        FileDigest content = OnePass.over(file, true, remarks, reader -> readAll(reader, 9, new StringBuilder()));

        assertThat(remarks.report(file, 0, content).errors())
                .singleElement()
                .extracting(Remark::line)
                .isEqualTo(3L);
    }

    @Test
    void what_is_not_read_is_in_the_digest_all_the_same() throws Exception {
        Path file = Files.writeString(directory.resolve("text"), "abc".repeat(100_000));

        FileDigest unread = OnePass.over(file, true, new Remarks(1), reader -> {});

        assertThat(unread.bytes()).isEqualTo(300_000);
        OnePass.again(file, true, unread, reader -> readAll(reader, 100, new StringBuilder()));
    }

    @Test
    void a_file_that_changes_between_two_passes_is_refused() throws Exception {
        Path file = Files.writeString(directory.resolve("text"), "abc");
        FileDigest before = OnePass.over(file, true, new Remarks(1), reader -> {});
        Files.writeString(file, "abd");

        assertThatThrownBy(() -> OnePass.again(file, true, before, reader -> {}))
                .isInstanceOf(MetadataException.class)
                .hasMessage(file + ": changed while it was being checked; check it again");
    }
}
