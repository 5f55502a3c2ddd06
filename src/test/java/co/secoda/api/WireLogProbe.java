package co.secoda.api;

import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes calls in a JVM of its own, whose loggers all print everything. */
final class WireLogProbe {
    private WireLogProbe() {}

    private static void refused(HttpSecodaApi api, IntegrationId id) throws Exception {
        try {
            api.getIntegration(id);
            throw new IllegalStateException("the server is to answer 401");
        } catch (SecodaException e) {
            System.out.println("refused");
        }
    }

    /** URL, key, proxy port and proxy password, and a directory to write to. */
    public static void main(String[] args) throws Exception {
        IntegrationId id = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");
        Path csv = Files.writeString(Path.of(args[4]).resolve("probe.csv"), "x");
        try (HttpSecodaApi api = Clients.of(args[0], args[1]).build()) {
            api.getFailingTests(id);
            api.importCsvMetadata(id, new UploadFile(csv, "probe.csv", "text/csv", Optional.empty()));
            refused(api, id);
        }
        SandboxSettings sandboxSettings = SandboxSettings.defaults().withApiKey(args[1]);
        try (Sandbox sandbox = Sandbox.start(sandboxSettings);
                HttpSecodaApi api =
                        Clients.of(sandbox.baseUrl().toString(), args[1]).build()) {
            api.getIntegration(new IntegrationId(sandboxSettings.integrationId()));
        }
        ProxySettings proxy = new ProxySettings(
                "127.0.0.1", Integer.parseInt(args[2]), Optional.of("user"), Optional.of(args[3]), List.of());
        try (HttpSecodaApi api =
                Clients.of("http://secoda.test", args[1]).proxy(proxy).build()) {
            api.getFailingTests(id);
        }
    }
}
