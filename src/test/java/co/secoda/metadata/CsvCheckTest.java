package co.secoda.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCheckTest {
    private static final String HEADER = "col_name,name,database,schema,description,is_view,last_updated_time\n";
    private static final String GOOD = "id,orders,shop,public,Orders,false,1700000000\n";

    @TempDir
    private Path directory;

    private Path write(byte[] content) throws IOException {
        return Files.write(directory.resolve("columns.csv"), content);
    }

    private CheckReport check(String content) throws Exception {
        return new CsvCheck().check(write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> errors(String content) throws Exception {
        return withoutDirectory(check(content).errorLines());
    }

    private List<String> warnings(String content) throws Exception {
        CheckReport report = check(content);
        assertThat(report.errorLines()).isEmpty();
        return withoutDirectory(report.warningLines());
    }

    private List<String> withoutDirectory(List<String> lines) {
        return lines.stream()
                .map(line -> line.replace(directory.resolve("columns.csv").toString(), "f"))
                .toList();
    }

    @Test
    void a_good_file_passes_and_is_told_by_length_and_digest() throws Exception {
        String content = HEADER + GOOD + "total,orders,shop,public,Orders,false,1700000000\n";
        CheckReport report = check(content);

        assertThat(report.passed()).isTrue();
        assertThat(report.warnings()).isEmpty();
        assertThat(report.records()).isEqualTo(2);
        assertThat(report.bytes()).isEqualTo(content.length());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        assertThat(report.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void the_header_may_be_in_any_order_with_a_mark_and_any_line_ends(String end) throws Exception {
        CheckReport report = check("\uFEFFschema,sort_order,database,name,col_name" + end + "public,3,shop,orders,id"
                + end + "a.b,x,shop,orders,id2" + end);

        assertThat(withoutDirectory(report.errorLines()))
                .containsExactly(
                        "f:3: schema: 'a.b' has a period in it, which Secoda does not allow",
                        "f:3: col_sort_order: 'x' is not an integer");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void a_record_is_reported_at_the_line_on_which_it_starts() throws Exception {
        assertThat(errors(HEADER
                        + "id,orders,shop,public,\"one, \"\"two\"\"\r\nthree\",false,\n\n,orders2,shop,public,a,,\n"))
                .containsExactly("f:5: col_name: is empty; every row needs it");
    }

    @Test
    void required_columns_that_are_missing_are_named() throws Exception {
        CheckReport report = check("col_name,name,Database\nid,orders,shop\n");

        assertThat(withoutDirectory(report.errorLines()))
                .containsExactly(
                        "f:1: database: the header lacks this required column",
                        "f:1: schema: the header lacks this required column");
        assertThat(withoutDirectory(report.warningLines()))
                .containsExactly("f:1: Database: Secoda knows no such column; the nearest is database");
    }

    @Test
    void an_unknown_column_is_a_warning_that_names_the_nearest_one_if_any_is_near() throws Exception {
        assertThat(warnings("col_name,name,database,schema,col_descripton,owner mail\nid,o,s,p,x,y\n"))
                .containsExactly(
                        "f:1: col_descripton: Secoda knows no such column; the nearest is col_description",
                        "f:1: 'owner mail': Secoda knows no such column");
    }

    @Test
    void a_column_twice_in_the_header_is_an_error_under_its_old_name_too() throws Exception {
        assertThat(errors("col_name,name,database,schema,col_sort_order,sort_order,x,x\nid,o,s,p,1,1,,\n"))
                .containsExactly(
                        "f:1: col_sort_order: the header has this column twice",
                        "f:1: x: the header has this column twice");
    }

    @Test
    void a_header_without_commas_is_one_error() throws Exception {
        assertThat(errors("col_name;name;database;schema\nid;orders;shop;public\n"))
                .containsExactly("f:1: the header is a single field; separate columns by commas");
    }

    @ParameterizedTest
    @CsvSource({"true", "false", "''"})
    void these_are_booleans(String value) throws Exception {
        assertThat(warnings(HEADER + "id,orders,shop,public,," + value + ",\n")).isEmpty();
    }

    @Test
    void a_boolean_in_another_case_is_one_warning_a_spelling() throws Exception {
        assertThat(warnings(HEADER
                        + "a,orders,shop,public,,True,\nb,orders,shop,public,,true,\nc,orders,shop,public,,True,\n"))
                .containsExactly("f:2: is_view: 'True' is documented in lower case only (2 times in the file)");
    }

    @Test
    void what_is_neither_boolean_nor_integer_is_an_error() throws Exception {
        assertThat(errors(HEADER + "id,orders,shop,public,,yes,12.5\n"))
                .containsExactly(
                        "f:2: is_view: 'yes' is neither 'true' nor 'false'",
                        "f:2: last_updated_time: '12.5' is not an integer (Unix seconds), nor 'None'");
        assertThat(errors("col_name,name,database,schema,col_sort_order\nid,o,s,p,None\n"))
                .containsExactly("f:2: col_sort_order: 'None' is not an integer");
    }

    @Test
    void rows_of_one_table_must_agree_also_when_they_are_far_apart() throws Exception {
        assertThat(errors(HEADER + GOOD + "id,users,shop,public,Users,true,None\n"
                        + "total,orders,shop,public,Other,true,5\n" + "mail,users,shop,public,Users,TRUE,\n"))
                .containsExactly(
                        "f:4: description: differs from line 2 of the same table 'shop.public.orders'; all rows of a table must agree",
                        "f:4: is_view: differs from line 2 of the same table 'shop.public.orders'; all rows of a table must agree",
                        "f:4: last_updated_time: differs from line 2 of the same table 'shop.public.orders'; all rows of a table must agree");
    }

    @Test
    void tables_that_only_join_to_the_same_text_are_different() throws Exception {
        assertThat(warnings("col_name,name,database,schema,description\nid,c,a,bb,x\nid,c,ab,b,y\n"))
                .isEmpty();
    }

    @Test
    void a_column_twice_in_a_table_is_a_warning() throws Exception {
        assertThat(warnings(HEADER + GOOD + "id,users,shop,public,,,\n" + GOOD))
                .containsExactly("f:4: col_name: table 'shop.public.orders' has this column in line 2 already");
    }

    @Test
    void a_wrong_number_of_fields_is_an_error_and_the_rest_is_checked() throws Exception {
        assertThat(errors("col_name,name,database,schema\nid,o,s\nid,o,s,p,x\n,o,s,p\n"))
                .containsExactly(
                        "f:2: has 3 fields, but the header has 4 fields",
                        "f:3: has 5 fields, but the header has 4 fields",
                        "f:4: col_name: is empty; every row needs it");
    }

    @Test
    void broken_quotes_end_the_check_at_the_record() throws Exception {
        assertThat(errors(HEADER + GOOD + "\"id,orders\n,shop\n"))
                .containsExactly(
                        "f:3: is not CSV: Unclosed quoted field at end of input; nothing after this line was checked");
        assertThat(errors(HEADER + "\"id\"x,orders\n"))
                .containsExactly("f:2: is not CSV: Unexpected character after closing quote: 'x' (0x78);"
                        + " nothing after this line was checked");
    }

    @Test
    void a_field_beyond_the_bound_is_told() throws Exception {
        CheckReport report = check(HEADER + "\"" + "x".repeat(Rows.LONGEST_FIELD) + "\",o,s,p,,,\n");

        assertThat(withoutDirectory(report.errorLines()))
                .containsExactly("f:2: has a field of more than 1048576 characters, or a quote that is never closed;"
                        + " nothing after this line was checked");
        assertThat(report.bytes()).isEqualTo(Files.size(report.file()));
    }

    @Test
    void a_record_beyond_the_bound_is_told_and_the_rest_is_checked() throws Exception {
        String wide = ",a".repeat(Rows.MOST_FIELDS);
        assertThat(errors("col_name,name,database,schema" + wide + "\nid,o,s,p" + wide + "\n"))
                .containsExactly(
                        "f:1: the header has more than 1000 fields or 4194304 characters, too many to check",
                        "f:2: has more than 1000 fields or 4194304 characters, too many to check");
    }

    @Test
    void bytes_that_are_not_utf8_are_an_error_a_line_and_the_rest_is_checked() throws Exception {
        byte[] content = (HEADER + "id,\u00e4\u00e4,shop,public,,,\nid,\u00e4,shop,public,,,\nid,b.c,shop,public,,,\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        CheckReport report = new CsvCheck().check(write(content));

        assertThat(withoutDirectory(report.errorLines()))
                .containsExactly(
                        "f:2: has bytes that are not UTF-8; save the file as UTF-8",
                        "f:3: has bytes that are not UTF-8; save the file as UTF-8",
                        "f:4: name: 'b.c' has a period in it, which Secoda does not allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n"})
    void an_empty_file_is_an_error(String content) throws Exception {
        assertThat(errors(content)).containsExactly("f:1: is empty: there is no header, and nothing to import");
    }

    @Test
    void a_header_by_itself_is_an_error() throws Exception {
        assertThat(errors(HEADER)).containsExactly("f:1: has a header only: there is nothing to import");
    }

    @Test
    void twenty_errors_are_shown_in_the_order_of_lines_and_the_rest_counted() throws Exception {
        CheckReport report = check(HEADER + GOOD + GOOD.replace("Orders", "Other") + ",o,s,p,,,\n".repeat(30));

        assertThat(report.errorCount()).isEqualTo(31);
        assertThat(report.errors()).hasSize(20).isSortedAccordingTo((a, b) -> Long.compare(a.line(), b.line()));
        assertThat(report.errors().get(0).sentence()).startsWith("differs from line 2");
        assertThat(report.errorLines()).hasSize(21).last().asString().endsWith(": 11 more errors");
    }

    @Test
    void values_can_neither_break_a_line_nor_steer_a_terminal() throws Exception {
        assertThat(errors("col_name,name,database,schema,is_view\nid,o,s,p,\"a\n\u001b[31m\u202e" + "b".repeat(99)
                        + "\"\n"))
                .singleElement()
                .asString()
                .contains("'a\\u000a\\u001b[31m\\u202ebbb")
                .contains("…'");
    }

    @Test
    void a_file_that_cannot_be_read_is_an_exception_in_one_line() throws Exception {
        assertThatThrownBy(() -> new CsvCheck().check(directory))
                .isInstanceOf(MetadataException.class)
                .hasMessage(directory + ": is a directory; name a file");
        Path missing = directory.resolve("missing.csv");
        assertThatThrownBy(() -> new CsvCheck().check(missing))
                .isInstanceOf(MetadataException.class)
                .hasMessage(missing + ": does not exist");
        Path gzipped = write(new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThatThrownBy(() -> new CsvCheck().check(gzipped))
                .isInstanceOf(MetadataException.class)
                .hasMessage(gzipped + ": is gzipped; decompress it first");
    }
}
