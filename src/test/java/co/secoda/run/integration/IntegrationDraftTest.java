package co.secoda.run.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.NewIntegration;
import co.secoda.run.BadSettingException;
import co.secoda.run.integration.IntegrationDraft.CredentialsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrationDraftTest {
    @TempDir
    private Path directory;

    @Test
    void teams_stand_between_commas() throws Exception {
        NewIntegration draft =
                IntegrationDraft.read(Optional.of("Shop"), " custom ", Optional.of("a, b,,c"), Optional.empty());

        assertThat(draft.type()).isEqualTo("custom");
        assertThat(draft.teams()).containsExactly("a", "b", "c");
        assertThat(draft.credentials()).isEmpty();
    }

    @Test
    void a_native_one_has_the_credentials_of_its_file() throws Exception {
        Path file = file("{\"user\": \"u\", \"key\": {\"n\": 1.50}}");

        NewIntegration draft =
                IntegrationDraft.read(Optional.of("Shop"), "snowflake", Optional.empty(), Optional.of(file));

        assertThat(draft.credentials()).containsEntry("user", "u");
        assertThat(draft.credentials().get("key")).isEqualTo(Map.of("n", new java.math.BigDecimal("1.50")));
    }

    @Test
    void a_custom_one_has_no_credentials() throws Exception {
        Path file = file("{\"user\": \"u\"}");

        assertThatThrownBy(
                        () -> IntegrationDraft.read(Optional.of("Shop"), "Custom", Optional.empty(), Optional.of(file)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.credentialsFile");
    }

    @Test
    void it_has_a_name() {
        assertThatThrownBy(() -> IntegrationDraft.read(Optional.empty(), "custom", Optional.empty(), Optional.empty()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 'hunter2',\\n 'b' hunter3} | :2:",
                "{'a': 'hunter2'} hunter3 | :1:",
                "{'a': 'hunter2'} {} | :1:",
                "['hunter2'] | :1:1:",
                "{'a': 'hunter2', 'a': 'hunter2'} | :1:",
                "{'a': 'hunter2 | :1:",
                "'' | :1:"
            })
    void what_is_not_one_json_object_is_told_by_place_and_never_by_content(String text, String place) throws Exception {
        Path file = file(text.replace('\'', '"').replace("\\n", "\n"));

        assertThatThrownBy(() -> CredentialsFile.read(file))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("secoda.credentialsFile=" + file + place)
                .hasMessageNotContaining("hunter")
                .hasNoCause();
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> CredentialsFile.read(directory.resolve("none.json")))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("none.json")
                .hasMessageContaining("can't be read");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("credentials.json"), text);
    }
}
