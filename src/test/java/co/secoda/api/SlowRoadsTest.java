package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roads that are slow or lead nowhere, and that must not end a call that could do. */
class SlowRoadsTest {
    private static final IntegrationId ID = new IntegrationId("d31e59c7-cd52-4398-9d6e-da313a7b7775");

    @TempDir
    Path directory;

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void an_upload_that_a_server_takes_slowly_but_steadily_is_not_cut() throws Exception {
        Path file = Files.write(directory.resolve("slow.csv"), new byte[3 << 20]);
        ServerSocket listener = new ServerSocket();
        listener.setReceiveBufferSize(32 << 10);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        RawServer.Script sipping = connection -> {
            String head = connection.readHead();
            int left = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            while (left > 0) {
                left -= connection.in().readNBytes(Math.min(left, 64 << 10)).length;
                connection.idle(20);
            }
            connection.answer("200 OK", "", "");
        };
        try (RawServer server = RawServer.on(listener, sipping);
                HttpSecodaApi api = Clients.of(server.url(), "slow-key-0123456789")
                        .responseTimeout(Duration.ofMillis(500))
                        .pausing(pauses::add)
                        .build()) {
            api.importCsvMetadata(ID, new UploadFile(file, "slow.csv", "text/csv", Optional.empty()));

            assertThat(pauses).isEmpty();
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void of_two_addresses_the_first_may_be_a_black_hole() throws Exception {
        try (RawServer server = RawServer.serving(connection -> {
                    connection.readRequest();
                    connection.answer("200 OK", "", "{\"failing\": [], \"warning\": []}");
                });
                BlackHole hole = BlackHole.at(server.port());
                HttpSecodaApi api = Clients.of("http://two.test:" + server.port(), "hole-key-0123456789")
                        .names(new Both())
                        .pausing(pauses::add)
                        .build()) {
            assertThat(hole.takesNothing()).isTrue();
            assertThat(api.getFailingTests(ID).failing()).isEmpty();
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void of_two_addresses_that_refuse_the_failure_is_told() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        try (HttpSecodaApi api = Clients.of("http://two.test:" + port, "hole-key-0123456789")
                .names(new Both())
                .retries(0)
                .build()) {
            SecodaException e = catchThrowableOfType(SecodaException.class, () -> api.getFailingTests(ID));

            assertThat(e.symptom()).isEqualTo(Symptom.NOT_CONNECTED);
            assertThat(e).hasMessageContaining("Connection refused");
        }
    }

    /** A name of two addresses, the first of which nobody answers at. */
    private static final class Both implements Clients.Names {
        @Override
        public InetAddress lookUp(String host) throws UnknownHostException {
            return InetAddress.getByAddress(host, new byte[] {127, 0, 0, 2});
        }

        @Override
        public InetAddress[] lookUpAll(String host) throws UnknownHostException {
            return new InetAddress[] {lookUp(host), InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
        }
    }

    /** An address at which connections are neither taken nor refused, as behind a firewall: its queue is full. */
    private record BlackHole(ServerSocket listener, List<Socket> waiting) implements AutoCloseable {
        static BlackHole at(int port) throws IOException {
            InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
            ServerSocket listener = new ServerSocket();
            try {
                listener.bind(new InetSocketAddress(other, port), 1);
            } catch (IOException e) {
                listener.close();
                assumeTrue(false, "this system has no 127.0.0.2");
            }
            List<Socket> waiting = new ArrayList<>();
            BlackHole hole = new BlackHole(listener, waiting);
            for (int i = 0; i < 10 && !hole.takesNothing(); i++) {
                // until the queue is full
            }
            return hole;
        }

        boolean takesNothing() throws IOException {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), 100);
                return false;
            } catch (SocketTimeoutException e) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }
}
