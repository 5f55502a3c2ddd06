package co.secoda.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/** Plays as much of GitHub's and GitLab's APIs as keeps a comment up to date, on loopback. */
final class CommentServer implements AutoCloseable {
    /** As many characters as GitHub takes in a comment. */
    static final int LONGEST = 65_536;

    static final String TOKEN = "the-token";
    private static final int ME = 7;
    private static final int SOMEBODY = 8;
    private static final Pattern ADDRESS = Pattern.compile(
            "/repos/shop/warehouse/issues/(?:12/comments|comments/(\\d+))|/projects/3/merge_requests/12/notes(?:/(\\d+))?");

    /** A comment: whose it is, and what it says. */
    record Comment(boolean mine, String body) {}

    private final HttpServer server;
    private final Map<Integer, Comment> comments = new LinkedHashMap<>();
    private boolean listFails;

    CommentServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** With one more comment of somebody else. */
    void isTold(String body) {
        comments.put(comments.size() + 1, new Comment(false, body));
    }

    /** From now on a list of comments is an error. */
    void failsToList() {
        listFails = true;
    }

    /** What those of this build's own say. */
    List<String> mine() {
        return comments.values().stream()
                .filter(Comment::mine)
                .map(Comment::body)
                .toList();
    }

    /** What the others say. */
    List<String> others() {
        return comments.values().stream()
                .filter(comment -> !comment.mine())
                .map(Comment::body)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        Matcher address = ADDRESS.matcher(path);
        boolean known = exchange.getRequestHeaders().containsKey("PRIVATE-TOKEN")
                ? exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN").equals(TOKEN)
                : ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known) {
            send(exchange, 401, Map.of());
        } else if (path.equals("/user")) {
            send(exchange, 200, Map.of("id", ME));
        } else if (!address.matches()) {
            send(exchange, 404, Map.of());
        } else {
            answer(exchange, address, sent);
        }
    }

    private void answer(HttpExchange exchange, Matcher address, String sent) throws IOException {
        int id = Integer.parseInt(
                address.group(1) != null ? address.group(1) : address.group(2) != null ? address.group(2) : "0");
        switch (exchange.getRequestMethod()) {
            case "GET" ->
                send(
                        exchange,
                        listFails ? 502 : 200,
                        page(exchange.getRequestURI().getQuery()));
            case "POST" -> put(exchange, comments.size() + 1, sent);
            case "PATCH", "PUT" -> {
                boolean mine = comments.containsKey(id) && comments.get(id).mine();
                if (mine) {
                    put(exchange, id, sent);
                } else {
                    send(exchange, 403, Map.of());
                }
            }
            default -> send(exchange, 405, Map.of());
        }
    }

    private void put(HttpExchange exchange, int id, String sent) throws IOException {
        String body = sent.startsWith("body=")
                ? URLDecoder.decode(sent.substring("body=".length()), StandardCharsets.UTF_8)
                : String.valueOf(JSON.std.mapFrom(sent).get("body"));
        if (body.length() > LONGEST) {
            send(exchange, 422, Map.of());
        } else {
            comments.put(id, new Comment(true, body));
            send(exchange, 201, Map.of("id", id));
        }
    }

    private List<Map<String, Object>> page(String query) {
        Matcher asked = Pattern.compile("\\bpage=(\\d+)").matcher(query);
        int from = asked.find() ? 100 * (Integer.parseInt(asked.group(1)) - 1) : 0;
        List<Map<String, Object>> all = new ArrayList<>();
        comments.forEach((id, comment) -> all.add(Map.of(
                "id",
                id,
                "body",
                comment.body(),
                "user",
                Map.of("type", comment.mine() ? "Bot" : "User"),
                "author",
                Map.of("id", comment.mine() ? ME : SOMEBODY))));
        return all.subList(Math.min(from, all.size()), Math.min(from + 100, all.size()));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = JSON.std.asString(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
