package co.secoda.api;

import com.google.errorprone.annotations.Immutable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls, for tests of what holds for each of them. */
enum AnyCall {
    LIST_INTEGRATIONS("GET", (api, id, files) -> api.listIntegrations(Optional.empty(), 1)),
    GET_INTEGRATION("GET", (api, id, files) -> api.getIntegration(id)),
    CREATE_INTEGRATION(
            "POST",
            (api, id, files) -> api.createIntegration(new NewIntegration("Any call", "custom", List.of(), Map.of()))),
    DELETE_INTEGRATION("DELETE", (api, id, files) -> {
        api.deleteIntegration(id);
        return "";
    }),
    IMPORT_CSV("POST", (api, id, files) -> {
        api.importCsvMetadata(id, file(files, "tables.csv", "text/csv", "col_name,name,database,schema\n"));
        return "";
    }),
    IMPORT_JSONL("POST", (api, id, files) -> {
        UploadFile resources = file(
                files,
                "resources.jsonl",
                "application/x-ndjson",
                "{\"entity_type\":\"dashboard\",\"databuilder_id\":\"d1\"}\n");
        api.importJsonlMetadata(id, resources, Optional.empty());
        return "";
    }),
    UPLOAD_ARTIFACTS("POST", (api, id, files) -> {
        api.uploadDbtArtifacts(
                id,
                file(files, "run_results.json", "application/json", "{\"metadata\": {}, \"results\": []}"),
                file(files, "manifest.json", "application/json", "{\"metadata\": {}, \"nodes\": {}}"));
        return "";
    }),
    TRIGGER_SYNC("POST", (api, id, files) -> {
        api.triggerDbtSync(id);
        return "";
    }),
    GET_FAILING_TESTS("GET", (api, id, files) -> api.getFailingTests(id)),
    LIST_SLACK_CONVERSATIONS("GET", (api, id, files) -> api.listSlackConversations()),
    LIST_RESOURCES("GET", (api, id, files) -> api.listResources(CatalogFilter.exact("an-id"), 1));

    /** Makes the call, and gives what it gave. */
    @Immutable
    @FunctionalInterface
    interface Maker {
        Object make(SecodaApi api, IntegrationId id, Path files)
                throws SecodaException, InterruptedException, IOException;
    }

    private static final String LARGE = "large";

    private final String method;
    private final Maker maker;

    AnyCall(String method, Maker maker) {
        this.method = method;
        this.maker = maker;
    }

    Object make(SecodaApi api, IntegrationId id, Path files) throws SecodaException, InterruptedException, IOException {
        return maker.make(api, id, files);
    }

    /** Makes the call with files that are more than the buffers of sockets take. */
    Object makeLarge(SecodaApi api, IntegrationId id, Path files)
            throws SecodaException, InterruptedException, IOException {
        return maker.make(api, id, Files.createDirectories(files.resolve(LARGE)));
    }

    /** An answer that this call takes as it is. */
    String soundAnswer() {
        return switch (this) {
            case LIST_SLACK_CONVERSATIONS -> "[]";
            case LIST_INTEGRATIONS, LIST_RESOURCES -> "{\"results\": []}";
            case GET_FAILING_TESTS -> "{\"failing\": [], \"warning\": []}";
            default -> "{\"id\": \"an-id\"}";
        };
    }

    String method() {
        return method;
    }

    boolean isOfOneIntegration() {
        return switch (this) {
            case LIST_INTEGRATIONS, CREATE_INTEGRATION, LIST_SLACK_CONVERSATIONS, LIST_RESOURCES -> false;
            default -> true;
        };
    }

    boolean isUpload() {
        return switch (this) {
            case IMPORT_CSV, IMPORT_JSONL, UPLOAD_ARTIFACTS -> true;
            default -> false;
        };
    }

    /** Whether the request has a body. */
    boolean hasBody() {
        return isUpload() || this == CREATE_INTEGRATION;
    }

    /** Whether the answer has JSON in it that is read. */
    boolean hasContent() {
        return switch (this) {
            case LIST_INTEGRATIONS,
                    GET_INTEGRATION,
                    CREATE_INTEGRATION,
                    GET_FAILING_TESTS,
                    LIST_SLACK_CONVERSATIONS,
                    LIST_RESOURCES -> true;
            default -> false;
        };
    }

    private static UploadFile file(Path directory, String name, String contentType, String text) throws IOException {
        Path path = Files.writeString(directory.resolve(name), text);
        if (directory.endsWith(LARGE)) {
            Files.write(path, new byte[16 << 20], StandardOpenOption.APPEND);
        }
        return new UploadFile(path, name, contentType, Optional.empty());
    }
}
