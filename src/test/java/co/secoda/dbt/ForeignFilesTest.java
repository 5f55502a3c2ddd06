package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What something else than dbt has put in an artifact's place is called what it is. */
class ForeignFilesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a\\nsize 12345\\n | it is a Git LFS pointer",
                "<!DOCTYPE html>\\n<html><body>Sign in</body></html> | it is an HTML page",
                "  \\n<html lang=\"en\"> | it is an HTML page",
                "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error> | it is XML",
                "PK\\u0003\\u0004rest of a zip archive | it is a zip archive",
                "<<<<<<< HEAD\\n{}\\n=======\\n{}\\n>>>>>>> main\\n | it has the marks of a merge conflict of Git in it",
                "12:00:00  Running with dbt=1.9.0\\n12:00:01  Registered adapter | it is a log of dbt; don't write the log there",
                "\\u001b[0m12:00:00  Running with dbt=1.9.0 | it is a log of dbt; don't",
                "Running with dbt=1.11.7 | it is a log of dbt; don't",
                "============================== 12:00:00.123456 | it is a log of dbt; don't",
                "404: Not Found | it is what a server answers to a call that failed (\"404: Not Found\"); get the artifact again",
                "403 Forbidden\\n | it is what a server answers to a call that failed (\"403 Forbidden\")",
                "Not Found\\n | it is what a server answers to a call that failed (\"Not Found\")",
            })
    void by_its_beginning(String text, String message) throws Exception {
        String file = text.replace("\\n", "\n")
                .replace("\\u0003", "\u0003")
                .replace("\\u0004", "\u0004")
                .replace("\\u001b", "\u001b");

        assertThat(refused("run_results.json", file)).contains(": " + message).doesNotContain("still be writing");
        assertThat(refused("manifest.json", file)).contains(": " + message);
        assertThat(refused("run_results.json.gz", file)).contains(": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"data\": {\"version\": \"=1.11\"}, \"info\": {\"code\": \"A001\"}}\\n{\"data\": {}, \"info\": {}} | it is a log of dbt",
                "{\"info\": {\"msg\": \"x\"}, \"data\": {}} | it is a log of dbt in JSON (--log-format json), not the run results",
                "{\"code\": \"A001\", \"level\": \"info\", \"log_version\": 1, \"msg\": \"Running with dbt=1.0.0\"} | it is a log of dbt",
                "{\"timestamp\": \"t\", \"message\": \"m\", \"channel\": \"dbt\", \"level\": 10} | it is a log of dbt",
                "{\"message\": \"Not Found\", \"documentation_url\": \"https://docs\"} | it is what an API answers to a call that failed (\"Not Found\"), not the run results",
                "{\"detail\": \"Invalid token.\"} | failed (\"Invalid token.\")",
                "{\"status\": {\"code\": 401, \"is_success\": false, \"user_message\": \"Invalid token\"}, \"data\": null} | failed (\"Invalid token\")",
                "{\"error\": {\"code\": 403, \"message\": \"Forbidden\"}} | failed (\"Forbidden\")",
                "{\"errors\": [{\"code\": 1}]} | it is what an API answers to a call that failed, not",
                "{\"type\": \"about:blank\", \"title\": \"Gone\", \"status\": 410} | failed (\"Gone\")",
                "{\"semantic_models\": [], \"metrics\": [], \"project_configuration\": {}} | this is dbt's semantic manifest",
                "{} | it is an empty JSON object",
                "{\"version\": 2, \"models\": [], \"x\": 1, \"y\": 2} | it is a JSON object with \"version\", \"models\", \"x\" and no \"metadata\"",
            })
    void by_its_names(String text, String message) throws Exception {
        assertThat(refused("run_results.json", text.replace("\\n", "\n")))
                .contains(message)
                .doesNotContain("0.19")
                .doesNotContain("still be writing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Done. PASS=3 WARN=0", "v404: Not Found", "12:00"})
    void text_is_not_said_to_be_written_still(String text) throws Exception {
        assertThat(refused("manifest.json", text))
                .contains("it is not JSON")
                .contains("dbt doesn't write such a file")
                .doesNotContain("still be writing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"results\": []}", "{\"results\": [], \"generated_at\": \"t\", \"elapsed_time\": 1.0}"})
    void what_dbt_wrote_before_0_19_is_called_that(String text) throws Exception {
        assertThat(refused("run_results.json", text)).contains("dbt before 0.19");
    }

    @Test
    void what_breaks_off_may_still_be_written() throws Exception {
        assertThat(refused("run_results.json", "{\"info\": {\"msg\": \"x\"}, \"da"))
                .contains("the file ends in the middle");
    }

    private String refused(String name, String text) throws Exception {
        ArtifactPaths pair = new Artifacts(directory).write();
        Path file = Files.writeString(directory.resolve(name), text);
        ArtifactPaths paths = name.startsWith("manifest")
                ? new ArtifactPaths(file, pair.runResults())
                : new ArtifactPaths(pair.manifest(), file);
        ArtifactException refused = catchThrowableOfType(ArtifactException.class, () -> new DbtRunReader().read(paths));
        assertThat(refused).hasMessageStartingWith(file.toString()).hasMessageNotContaining("\n");
        return String.valueOf(refused.getMessage());
    }
}
