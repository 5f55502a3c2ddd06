package co.secoda.api;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.secoda.api.SecodaException.Kind;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the client and a server that keeps the contract do together. Every request and answer goes through WireMock,
 * which either answers itself or passes on to a real server
 * ({@code any(anyUrl()).willReturn(aResponse().proxiedFrom(url))}), and is held to the OpenAPI file.
 */
abstract class SecodaApiContract {
    /** The key that the server accepts. */
    static final String KEY = "contract-key-0123456789";

    /** An id that no integration has. */
    static final IntegrationId UNKNOWN = new IntegrationId("00000000-0000-4000-8000-000000000000");

    @TempDir
    Path directory;

    final WireMockServer front = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private HttpSecodaApi api;

    /** Makes the front answer as a workspace with more than one page of integrations. */
    abstract void arrange();

    /** The ids of the workspace's integrations, in any order, before a test changes something. */
    abstract List<String> integrationIds();

    /** A dbt integration of the workspace that takes uploads. */
    abstract IntegrationId dbtIntegration();

    /** A custom integration that takes imports and can be deleted. */
    abstract IntegrationId customIntegration();

    /** Ids of resources of the catalogue, more than one page has, by their titles in full. */
    abstract Map<String, String> resources();

    @BeforeEach
    void start() {
        front.start();
        arrange();
        api = client(KEY);
    }

    @AfterEach
    void stop() {
        api.close();
        front.stop();
    }

    private HttpSecodaApi client(String key) {
        return new HttpSecodaApi(ConnectionSettings.of(
                BaseUrl.parse(front.baseUrl(), false), ApiKey.of(key), "secoda-maven-plugin/test"));
    }

    @AfterEach
    void every_request_and_answer_keeps_the_openapi_contract() {
        OpenApiContract contract = OpenApiContract.load();
        List<ServeEvent> events = front.getAllServeEvents();
        assertThat(events).isNotEmpty().allSatisfy(contract::check);
    }

    @Test
    void listing_follows_the_pages_and_gives_each_integration_once() throws Exception {
        List<Integration> all = Integrations.all(api, Optional.empty());

        assertThat(all).extracting(Integration::id).containsExactlyInAnyOrderElementsOf(integrationIds());
        assertThat(front.getAllServeEvents()).hasSizeGreaterThan(1);
    }

    @Test
    void listing_by_type_gives_that_type_alone() throws Exception {
        List<Integration> dbt = Integrations.all(api, Optional.of("dbt_core"));

        assertThat(dbt).isNotEmpty().allMatch(integration -> integration.type().equals(Optional.of("dbt_core")));
        assertThat(dbt).extracting(Integration::id).contains(dbtIntegration().value());
    }

    @Test
    void an_integration_is_read_with_all_that_the_server_says_of_it() throws Exception {
        Integration integration = api.getIntegration(dbtIntegration());

        assertThat(integration.id()).isEqualTo(dbtIntegration().value());
        assertThat(integration.type()).contains("dbt_core");
        assertThat(integration.fields()).containsKeys("id", "type", "name");
    }

    @Test
    void a_custom_integration_is_created_and_gets_an_id() throws Exception {
        Integration created = api.createIntegration(new NewIntegration("Contract test", "custom", List.of(), Map.of()));

        assertThat(created.id()).isNotEmpty();
        assertThat(created.name()).contains("Contract test");
        assertThat(new IntegrationId(created.id()).value())
                .isNotEqualTo(dbtIntegration().value());
    }

    @Test
    void a_custom_integration_with_credentials_is_rejected_and_the_field_told() {
        NewIntegration wrong =
                new NewIntegration("Contract test", "custom", List.of(), Map.of("password", "hunter2-hunter2"));

        SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.createIntegration(wrong));

