package co.secoda.sandbox;

import static co.secoda.sandbox.TestClient.ID;
import static co.secoda.sandbox.TestClient.UPLOAD;
import static co.secoda.sandbox.TestClient.integration;
import static co.secoda.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadTest {
    private static final String PASSING = "{\"failing\": [], \"warning\": []}";
    private static final String CSV = integration(ID) + "/import_metadata";
    private static final String JSONL = integration(ID) + "/import_jsonl_metadata";

    private Playground playground;
    private TestClient client;

    @BeforeEach
    void open() throws IOException {
        playground = Playground.open();
        client = playground.client;
    }

    @AfterEach
    void nothing_stays_on_disk() {
        assertThat(playground.sandbox.scratch().directories()).isEmpty();
        playground.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_pair_is_taken_without_a_word() throws Exception {
        HttpResponse<String> response = playground.upload(PASSING);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void a_big_file_arrives_byte_for_byte_in_chunks_of_unknown_length() throws Exception {
        byte[] manifest = bytes("{\"a\": \"" + "x--\r\n--é".repeat(1_000_000) + "\"}");
        for (int i = 0; i < manifest.length; i++) {
            // JSON has no line breaks in strings.
            manifest[i] = manifest[i] == '\r' || manifest[i] == '\n' ? (byte) ' ' : manifest[i];
        }
        byte[] body = new TestForm()
                .file("manifest", manifest)
                .file("run_results", bytes(PASSING))
                .whole();

        HttpResponse<String> response =
                client.postForm(UPLOAD, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(playground.reader.lastManifest()).isEqualTo(manifest);
    }

    @Test
    void missing_parts_are_named_one_by_one() throws Exception {
        byte[] nothingOfUse = new TestForm().file("manifests", bytes("{}")).whole();
        byte[] half = new TestForm().file("run_results", bytes(PASSING)).whole();

        HttpResponse<String> none = client.postForm(UPLOAD, nothingOfUse);

        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body())
                .isEqualTo("{\"run_results\":[\"No file was submitted.\"],\"manifest\":[\"No file was submitted.\"]}");
        assertThat(client.postForm(UPLOAD, half).body()).isEqualTo("{\"manifest\":[\"No file was submitted.\"]}");
        assertThat(client.postForm(CSV, half).body()).isEqualTo("{\"file\":[\"No file was submitted.\"]}");
        assertThat(client.postForm(JSONL, half).body()).isEqualTo("{\"resources_file\":[\"No file was submitted.\"]}");
    }

    @Test
    void a_part_without_a_file_name_is_no_file() throws Exception {
        byte[] body = new TestForm()
                .file("run_results", bytes(PASSING))
                .field("manifest", "{}")
                .whole();

        HttpResponse<String> response = client.postForm(UPLOAD, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"manifest\":[\"The submitted data was not a file.");
    }

    @Test
    void a_body_that_is_not_multipart_is_an_unsupported_type() throws Exception {
        assertThat(client.postJson(UPLOAD, "{}").statusCode()).isEqualTo(415);
        assertThat(client.post(UPLOAD).statusCode()).isEqualTo(415);
        assertThat(client.postJson(CSV, "{}").statusCode()).isEqualTo(415);
        assertThat(client.postJson(JSONL, "{}").body())
                .isEqualTo("{\"detail\":\"Unsupported media type \\\"application/json\\\" in request.\"}");
    }

    @Test
    void a_malformed_form_is_refused_with_the_reason() throws Exception {
        byte[] cutOff = new TestForm().file("manifest", bytes("{}")).cutOff();
        byte[] nameless =
                new TestForm().part("Content-Type: text/plain", bytes("{}")).whole();
        HttpResponse<String> noBoundary = client.documented(client.request(UPLOAD)
                .header("Content-Type", "multipart/form-data")
                .POST(BodyPublishers.ofByteArray(cutOff)));

        assertThat(client.postForm(UPLOAD, cutOff).statusCode()).isEqualTo(400);
        assertThat(client.postForm(UPLOAD, cutOff).body())
                .contains("Multipart form parse error")
                .contains("boundary");
        assertThat(client.postForm(UPLOAD, nameless).body()).contains("Content-Disposition");
        assertThat(client.postForm(UPLOAD, bytes("no form at all")).statusCode())
                .isEqualTo(400);
        assertThat(noBoundary.statusCode()).isEqualTo(400);
        assertThat(noBoundary.body()).contains("boundary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|The submitted file is empty.",
                "not json|Not valid JSON: line 1, column ",
                "{\"a\": [1,|Not valid JSON: line 1, column ",
                "[]|Not a JSON object.",
                "{} {}|There is more than one JSON value.",
                "{} x|Not valid JSON: line 1, column ",
            })
    void a_file_that_is_not_json_is_refused_with_the_place(String manifest, String message) throws Exception {
        HttpResponse<String> response =
                client.postForm(UPLOAD, TestForm.pair(PASSING, manifest).whole());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).startsWith("{\"manifest\":[\"" + message);
    }

    @Test
    void both_files_are_checked_before_one_is_blamed() throws Exception {
        assertThat(json(client.postForm(UPLOAD, TestForm.pair("x", "y").whole())))
                .containsOnlyKeys("run_results", "manifest");
    }

    @Test
    void a_refused_upload_leaves_what_was_there() throws Exception {
        playground.uploadFailing("model.a");
        client.postForm(UPLOAD, TestForm.pair("x", "{}").whole());

        playground.sync();

        assertThat(client.failing()).containsExactly(UploadedSets.serverId("model.a"));
    }

    @Test
    void imported_files_are_counted_and_the_last_import_is_shown() throws Exception {
        byte[] csv = new TestForm().file("file", bytes("a,b\n1,2\n3,4")).whole();
        byte[] jsonl = new TestForm()
                .file("lineages_file", bytes("{}\n"))
                .file("resources_file", bytes("{}\n{}\n"))
                .whole();

        HttpResponse<String> first = client.postForm(CSV, csv);
        Object afterFirst = json(client.get(integration(ID))).get("properties");
        HttpResponse<String> second = client.postForm(JSONL, jsonl);
        Object afterSecond = json(client.get(integration(ID))).get("properties");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEmpty();
        assertThat(afterFirst).isEqualTo(Map.of("last_import", Map.of("file", Map.of("bytes", 11, "lines", 3))));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(afterSecond)
                .isEqualTo(Map.of(
                        "last_import",
                        Map.of(
                                "resources_file",
                                Map.of("bytes", 6, "lines", 2),
                                "lineages_file",
                                Map.of("bytes", 3, "lines", 1))));
    }

    @Test
    void lineage_is_optional_but_an_empty_file_is_not_a_file() throws Exception {
        byte[] resources = new TestForm().file("resources_file", bytes("{}")).whole();
        byte[] empty = new TestForm().file("file", new byte[0]).whole();

        assertThat(client.postForm(JSONL, resources).statusCode()).isEqualTo(200);
        assertThat(client.postForm(CSV, empty).body()).isEqualTo("{\"file\":[\"The submitted file is empty.\"]}");
    }
}
