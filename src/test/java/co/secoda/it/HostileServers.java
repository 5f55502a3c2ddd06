package co.secoda.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Servers that do to builds under test what Secoda should not: write the key back, break off, lead elsewhere. */
final class HostileServers implements AutoCloseable {
    /** What a server does once it has read the head of a request. */
    @FunctionalInterface
    private interface Manner {
        void answer(String head, Socket socket) throws IOException;
    }

    private static final int TLS_HANDSHAKE = 22;
    private static final String COMMANDS = " ::error::x ##vso[task.complete] ##teamcity[buildStop] \\u001b[2J\\n--- y";

    private final List<ServerSocket> listeners = new ArrayList<>();
    private final List<String> ledAstray = new CopyOnWriteArrayList<>();
    private final Map<String, String> urls = new LinkedHashMap<>();

    /** Starts one server for each way to fail. */
    public HostileServers() throws IOException {
        listen(
                "echo",
                (head, socket) -> answer(
                        socket,
                        "401 Unauthorized\r\nContent-Type: application/json",
                        "{\"detail\": \"" + inJson(head) + "\"}"));
        listen("sound", (head, socket) -> {
            takeBody(head, socket);
            answer(socket, "200 OK\r\nContent-Type: application/json", sound(head));
        });
        listen(
                "html",
                (head, socket) ->
                        answer(socket, "500 Oops\r\nContent-Type: text/html", "<html><pre>" + head + "</pre></html>"));
        listen("plain-error", (head, socket) -> answer(socket, "422 No\r\nContent-Type: text/plain", head + COMMANDS));
        listen("not-json", (head, socket) -> answer(socket, "200 OK\r\nContent-Type: application/json", head));
        listen("not-http", (head, socket) -> write(socket, head));
        listen("reset", (head, socket) -> socket.setSoLinger(true, 0));
        listen("silent", (head, socket) -> {
            while (socket.getInputStream().read() >= 0) {
                // takes what comes until the client goes away
            }
        });
        int elsewhere = listen("elsewhere", (head, socket) -> {
            ledAstray.add(head);
            answer(socket, "200 OK\r\nContent-Type: application/json", "{\"failing\": [], \"warning\": []}");
        });
        listen(
                "redirect",
                (head, socket) -> answer(
                        socket,
                        "307 Elsewhere\r\nLocation: http://127.0.0.1:" + elsewhere + head.split(" ", 3)[1],
                        head));
        int plain = listen("plain", (head, socket) -> write(socket, "HTTP/1.1 400 Bad\r\n\r\n"));
        urls.put("no-tls", "https://127.0.0.1:" + plain);
        urls.remove("plain");
        urls.remove("elsewhere");
    }

    /** What was asked, all of it, as the text of a JSON string, with the key in Base64 besides. */
    private static String inJson(String head) {
        Matcher key = Pattern.compile("Bearer (\\S+)").matcher(head);
        String base64 = key.find()
                ? Base64.getEncoder().encodeToString(key.group(1).getBytes(StandardCharsets.ISO_8859_1))
                : "";
        return head.replace("\r\n", " ") + " " + base64 + COMMANDS;
    }

    /** The answer that the call wants, but for its content. */
    private static String sound(String head) {
        String text = "\"" + inJson(head) + "\"";
        String integration =
                "{\"id\": %1$s, \"name\": %1$s, \"type\": \"dbt\", \"scheduled_extractions_last_run\": %1$s}";
        String path = head.split(" ", 3)[1];
        String form = path.contains("failing_tests")
                ? "{\"failing\": [%1$s], \"warning\": [%1$s]}"
                : path.contains("slack")
                        ? "[" + integration + "]"
                        : path.matches(".*/integrations/?(\\?.*)?") && head.startsWith("GET")
                                ? "{\"results\": [" + integration + "], \"links\": {\"next\": %1$s}}"
                                : integration;
        return String.format(form, text);
    }

    private int listen(String name, Manner manner) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listeners.add(listener);
        urls.put(name, "http://127.0.0.1:" + listener.getLocalPort());
        start(() -> accept(listener, manner));
        return listener.getLocalPort();
    }

    private static void accept(ServerSocket listener, Manner manner) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                start(() -> serve(socket, manner));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void serve(Socket socket, Manner manner) {
        try (socket) {
            manner.answer(readHead(socket.getInputStream()), socket);
        } catch (IOException e) {
            return; // the client went away
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "hostile-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c == TLS_HANDSHAKE) {
                return "";
            }
            if (c < 0) {
                throw new IOException("the client closed the connection");
            }
            head.append((char) c);
        }
        return head.toString();
    }

    /** An answer before the end of the request would be no sound one. */
    private static void takeBody(String head, Socket socket) throws IOException {
        Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
        if (length.find()) {
            socket.getInputStream().skipNBytes(Long.parseLong(length.group(1)));
        }
    }

    private static void answer(Socket socket, String statusAndHeaders, String body) throws IOException {
        write(
                socket,
                "HTTP/1.1 " + statusAndHeaders + "\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
        // Closed at once, with a body unread, the answer would be lost in a reset.
        socket.setSoTimeout(1_000);
        socket.shutdownOutput();
        while (socket.getInputStream().read() >= 0) {
            // takes the rest of the request
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The URL of each, by what it does. */
    public Map<String, String> urls() {
        return urls;
    }

    /** Requests that followed a redirect. */
    public List<String> ledAstray() {
        return ledAstray;
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket listener : listeners) {
            listener.close();
        }
    }
}
