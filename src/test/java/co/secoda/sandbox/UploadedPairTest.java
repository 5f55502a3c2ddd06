package co.secoda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.api.UploadFile;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives at a server of a pair that the reader has checked, through the real client. */
class UploadedPairTest {
    private static final Path PAIR = Path.of("examples/shop/dbt-target");
    private static final IntegrationId ID = new IntegrationId(SandboxSettings.DEFAULT_INTEGRATION_ID);

    private final FakeTime time = new FakeTime();
    private final List<byte[]> arrived = new ArrayList<>();

    @TempDir
    private Path directory;

    private Sandbox sandbox;
    private SecodaApi api;

    @BeforeEach
    void open() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.defaults(), time, time, this::take);
        api = new HttpSecodaApi(ConnectionSettings.of(
                BaseUrl.parse(sandbox.baseUrl().toString(), false),
                ApiKey.of(SandboxSettings.DEFAULT_API_KEY),
                "secoda-maven-plugin/test"));
    }

    @AfterEach
    void close() {
        api.close();
        sandbox.close();
    }

    private DbtRun take(ArtifactPaths paths) throws ArtifactException {
        try {
            arrived.add(Files.readAllBytes(paths.runResults()));
            arrived.add(Files.readAllBytes(paths.manifest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DbtRunReader().read(paths);
    }

    @Test
    void a_gzipped_pair_arrives_unpacked_byte_for_byte() throws Exception {
        DbtRun run = new DbtRunReader().read(new ArtifactPaths(gzipped("manifest.json"), gzipped("run_results.json")));

        upload(run);

        assertThat(arrived)
                .containsExactly(
                        Files.readAllBytes(PAIR.resolve("run_results.json")),
                        Files.readAllBytes(PAIR.resolve("manifest.json")));
    }

    @Test
    void a_manifest_that_changed_after_it_was_checked_is_an_error_and_the_server_gets_no_whole_request()
            throws Exception {
        Path manifest = Files.copy(PAIR.resolve("manifest.json"), directory.resolve("manifest.json"));
        DbtRun run = new DbtRunReader().read(new ArtifactPaths(manifest, PAIR.resolve("run_results.json")));
        Files.writeString(manifest, Files.readString(manifest).replace("finance_dashboard", "finance_d4shboard"));

        assertThatExceptionOfType(SecodaException.class)
                .isThrownBy(() -> upload(run))
                .withMessageContaining(manifest + " changed while it was being uploaded")
                .matches(e -> e.kind() == SecodaException.Kind.FILE);
        assertThat(arrived).isEmpty();
    }

    private void upload(DbtRun run) throws SecodaException, InterruptedException {
        api.uploadDbtArtifacts(ID, part(run.runResults()), part(run.manifest()));
    }

    private static UploadFile part(ArtifactFile file) {
        return new UploadFile(
                file.path(),
                "artifact.json",
                "application/json",
                Optional.of(new UploadFile.Expected(file.bytes(), file.sha256())));
    }

    private Path gzipped(String name) throws IOException {
        Path file = directory.resolve(name + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(PAIR.resolve(name), out);
        }
        return file;
    }
}
