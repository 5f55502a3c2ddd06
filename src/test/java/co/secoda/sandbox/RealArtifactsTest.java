package co.secoda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** What the sandbox says of artifacts that dbt wrote; the oracle is an independent program's. */
class RealArtifactsTest {
    private static final Path CORPUS = Path.of("../shared/artifacts");

    static List<Path> pairs() throws IOException {
        if (!Files.isDirectory(CORPUS)) {
            return List.of(CORPUS);
        }
        try (Stream<Path> directories = Files.list(CORPUS)) {
            return directories.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static byte[] form(Path pair) throws IOException {
        return new TestForm()
                .file("run_results", Files.readAllBytes(pair.resolve("run_results.json")))
                .file("manifest", Files.readAllBytes(pair.resolve("manifest.json")))
                .whole();
    }

    private static List<String> uuids(Map<String, Object> expected, String key) {
        return TestClient.list(expected, key).stream()
                .map(id -> UUID.nameUUIDFromBytes(id.toString().getBytes(StandardCharsets.UTF_8))
                        .toString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_synced_pair_shows_the_entities_that_an_independent_program_found(Path pair) throws Exception {
        assumeTrue(Files.isDirectory(pair), "the shared artifacts are not here");
        Map<String, Object> expected = JSON.std.mapFrom(Files.readString(pair.resolve("expected.json")));
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withSyncTime(Duration.ZERO))) {
            TestClient client = new TestClient(sandbox.baseUrl());

            assertThat(client.postForm(TestClient.UPLOAD, form(pair)).statusCode())
                    .isEqualTo(200);
            assertThat(client.post(TestClient.TRIGGER).statusCode()).isEqualTo(200);
            Eventually.until("the sync has ended", () -> !client.lastRun().equals("null"));

            assertThat(client.failing()).containsExactlyInAnyOrderElementsOf(uuids(expected, "failing"));
            assertThat(client.warning()).containsExactlyInAnyOrderElementsOf(uuids(expected, "warning"));
        }
    }

    @Test
    void the_contract_is_held_where_it_is_present() {
        assumeTrue(Files.isDirectory(CORPUS), "the shared files are not here");

        assertThat(new Contract().present()).isTrue();
    }
}
