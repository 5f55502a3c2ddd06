package co.secoda.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.ForkedJvm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million lines, in the order that needs most memory, are checked in a JVM with a heap of 64 MB. */
class MemoryTest {
    private static final int LINES = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    void a_csv_of_a_million_rows_whose_tables_are_all_mixed() throws Exception {
        Path file = directory.resolve("columns.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("col_name,name,database,schema,description,is_view\n");
            for (int i = 0; i < LINES - 2; i++) {
                writer.write("column_" + i + ",table_" + i % 400_000 + ",shop,public,a description,false\n");
            }
            writer.write("column_1,table_1,shop,public,a description,false\n");
            writer.write("column_x,table_1,shop,public,another description,false\n");
        }

        assertThat(check("csv", file)).isEqualTo("1000000 records, 1 errors, 1 warnings");
    }

    @Test
    void a_jsonl_of_a_million_ids_with_as_many_parents_and_a_very_long_line() throws Exception {
        Path file = directory.resolve("resources.jsonl");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < LINES - 2; i++) {
                writeColumn(writer, "id_" + i, "id_" + (LINES - 3 - i), "a column");
            }
            writeColumn(writer, "id_5", "missing", "a column");
            writeColumn(writer, "last", "id_1", "\u4e2d".repeat(4_000_000));
        }

        assertThat(check("resources", file)).isEqualTo("1000000 records, 1 errors, 1 warnings");
    }

    private static void writeColumn(BufferedWriter writer, String id, String parent, String description)
            throws IOException {
        writer.write("{\"entity_type\":\"column\",\"databuilder_id\":\"" + id + "\",\"parent_databuilder_id\":\""
                + parent + "\",\"description\":\"" + description + "\"}\n");
    }

    private String check(String kind, Path file) throws Exception {
        Path counts = directory.resolve("counts");
        Path log = directory.resolve("log");
        ForkedJvm.run(log, List.of("-Xmx64m"), CheckInFork.class, kind, file, counts);
        return Files.readString(counts);
    }
}
