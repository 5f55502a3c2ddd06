package co.secoda.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxHabits;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, with the sandbox answering behind WireMock, which only writes down what is said. */
class SandboxContractTest extends SecodaApiContract {
    private final List<String> ids = new ArrayList<>();
    private @Nullable Sandbox sandbox;

    @Override
    List<String> integrationIds() {
        return ids;
    }

    @Override
    IntegrationId dbtIntegration() {
        return new IntegrationId(SandboxSettings.DEFAULT_INTEGRATION_ID);
    }

    @Override
    IntegrationId customIntegration() {
        return new IntegrationId(ids.get(1));
    }

    @Override
    Map<String, String> resources() {
        try (HttpSecodaApi api = Clients.of(front.baseUrl(), KEY).build()) {
            Map<String, String> named = new LinkedHashMap<>();
            for (String id : api.getFailingTests(dbtIntegration()).failing()) {
                named.put("WAREHOUSE.ANOTHER_PROJECT.ENTITY_" + (named.size() + 1), id);
            }
            return named;
        } catch (SecodaException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void arrange() {
        Sandbox started = smallPages();
        sandbox = started;
        front.stubFor(any(anyUrl())
                .willReturn(aResponse().proxiedFrom(started.baseUrl().toString())));
        ids.add(SandboxSettings.DEFAULT_INTEGRATION_ID);
        add(started, 2);
    }

    private static Sandbox smallPages() {
        try {
            return Sandbox.start(SandboxSettings.defaults()
                    .withApiKey(KEY)
                    .withPageSize(2)
                    .withHabits(SandboxHabits.parse("foreign=3")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Past the front, since this is no part of what is tested. */
    private void add(Sandbox to, int number) {
        try (HttpSecodaApi api = Clients.of(to.baseUrl().toString(), KEY).build()) {
            for (int i = 0; i < number; i++) {
                ids.add(api.createIntegration(new NewIntegration("Custom " + i, "custom", List.of(), Map.of()))
                        .id());
            }
        } catch (SecodaException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stopSandbox() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void a_hundred_pages_are_followed_and_give_each_integration_once() throws Exception {
        if (sandbox != null) {
            add(sandbox, 200);
        }
        try (HttpSecodaApi api = new HttpSecodaApi(ConnectionSettings.of(
                BaseUrl.parse(front.baseUrl(), false), ApiKey.of(KEY), "secoda-maven-plugin/test"))) {
            assertThat(Integrations.all(api, Optional.empty()))
                    .extracting(Integration::id)
                    .containsExactlyElementsOf(ids);
        }
        assertThat(front.getAllServeEvents()).hasSize(102);
    }
}
