package co.secoda.run.names;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.gate.names.SecodaEntity;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path file;
        try (Stream<Path> files = Files.list(history.resolve("new"))) {
            file = files.findFirst().orElseThrow();
        }
        Files.writeString(file, "null\n{\"id\": 1}\nno json\n[]\n" + Files.readString(file));

        assertThat(kept().read()).containsOnlyKeys("a");
        assertThat(KeptNames.in(history, "elsewhere").read()).isEmpty();
    }
}