        assertThat(e.kind()).isEqualTo(Kind.REJECTED);
        assertThat(e.mayHaveArrived()).isFalse();
        assertThat(e).hasMessageContaining("credentials").hasMessageNotContaining("hunter2");
    }

    @Test
    void an_integration_is_deleted_once() throws Exception {
        api.deleteIntegration(customIntegration());

        assertThat(front.getAllServeEvents()).hasSize(1);
    }

    @Test
    void artifacts_are_uploaded_and_a_sync_started_and_failing_tests_read() throws Exception {
        UploadFile runResults = json("run_results.json", "{\"metadata\": {}, \"results\": []}");
        UploadFile manifest = json("manifest.json", "{\"metadata\": {}, \"nodes\": {}, \"sources\": {}}");

        api.uploadDbtArtifacts(dbtIntegration(), runResults, manifest);
        api.triggerDbtSync(dbtIntegration());
        FailingTests tests = api.getFailingTests(dbtIntegration());

        assertThat(tests.failing()).noneMatch(tests.warning()::contains);
        List<FormPart> parts = sentParts("upload_artifacts");
        assertThat(parts).extracting(FormPart::fileName).containsExactly("run_results.json", "manifest.json");
        assertThat(parts).extracting(FormPart::contentType).containsOnly("application/json");
        assertThat(parts.get(0).content()).isEqualTo(Files.readAllBytes(runResults.path()));
        assertThat(parts.get(1).content()).isEqualTo(Files.readAllBytes(manifest.path()));
    }

    @Test
    void csv_metadata_is_imported() throws Exception {
        UploadFile csv = file("tables.csv", "text/csv", "col_name,name,database,schema\nid,orders,shop,public\n");

        api.importCsvMetadata(customIntegration(), csv);

        assertThat(sentParts("import_metadata")).singleElement().satisfies(part -> {
            assertThat(part.fileName()).isEqualTo("tables.csv");
            assertThat(part.contentType()).isEqualTo("text/csv");
        });
    }

    @Test
    void jsonl_metadata_is_imported_with_and_without_lineage() throws Exception {
        UploadFile resources = file(
                "resources.jsonl",
                "application/x-ndjson",
                "{\"entity_type\":\"table\",\"databuilder_id\":\"t1\",\"schema\":\"s\",\"database\":\"d\"}\n");
        UploadFile lineages = file(
                "lineages.jsonl",
                "application/x-ndjson",
                "{\"from_identifier\":{\"type\":\"internal_resource\",\"databuilder_id\":\"t1\"},"
                        + "\"to_identifier\":{\"type\":\"external_table\",\"table\":\"t2\"}}\n");

        api.importJsonlMetadata(customIntegration(), resources, Optional.empty());
        assertThat(sentParts("import_jsonl_metadata"))
                .extracting(FormPart::name)
                .containsExactly("resources_file");

        api.importJsonlMetadata(customIntegration(), resources, Optional.of(lineages));
        assertThat(sentParts("import_jsonl_metadata"))
                .extracting(FormPart::name)
                .containsExactly("resources_file", "lineages_file");
    }

    @Test
    void slack_channels_are_listed() throws Exception {
        assertThat(api.listSlackConversations()).isNotEmpty().allSatisfy(channel -> assertThat(channel.id())
                .isPresent());
    }

    @Test
    void a_resource_of_the_catalogue_is_found_by_its_id() throws Exception {
        Map.Entry<String, String> asked = resources().entrySet().iterator().next();

        CatalogPage page = api.listResources(CatalogFilter.exact(asked.getValue()), 1);

        assertThat(page.resources()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(asked.getValue());
            assertThat(found.title()).contains(asked.getKey());
            assertThat(found.type()).contains("table");
            assertThat(found.owners()).containsExactly("another-team@shop.example");
            assertThat(found.tags()).containsExactly("another project");
        });
        assertThat(page.nextPage()).isEmpty();
    }

    static Stream<Function<List<String>, CatalogFilter>> filtersOfSeveral() {
        return Stream.of(CatalogFilter::anyOf, CatalogFilter::in);
    }

    @ParameterizedTest
    @MethodSource("filtersOfSeveral")
    void several_resources_are_found_at_once_page_by_page(Function<List<String>, CatalogFilter> filter)
            throws Exception {
        CatalogFilter several = filter.apply(List.copyOf(resources().values()));

        CatalogPage first = api.listResources(several, 1);
        CatalogPage second = api.listResources(several, first.nextPage().orElseThrow());

        assertThat(Stream.concat(first.resources().stream(), second.resources().stream()))
                .extracting(found -> found.title().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(resources().keySet());
        assertThat(second.nextPage()).isEmpty();
    }

    @Test
    void an_id_that_the_catalogue_does_not_have_gives_an_empty_page() throws Exception {
        assertThat(api.listResources(CatalogFilter.exact(UNKNOWN.value()), 1).resources())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_key_is_refused_by(AnyCall call) {
        try (HttpSecodaApi stranger = client("not-the-key-0123456789")) {
            SecodaException e =
                    catchThrowableOfType(SecodaException.class, () -> call.make(stranger, dbtIntegration(), directory));

            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(e).hasMessageNotContaining("not-the-key");
        }
    }

    static Stream<AnyCall> callsOfOneIntegration() {
        return Stream.of(AnyCall.values()).filter(AnyCall::isOfOneIntegration);
    }

    @ParameterizedTest
    @MethodSource("callsOfOneIntegration")
    void an_unknown_integration_is_not_found_by(AnyCall call) {
        SecodaException e = catchThrowableOfType(SecodaException.class, () -> call.make(api, UNKNOWN, directory));

        assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(e.status()).hasValue(404);
        assertThat(e).hasMessageContaining(UNKNOWN.value());
    }

    private List<FormPart> sentParts(String path) {
        Predicate<ServeEvent> ofPath = event -> event.getRequest().getUrl().contains(path);
        ServeEvent last =
                front.getAllServeEvents().stream().filter(ofPath).findFirst().orElseThrow();
        return FormPart.parse(
                last.getRequest().getHeader("Content-Type"), last.getRequest().getBody());
    }

    private UploadFile json(String name, String text) throws IOException {
        return file(name, "application/json", text);
    }

    private UploadFile file(String name, String contentType, String text) throws IOException {
        Path path = Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
        return new UploadFile(path, name, contentType, Optional.empty());
    }
}
