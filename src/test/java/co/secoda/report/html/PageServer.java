package co.secoda.report.html;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Serves report directories on loopback: as Jenkins does under {@code strict}, without any policy under {@code plain}.
 */
final class PageServer implements AutoCloseable {
    /** Jenkins' default for what builds leave. */
    static final String POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

    private final HttpServer server;
    private final Path root;

    private PageServer(HttpServer server, Path root) {
        this.server = server;
        this.root = root;
    }

    /** Serves the directories in {@code root}. */
    static PageServer start(Path root) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PageServer server = new PageServer(http, root);
        http.createContext("/strict/", exchange -> server.answer(exchange, "/strict/", true));
        http.createContext("/plain/", exchange -> server.answer(exchange, "/plain/", false));
        http.start();
        return server;
    }

    /** The page of a directory, as Jenkins shows it. */
    URI strict(String directory) {
        return page("/strict/", directory);
    }

    /** The page of a directory, with scripts allowed, for axe. */
    URI plain(String directory) {
        return page("/plain/", directory);
    }

    private URI page(String prefix, String directory) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + prefix + directory + "/index.html");
    }

    private void answer(HttpExchange exchange, String prefix, boolean strict) throws IOException {
        try (exchange) {
            Path file = root.resolve(exchange.getRequestURI().getPath().substring(prefix.length()));
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (strict) {
                exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
            }
            String type = file.toString().endsWith(".css") ? "text/css" : "text/html";
            exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
