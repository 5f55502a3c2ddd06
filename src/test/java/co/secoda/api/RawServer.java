package co.secoda.api;

import co.secoda.run.Connections.Connection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on a bare socket, for what no HTTP server would do. Each connection is served by a script, on a thread of
 * its own. A script that ends with a whole answer serves the next request on its connection too: the client may have
 * sent that before it could see that the connection is closed, and would then be told of a lost connection.
 */
final class RawServer implements AutoCloseable {
    /** What happens on one connection. */
    @FunctionalInterface
    interface Script {
        void serve(Connection connection) throws IOException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
        start(this::accept);
    }

    static RawServer serving(Script script) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawServer on(ServerSocket listener, Script script) {
        return new RawServer(listener, script);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Connection connection = new Connection(socket);
            do {
                script.serve(connection);
            } while (connection.isAskedMore());
        } catch (IOException e) {
            // The client went away, as in many of these tests it should.
            return;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return sockets.size();
    }

    /** Request lines and headers of all requests that were read. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closed.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** The server's end of a connection. */
    final class Connection {
        private final Socket socket;
        private final InputStream in;
        private boolean stays;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** Reads a request up to its empty line. */
        String readHead() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("the client closed the connection");
                }
                head.append((char) c);
            }
            heads.add(head.toString());
            return head.toString();
        }

        /** Reads a whole request. */
        byte[] readRequest() throws IOException {
            return readBody(readHead());
        }

        byte[] readBody(String head) throws IOException {
            if (head.contains("Transfer-Encoding: chunked")) {
                return readChunks().getBytes(StandardCharsets.ISO_8859_1);
            }
            Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
            return length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        }

        private String readChunks() throws IOException {
            StringBuilder body = new StringBuilder();
            while (true) {
                int size = Integer.parseInt(readLine(), 16);
                body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
                readLine();
                if (size == 0) {
                    return body.toString();
                }
            }
        }

        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the client closed the connection");
                }
                line.append((char) c);
            }
            return line.toString().strip();
        }

        InputStream in() {
            return in;
        }

        Socket socket() {
            return socket;
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void write(byte[] bytes) throws IOException {
            stays = false;
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** A whole answer, after which the connection stays. */
        void answer(String statusLine, String headers, String body) throws IOException {
            write("HTTP/1.1 " + statusLine + "\r\n" + headers + "Content-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
            stays = !headers.contains("Connection: close");
        }

        /** Whether the last thing that was written is a whole answer, and the client sends something after it. */
        private boolean isAskedMore() throws IOException {
            if (!stays) {
                return false;
            }
            in.mark(1);
            boolean more = in.read() >= 0;
            in.reset();
            return more;
        }

        /** Does nothing until the client goes away. */
        void hang() throws IOException {
            while (in.read() >= 0) {
                // takes what comes
            }
        }

        /** Does nothing for so long, unless the server is closed meanwhile. */
        void idle(int millis) throws IOException {
            try {
                if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the server is closed");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        /** Takes nothing more, and stays until the client goes away or the server is closed. */
        void neverRead() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        /** Writes again and again, a little at a time, until the client goes away. */
        void drip(String text) throws IOException {
            socket.setSoTimeout(5);
            while (true) {
                try {
                    if (in.read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException e) {
                    write(text);
                }
            }
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
