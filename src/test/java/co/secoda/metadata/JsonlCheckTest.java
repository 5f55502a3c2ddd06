package co.secoda.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.metadata.Remarks.Remark;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonlCheckTest {
    private static final String TABLE =
            "{\"entity_type\":\"table\",\"databuilder_id\":\"t1\",\"schema\":\"public\",\"database\":\"shop\"}\n";
    private static final String COLUMN =
            "{\"entity_type\":\"column\",\"databuilder_id\":\"c1\",\"parent_databuilder_id\":\"t1\"}\n";

    @TempDir
    private Path directory;

    private CheckReport resources(String content) throws Exception {
        return new JsonlCheck().resources(write(content));
    }

    private Path write(String content) throws Exception {
        return Files.writeString(directory.resolve("r.jsonl"), content);
    }

    private List<String> errors(String content) throws Exception {
        return withoutDirectory(resources(content).errorLines());
    }

    private List<String> warnings(String content) throws Exception {
        CheckReport report = resources(content);
        assertThat(report.errorLines()).isEmpty();
        return withoutDirectory(report.warningLines());
    }

    private List<String> lineageErrors(String content) throws Exception {
        return withoutDirectory(new JsonlCheck().lineages(write(content)).errorLines());
    }

    private List<String> withoutDirectory(List<String> lines) {
        return lines.stream()
                .map(line -> line.replace(directory.resolve("r.jsonl").toString(), "f"))
                .toList();
    }

    @Test
    void a_good_file_passes_whatever_the_order_of_its_lines() throws Exception {
        CheckReport report = resources("\uFEFF" + COLUMN.replace("\n", "\r\n") + " \r\n" + TABLE
                + "{\"entity_type\":\"spaceship\",\"databuilder_id\":\"s\",\"title\":null,\"sort_order\":-3,\"is_pk\":true,\"hidden\":false,"
                + "\"external_updated_at\":1700000000}");

        assertThat(report.errorLines()).isEmpty();
        assertThat(report.warningLines()).isEmpty();
        assertThat(report.records()).isEqualTo(3);
        assertThat(report.bytes()).isEqualTo(Files.size(report.file()));
        assertThat(report.sha256()).hasSize(64);
    }

    @Test
    void lines_that_are_not_one_object_are_errors_and_the_rest_is_checked() throws Exception {
        CheckReport report =
                resources("\n{\"entity_type\":\n[1]\n\"x\"\n" + TABLE.replace("\n", " {}\n") + "\n{'a':1}\n{\"a\":1");

        assertThat(report.errors()).extracting(Remark::line).containsExactly(2L, 3L, 4L, 5L, 7L, 8L);
        assertThat(report.errors())
                .extracting(Remark::sentence)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("is not JSON: "),
                        one -> assertThat(one).isEqualTo("is not a JSON object"),
                        one -> assertThat(one).isEqualTo("is not a JSON object"),
                        one -> assertThat(one).isEqualTo("goes on after the object; there must be one object a line"),
                        one -> assertThat(one).startsWith("is not JSON: ").contains("(column 2)"),
                        one -> assertThat(one).startsWith("is not JSON: "));
    }

    @Test
    void what_is_not_json_is_not_quoted() throws Exception {
        assertThat(errors("s3cretWord\n"))
                .singleElement()
                .asString()
                .contains("is not JSON")
                .doesNotContain("s3cret");
    }

    @Test
    void missing_null_empty_and_mistyped_fields_are_named() throws Exception {
        assertThat(
                        errors(
                                """
                        {"databuilder_id":7}
                        {"entity_type":"table","databuilder_id":" ","schema":null}
                        {"entity_type":"chart","databuilder_id":"c","sort_order":1.0,"is_pk":"true","title":[]}
                        """))
                .containsExactly(
                        "f:1: entity_type: is missing",
                        "f:1: databuilder_id: must be a string, but is an integer of at most 64 bits",
                        "f:2: databuilder_id: is empty",
                        "f:2: database: is missing",
                        "f:2: schema: must be a string, but is null",
                        "f:3: parent_databuilder_id: is missing",
                        "f:3: sort_order: must be an integer of at most 64 bits, but is a number",
                        "f:3: is_pk: must be true or false, but is a string",
                        "f:3: title: must be a string, but is an array");
    }

    @Test
    void an_integer_beyond_64_bits_is_none() throws Exception {
        assertThat(errors("{\"entity_type\":\"x\",\"databuilder_id\":\"c\",\"sort_order\":99999999999999999999}"))
                .containsExactly("f:1: sort_order: must be an integer of at most 64 bits, but is a number");
    }

    @Test
    void an_id_that_occurs_again_is_an_error_that_names_its_first_line() throws Exception {
        String escaped = TABLE.replace("\"t1\"", "\"\\u0074\\u0031\"");
        assertThat(errors(TABLE + COLUMN + "\n" + escaped + TABLE))
                .containsExactly(
                        "f:4: databuilder_id: 't1' is the id of line 1 already",
                        "f:5: databuilder_id: 't1' is the id of line 1 already");
    }

    @Test
    void a_parent_that_is_not_in_the_file_is_a_warning() throws Exception {
        assertThat(
                        warnings(
                                COLUMN
                                        + "{\"entity_type\":\"dashboard\",\"databuilder_id\":\"d\",\"group\":\"g\",\"parent_databuilder_id\":\"x\"}"))
                .containsExactly("f:1: parent_databuilder_id: 't1', the parent of this column, is not in the file");
    }

    @Test
    void a_dashboard_without_a_group_or_a_chart_without_a_product_is_one_warning_with_its_count() throws Exception {
        String dashboard = "{\"entity_type\":\"dashboard\",\"databuilder_id\":\"%s\",\"group\":%s}\n";
        String chart = "{\"entity_type\":\"chart\",\"databuilder_id\":\"c\",\"parent_databuilder_id\":\"d2\"}\n";

        assertThat(warnings(String.format(dashboard, "d1", "\"Finance\"")
                        + String.format(dashboard, "d2", "null")
                        + String.format(dashboard, "d3", "\" \"")
                        + chart))
                .containsExactly(
                        "f:2: group: is missing or empty; one page of Secoda's documentation says that a dashboard needs it (2 times in the file)",
                        "f:4: product: is missing or empty; one page of Secoda's documentation says that a chart needs it");
    }

    @Test
    void an_unknown_field_is_one_warning_with_its_count() throws Exception {
        assertThat(warnings(TABLE.replace("}", ",\"descripton\":1,\"a b\":{}}")
                        + COLUMN.replace("}", ",\"descripton\":{\"deep\":[{}]}}")))
                .containsExactly(
                        "f:1: descripton: Secoda documents no such field; the nearest is description (2 times in the file)",
                        "f:1: 'a b': Secoda documents no such field");
    }

    @Test
    void a_field_twice_in_an_object_is_an_error() throws Exception {
        assertThat(errors(TABLE.replace("}", ",\"schema\":\"b\"}")))
                .containsExactly("f:1: schema: is in the object twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n \r\n"})
    void an_empty_file_is_an_error(String content) throws Exception {
        assertThat(errors(content)).containsExactly("f:1: is empty: there is nothing to import");
        assertThat(lineageErrors(content)).containsExactly("f:1: is empty: there is nothing to import");
    }

    @Test
    void bytes_that_are_not_utf8_are_an_error_with_their_line() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(TABLE.getBytes(StandardCharsets.UTF_8));
        content.writeBytes(COLUMN.replace("}", ",\"title\":\"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1));
        CheckReport report =
                new JsonlCheck().resources(Files.write(directory.resolve("r.jsonl"), content.toByteArray()));

        assertThat(withoutDirectory(report.errorLines()))
                .containsExactly("f:2: has bytes that are not UTF-8; save the file as UTF-8");
    }

    @Test
    void lines_and_objects_beyond_the_bounds_are_told_and_the_rest_is_checked() throws Exception {
        String deep = "[".repeat(2000) + "]".repeat(2000);
        StringBuilder wide = new StringBuilder("{\"entity_type\":\"x\",\"databuilder_id\":\"w\"");
        for (int i = 0; i < 999; i++) {
            wide.append(",\"f").append(i).append("\":1");
        }
        List<String> errors = errors("{\"title\":\"" + "x".repeat(TextLines.LONGEST) + "\"}\n"
                + TABLE.replace("}", ",\"x\":" + deep + "}") + wide + "}\n[]\n");

        assertThat(errors).hasSize(4);
        assertThat(errors.get(0)).isEqualTo("f:1: has more than 4194304 characters, too many to check");
        assertThat(errors.get(1)).startsWith("f:2: is not JSON: ").contains("depth");
        assertThat(errors.get(2)).isEqualTo("f:3: has an object of more than 1000 fields, too many to check");
        assertThat(errors.get(3)).isEqualTo("f:4: is not a JSON object");
    }

    @Test
    void a_carriage_return_does_not_end_a_line_by_itself() throws Exception {
        assertThat(errors(TABLE.replace("\n", "\r") + COLUMN))
                .containsExactly("f:1: goes on after the object; there must be one object a line");
    }

    @Test
    void all_four_types_of_lineage_pass() throws Exception {
        CheckReport report = new JsonlCheck()
                .lineages(write("{\"from_identifier\":{\"type\":\"internal_resource\",\"databuilder_id\":\"a\"},"
                        + "\"to_identifier\":{\"type\":\"external_table\",\"table\":\"t\",\"cluster\":null,\"schema\":\"s\"}}\n"
                        + "{\"from_identifier\":{\"type\":\"tables_from_query\",\"sql\":\"select 1\"},"
                        + "\"to_identifier\":{\"type\":\"internal_resource\",\"databuilder_id\":\"a\"}}\n"
                        + "{\"from_identifier\":{\"type\":\"internal_resource\",\"databuilder_id\":\"a\"},"
                        + "\"to_identifier\":{\"type\":\"external_column\",\"table\":\"t\",\"column\":\"c\"}}\n"));

        assertThat(report.errorLines()).isEmpty();
        assertThat(report.warningLines()).isEmpty();
        assertThat(report.records()).isEqualTo(3);
    }

    @Test
    void one_end_of_a_lineage_is_a_resource_of_secodas_and_no_query_is_led_to() throws Exception {
        assertThat(
                        lineageErrors(
                                """
                        {"from_identifier":{"type":"external_table","table":"a"},"to_identifier":{"type":"external_column","table":"t","column":"c"}}
                        {"from_identifier":{"type":"internal_resource","databuilder_id":"a"},"to_identifier":{"type":"tables_from_query","sql":"select 1"}}
                        {"from_identifier":{"type":"spaceship"},"to_identifier":{"type":"external_table","table":"t"}}
                        """))
                .containsExactly(
                        "f:1: from_identifier: neither end is an internal_resource, and one must be",
                        "f:2: to_identifier.type: may not be tables_from_query: a query only leads from tables",
                        "f:3: from_identifier.type: 'spaceship' is none of Secoda's types; they are internal_resource, external_table, external_column and tables_from_query");
    }

    @Test
    void what_is_wrong_at_an_end_of_a_lineage_is_named_with_the_end() throws Exception {
        assertThat(
                        lineageErrors(
                                """
                        {"from_identifier":{"type":"external_colum","table":1},"to_identifier":"x"}
                        {"to_identifier":{"type":"external_column","table":"t"}}
                        {"from_identifier":{"type":null},"to_identifier":{"type":"tables_from_query","sql":"","sql":""}}
                        """))
                .containsExactly(
                        "f:1: to_identifier: must be an object, but is a string",
                        "f:1: from_identifier.table: must be a string, but is an integer of at most 64 bits",
                        "f:1: from_identifier.type: 'external_colum' is none of Secoda's types; the nearest is external_column",
                        "f:2: from_identifier: is missing",
                        "f:2: to_identifier.column: is missing",
                        "f:3: to_identifier.sql: is in the object twice",
                        "f:3: from_identifier.type: must be a string, but is null",
                        "f:3: to_identifier.sql: is empty",
                        "f:3: to_identifier.type: may not be tables_from_query: a query only leads from tables");
    }
}
