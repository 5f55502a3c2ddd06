package co.secoda.api.connection;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first of several addresses that answers, as browsers do (RFC 8305, section 5): in their order, the
 * next one beginning a quarter of a second after the one before, or as soon as that has failed. So an address that
 * never answers doesn't cost the whole time to connect.
 */
final class AddressRace implements Closeable {
    private static final Duration HEAD_START = Duration.ofMillis(250);

    private final Supplier<Socket> sockets;
    private final int timeoutMillis;
    private final List<Socket> running = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Finish> finishes = new LinkedBlockingQueue<>();
    private volatile boolean over;

    /** @param sockets makes one that isn't connected */
    AddressRace(Supplier<Socket> sockets, int timeoutMillis) {
        this.sockets = sockets;
        this.timeoutMillis = timeoutMillis;
    }

    /** How one address ended. */
    private record Finish(Socket socket, @Nullable IOException failure) {}

    /**
     * The connected socket.
     *
     * @throws IOException the failure of the last address that failed, if all did
     */
    Socket winner(List<InetSocketAddress> addresses) throws IOException, InterruptedException {
        Deque<InetSocketAddress> waiting = new ArrayDeque<>(addresses);
        int open = 0;
        while (true) {
            if (!waiting.isEmpty()) {
                start(waiting.remove());
                open++;
            }
            Finish finish =
                    waiting.isEmpty() ? finishes.take() : finishes.poll(HEAD_START.toMillis(), TimeUnit.MILLISECONDS);
            if (finish == null) {
                continue;
            }
            open--;
            if (finish.failure() == null) {
                running.remove(finish.socket());
                close();
                return finish.socket();
            }
            if (open == 0 && waiting.isEmpty()) {
                throw finish.failure();
            }
        }
    }

    private void start(InetSocketAddress address) {
        Socket socket = sockets.get();
        running.add(socket);
        Thread runner = new Thread(() -> finishes.add(run(socket, address)), "secoda-http-connect");
        runner.setDaemon(true);
        runner.start();
    }

    private Finish run(Socket socket, InetSocketAddress address) {
        try {
            socket.connect(address, timeoutMillis);
            if (over) {
                socket.close();
            }
            return new Finish(socket, null);
        } catch (IOException e) {
            return new Finish(socket, e);
        }
    }

    /** Ends the attempts that are still running. */
    @Override
    public void close() {
        over = true;
        running.forEach(Closer::closeQuietly);
    }
}
