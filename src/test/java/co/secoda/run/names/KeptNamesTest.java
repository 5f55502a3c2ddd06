package co.secoda.run.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.gate.names.SecodaEntity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptNamesTest {
    @TempDir
    private Path history;

    private static SecodaEntity entity(String id, String name) {
        return new SecodaEntity(id, name, Optional.of("table"), List.of("ann"), List.of("gold"));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(history.resolve("new"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private KeptNames kept() {
        return KeptNames.in(history.resolve("new"), "https://api.secoda.co");
    }

    @Test
    void what_was_learnt_is_known_later_and_what_was_learnt_last_counts() throws Exception {
        kept().add(List.of(entity("a", "old"), entity("b", "läden.\"x\n")));
        kept().add(List.of(entity("a", "new")));

        assertThat(kept().read().values()).containsExactly(entity("a", "new"), entity("b", "läden.\"x\n"));
    }

    @Test
    void of_very_many_the_newest_are_kept() throws Exception {
        kept().add(IntStream.range(0, KeptNames.MOST)
                .mapToObj(i -> entity("id" + i, "n"))
                .toList());
        kept().add(List.of(entity("newest", "n")));

        assertThat(kept().read()).hasSize(KeptNames.MOST).containsKey("newest").doesNotContainKey("id4999");
    }

    @Test
    void a_file_that_is_none_of_ours_is_passed_over_line_by_line() throws Exception {
        kept().add(List.of(entity("a", "orders")));
        Path file = file();
        Files.writeString(file, "null\n{\"id\": 1}\nno json\n[]\n" + Files.readString(file));

        assertThat(kept().read()).containsOnlyKeys("a");
        assertThat(KeptNames.in(history, "elsewhere").read()).isEmpty();
    }

    @Test
    void a_name_that_nobody_can_see_is_none() throws Exception {
        kept().add(List.of(entity("a", ""), entity("b", "\u200b\u202e"), entity("c", "orders")));

        assertThat(kept().read()).containsOnlyKeys("c");
    }

    @Test
    void names_and_owners_as_long_as_they_may_be_never_make_a_file_that_is_not_read_again() throws Exception {
        List<String> longest = Collections.nCopies(20, "ä".repeat(1_000));
        List<SecodaEntity> some = IntStream.range(0, 200)
                .mapToObj(i -> new SecodaEntity("id" + i, "n".repeat(1_000), Optional.empty(), longest, longest))
                .toList();
        kept().add(some);

        assertThat(kept().read()).hasSizeGreaterThan(90).containsKey("id0");
    }

    @Test
    void what_can_not_be_read_is_told_and_replaced_by_what_is_learnt() throws Exception {
        kept().add(List.of(entity("a", "orders")));
        Path file = file();
        Files.write(file, new byte[(8 << 20) + 1]);
        assertThatThrownBy(() -> kept().read()).isInstanceOf(IOException.class).hasMessageContaining("larger than");

        kept().add(List.of(entity("b", "customers")));
        assertThat(kept().read()).containsOnlyKeys("b");
    }
}
