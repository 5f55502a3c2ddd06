package co.secoda.api;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The contract, with WireMock answering as Secoda documents it. */
class WireMockContractTest extends SecodaApiContract {
    private static final String INTEGRATIONS = "/api/v1/integration/integrations";
    private static final String DBT = row("d31e59c7-cd52-4398-9d6e-da313a7b7775", "Shop dbt", "dbt_core");
    private static final String CUSTOM = row("5d5b6e5c-2c8a-4d5e-9a36-3c1f0f2b7a11", "Shop custom", "custom");
    private static final String THIRD = row("9a1d8a3e-5f0b-4c7e-8b52-6f9d1c2e3b44", "Warehouse", "snowflake");

    @Override
    List<String> integrationIds() {
        return List.of(dbtIntegration().value(), customIntegration().value(), "9a1d8a3e-5f0b-4c7e-8b52-6f9d1c2e3b44");
    }

    @Override
    IntegrationId dbtIntegration() {
        return new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
    }

    @Override
    IntegrationId customIntegration() {
        return new IntegrationId("5d5b6e5c-2c8a-4d5e-9a36-3c1f0f2b7a11");
    }

    @Override
    Map<String, String> resources() {
        return new TreeMap<>(Map.of(
                "Shop.Sales.Orders", "0b6f7c1e-8a52-4f07-9b9a-5d1f0a3c7e11",
                "Shop.Sales.Refunds", "4c2e9d70-51aa-4a0b-8a63-0f6d2b9c1e22",
                "Shop.Sales.Customers", "c7d1a0f4-2b3e-4d6c-9f58-7a8b6c5d4e33"));
    }

    private void arrangeCatalogue() {
        List<String> rows = resources().entrySet().stream()
                .map(resource ->
                        """
                        {"id": "%s", "entity_type": "table", "native_type": "Dataset", "title": null, "title_full": "%s",
                         "owners": ["another-team@shop.example"], "tags": ["another project"], "stale": false, "new": {}}"""
                                .formatted(resource.getValue(), resource.getKey()))
                .toList();
        String catalogue = "/api/v1/resource/catalog";
        String first =
                "{\"links\": {}, \"meta\": {\"next_page\": 2}, \"results\": [" + rows.get(0) + "," + rows.get(1) + "]}";
        String second =
                "{\"links\": {}, \"meta\": {\"next_page\": null}, \"count\": 3, \"results\": [" + rows.get(2) + "]}";
        String one = "{\"count\": 1, \"results\": [" + rows.get(0) + "]}";
        front.stubFor(get(urlPathEqualTo(catalogue)).willReturn(okJson("{\"results\": []}")));
        List<String> ids = List.copyOf(resources().values());
        front.stubFor(get(urlPathEqualTo(catalogue))
                .withQueryParam(
                        "filter",
                        equalToJson("{\"operator\": \"exact\", \"field\": \"id\", \"value\": \"" + ids.get(0) + "\"}"))
                .willReturn(okJson(one)));
        for (CatalogFilter several : List.of(CatalogFilter.anyOf(ids), CatalogFilter.in(ids))) {
            front.stubFor(get(urlPathEqualTo(catalogue))
                    .withQueryParam("filter", equalToJson(several.json()))
                    .willReturn(okJson(first)));
            front.stubFor(get(urlPathEqualTo(catalogue))
                    .withQueryParam("filter", equalToJson(several.json()))
                    .withQueryParam("page", equalTo("2"))
                    .willReturn(okJson(second)));
        }
    }

    // The stub added last wins.
    @Override
    void arrange() {
        arrangeReading();
        arrangeWriting();
        arrangeCatalogue();
        front.stubFor(any(urlMatching(".*/" + UNKNOWN + "(/.*)?")).willReturn(error(404, "Not found.")));
        front.stubFor(any(anyUrl())
                .withHeader("Authorization", not(equalTo("Bearer " + KEY)))
                .willReturn(error(401, "Invalid token.")));
    }

    private void arrangeReading() {
        front.stubFor(get(urlPathEqualTo(INTEGRATIONS))
                .willReturn(okJson(
                        """
                        {"links": {"next": "https://elsewhere.example.com/resource/all/?page=2", "previous": null},
                         "meta": {"page": 1, "previous_page": "None", "next_page": 2},
                         "count": 3, "total_pages": 2, "results": [%s, %s]}"""
                                .formatted(DBT, CUSTOM))));
        front.stubFor(get(urlPathEqualTo(INTEGRATIONS))
                .withQueryParam("page", equalTo("2"))
                .willReturn(
                        okJson("{\"links\": {\"next\": \"None\"}, \"meta\": {\"next_page\": \"None\"}, \"results\": ["
                                + CUSTOM + ", " + THIRD + "]}")));
        front.stubFor(get(urlPathEqualTo(INTEGRATIONS))
                .withQueryParam("type", equalTo("dbt_core"))
                .willReturn(okJson("{\"links\": {}, \"results\": [" + DBT + "]}")));
        front.stubFor(get(INTEGRATIONS + "/" + dbtIntegration()).willReturn(okJson(DBT)));
        front.stubFor(get("/api/v1/integration/dbt/" + dbtIntegration() + "/failing_tests/")
                .willReturn(okJson("{\"warning\": [\"a\", \"b\"], \"failing\": [\"b\", \"c\"]}")));
        front.stubFor(get("/api/v1/api/v2/integration_v2/slack/conversations/list")
                .willReturn(okJson("[{\"id\": \"C1\", \"name\": \"data\"}]")));
        front.stubFor(get("/api/v2/integration_v2/slack/conversations/list").willReturn(error(404, "Not found.")));
    }

    private void arrangeWriting() {
        front.stubFor(post(INTEGRATIONS)
                .willReturn(jsonResponse(row("77c0f5de-0d0d-4c46-a1f0-0d8f3f6f8a55", "Contract test", "custom"), 201)));
        front.stubFor(post(INTEGRATIONS)
                .withRequestBody(matchingJsonPath("$.credentials.password"))
                .willReturn(jsonResponse("{\"credentials\": [\"A custom integration has none.\"]}", 400)));
        front.stubFor(delete(INTEGRATIONS + "/" + customIntegration()).willReturn(noContent()));
        front.stubFor(post(INTEGRATIONS + "/" + customIntegration() + "/import_metadata")
                .willReturn(ok()));
        front.stubFor(post(INTEGRATIONS + "/" + customIntegration() + "/import_jsonl_metadata")
                .willReturn(ok()));
        front.stubFor(post("/api/v1/integration/dbt/" + dbtIntegration() + "/upload_artifacts/")
                .willReturn(ok()));
        front.stubFor(post("/api/v1/integration/dbt/" + dbtIntegration() + "/trigger/")
                .willReturn(ok()));
    }

    private static ResponseDefinitionBuilder error(int status, String detail) {
        return jsonResponse("{\"detail\": \"" + detail + "\"}", status);
    }

    private static String row(String id, String name, String type) {
        return "{\"id\": \"%s\", \"name\": \"%s\", \"type\": \"%s\", \"ssh_tunnel\": \"None\", \"credentials\": {}}"
                .formatted(id, name, type);
    }
}
