package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.UploadFile;
import co.secoda.metadata.CheckReport;
import co.secoda.metadata.CsvCheck;
import co.secoda.metadata.JsonlCheck;
import co.secoda.run.Errors.GoalErrorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFilesTest {
    @TempDir
    private Path directory;

    private final RecordingLog log = new RecordingLog();

    @Test
    void a_good_file_is_sent_as_it_was_checked() throws Exception {
        Path file = file("tables.csv", "col_name,name,database,schema\nid,orders,shop,public\n");

        List<CheckReport> checked =
                files().check("secoda.file", file, new CsvCheck()::check).passed();

        UploadFile part = ImportFiles.part(checked.get(0), "text/csv");
        assertThat(part.fileName()).isEqualTo("tables.csv");
        assertThat(part.expected()).hasValueSatisfying(expected -> {
            assertThat(expected.bytes()).isEqualTo(52);
            assertThat(expected.sha256()).isEqualTo(checked.get(0).sha256());
        });
        assertThat(ImportFiles.described(checked)).isEqualTo(file + " (1 record, 52 B)");
        assertThat(log.lines).isEmpty();
    }

    @Test
    void a_link_out_of_the_checkout_is_not_read_and_a_file_that_is_elsewhere_by_name_is() throws Exception {
        Path checkout = Files.createDirectory(directory.resolve("checkout"));
        Path secret = file("secret", "s3cret,col_name,name,database,schema\n1,id,orders,shop,public\n");
        Path link = Files.createSymbolicLink(checkout.resolve("tables.csv"), secret);
        ImportFiles files = new ImportFiles(checkout(checkout), log);

        assertThatThrownBy(() -> files.check("secoda.file", link, new CsvCheck()::check))
                .isInstanceOf(BadSettingException.class)
                .hasMessage("secoda.file: " + link + " is, by a symbolic link, " + secret.toRealPath()
                        + ", which is outside of the checkout " + checkout
                        + ". If that file is meant, name it itself.");
        assertThat(log.lines).isEmpty();

        files.check("secoda.file", secret, new CsvCheck()::check);
        assertThat(log.lines).singleElement().asString().contains("s3cret: Secoda knows no such column");
    }

    private ImportFiles files() {
        return new ImportFiles(checkout(directory), log);
    }

    private static Checkout checkout(Path root) {
        return Checkout.around(root, name -> Optional.empty(), (property, value) -> false);
    }

    @Test
    void all_errors_of_all_files_are_told_before_the_goal_ends() throws Exception {
        Path resources = file("resources.jsonl", "{}\nnot json\n");
        Path lineages = file("lineages.jsonl", "[]\n");
        JsonlCheck check = new JsonlCheck();
        ImportFiles files = files().check("secoda.resourcesFile", resources, check::resources)
                .check("secoda.lineagesFile", lineages, check::lineages);

        assertThatThrownBy(files::passed)
                .isInstanceOf(GoalErrorException.class)
                .hasMessageStartingWith("Nothing was sent, since there are 4 errors; the first: " + resources + ":1: ");
        assertThat(log.lines)
                .hasSize(4)
                .allMatch(line -> line.startsWith("error "))
                .anyMatch(line -> line.startsWith("error " + resources + ":2: "))
                .anyMatch(line -> line.startsWith("error " + lineages + ":1: "));
    }

    @Test
    void twenty_errors_are_shown_and_the_rest_counted() throws Exception {
        Path file = file("resources.jsonl", "no\n".repeat(25));

        files().check("secoda.resourcesFile", file, new JsonlCheck()::resources);

        assertThat(log.lines).hasSize(21).last().isEqualTo("error " + file + ": 5 more errors");
    }

    @Test
    void warnings_do_not_stop_an_import() throws Exception {
        Path file = file("tables.csv", "col_name,name,database,schema,colour\nid,orders,shop,public,red\n");

        assertThat(files().check("secoda.file", file, new CsvCheck()::check).passed())
                .hasSize(1);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .startsWith("warn " + file + ":1: ")
                .contains("colour");
    }

    @Test
    void a_compressed_file_is_refused_unread() {
        assertThatThrownBy(
                        () -> files().check("secoda.file", directory.resolve("tables.csv.GZ"), new CsvCheck()::check))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.file=")
                .hasMessageContaining("decompress it first");
    }

    @Test
    void the_examples_are_good() throws Exception {
        JsonlCheck check = new JsonlCheck();
        Path examples = Path.of("examples/metadata");

        assertThat(files().check("secoda.file", examples.resolve("columns.csv"), new CsvCheck()::check)
                        .check("secoda.resourcesFile", examples.resolve("resources.jsonl"), check::resources)
                        .check("secoda.lineagesFile", examples.resolve("lineages.jsonl"), check::lineages)
                        .passed())
                .hasSize(3);
        assertThat(log.lines).isEmpty();
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }
}
