package co.secoda.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.QuarterOfTries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.lifecycle.PropagationMode;

/** Whatever is in a file, a check ends with a report or its documented exception. */
@AddLifecycleHook(value = QuarterOfTries.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class SurvivalTest {
    private static final byte[] CSV = utf8(
            """
            \uFEFFcol_name,name,database,schema,description,is_view\r
            id,orders,shop,public,"a, ""b""
            ä😀",true\r
            id,orders,shop,public,x,false\r
            """);
    private static final byte[] RESOURCES = utf8(
            """
            {"entity_type":"table","databuilder_id":"t","schema":"s","database":"ä😀"}
            {"entity_type":"column","databuilder_id":"t","parent_databuilder_id":"x","is_pk":true}
            """);
    private static final byte[] LINEAGES = utf8(
            """
            {"from_identifier":{"type":"tables_from_query","sql":"select '\\u00e4'"},\
            "to_identifier":{"type":"internal_resource","databuilder_id":"a"}}
            """);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path file = Path.of("unset");

    @BeforeProperty
    void createFile() throws IOException {
        file = Files.createTempFile("survival", ".txt");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Example
    void the_valid_files_are_what_is_mutated() throws Exception {
        assertThat(new CsvCheck().check(Files.write(file, CSV)).errorCount()).isEqualTo(2);
        assertThat(new JsonlCheck().resources(Files.write(file, RESOURCES)).errorCount())
                .isEqualTo(1);
        assertThat(new JsonlCheck().lineages(Files.write(file, LINEAGES)).passed())
                .isTrue();
    }

    @Property(tries = 500)
    void random_bytes(@ForAll @Size(max = 300) byte[] content) throws Exception {
        survives(content);
    }

    @Property(tries = 500)
    void random_text_of_the_formats_own_characters(@ForAll @Size(max = 200) byte[] choices) throws Exception {
        StringBuilder text = new StringBuilder();
        for (byte choice : choices) {
            text.append(",\"\r\n{}[]:\\.1ea\u2028\uFEFF".charAt(Math.floorMod(choice, 16)));
        }
        survives(utf8(text.toString()));
    }

    @Property(tries = 500)
    void mutated_files(
            @ForAll @IntRange(max = 2) int which,
            @ForAll @IntRange(max = 300) int at,
            @ForAll @IntRange(max = 3) int kind,
            @ForAll byte value)
            throws Exception {
        byte[] valid = which == 0 ? CSV : which == 1 ? RESOURCES : LINEAGES;
        int place = at % valid.length;
        ByteArrayOutputStream mutated = new ByteArrayOutputStream();
        mutated.write(valid, 0, place);
        if (kind != 0) {
            mutated.write(value);
        }
        if (kind != 3) {
            mutated.write(valid, kind == 1 ? place : place + 1, valid.length - place - (kind == 1 ? 0 : 1));
        }
        survives(mutated.toByteArray());
    }

    private void survives(byte[] content) throws Exception {
        Files.write(file, content);
        reports(content, () -> new CsvCheck().check(file));
        reports(content, () -> new JsonlCheck().resources(file));
        reports(content, () -> new JsonlCheck().lineages(file));
    }

    private interface Check {
        CheckReport run() throws MetadataException;
    }

    private void reports(byte[] content, Check check) {
        try {
            CheckReport report = check.run();
            assertThat(report.bytes()).isEqualTo(content.length);
            assertThat(report.errorCount())
                    .isGreaterThanOrEqualTo(report.errors().size());
            assertThat(report.errorLines()).allSatisfy(line -> assertThat(line).doesNotContainPattern("\\p{Cntrl}"));
        } catch (MetadataException e) {
            assertThat(e).hasMessageContaining("gzipped");
        }
    }
}
