package co.secoda.api;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Sends a pair of artifacts to a server of this machine that reads and forgets it, in turn with curl. */
public final class TransferComparison {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final IntegrationId ID = new IntegrationId("5ec0da00-5a4d-4b0c-8000-000000000001");

    private TransferComparison() {}

    /**
     * Prints one line: the seconds that the plugin's client takes, those of curl, and their ratio; medians.
     *
     * @param arguments the directory of the pair
     */
    public static void main(String[] arguments) throws Exception {
        Path manifest = Path.of(arguments[0], "manifest.json");
        Path runResults = Path.of(arguments[0], "run_results.json");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        double[] ours = new double[ROUNDS];
        double[] curls = new double[ROUNDS];
        try (HttpSecodaApi api = Clients.of(url, "key").build()) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                long start = System.nanoTime();
                api.uploadDbtArtifacts(ID, file(runResults), file(manifest));
                long between = System.nanoTime();
                curl(url, manifest, runResults);
                if (round >= 0) {
                    ours[round] = (between - start) / 1e9;
                    curls[round] = (System.nanoTime() - between) / 1e9;
                }
            }
        } finally {
            server.stop(0);
        }
        Arrays.sort(ours);
        Arrays.sort(curls);
        double our = ours[ROUNDS / 2];
        double curl = curls[ROUNDS / 2];
        System.out.printf(Locale.ROOT, "transfer %.3f %.3f %.2f%n", our, curl, our / curl);
        System.exit(0);
    }

    private static UploadFile file(Path path) {
        return new UploadFile(path, String.valueOf(path.getFileName()), "application/json", Optional.empty());
    }

    private static void curl(String url, Path manifest, Path runResults) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
                        "curl",
                        "-sSf",
                        "-o",
                        "/dev/null",
                        "-F",
                        "run_results=@" + runResults,
                        "-F",
                        "manifest=@" + manifest,
                        url + "/api/v1/integration/dbt/x/upload_artifacts/")
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("curl ended with " + exit);
        }
    }
}
