package co.secoda.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ServerSocketFactory;

/**
 * Bounds how many connections are open at once, and with them the server's threads: HttpCore starts one for each. One
 * more connection waits until another is closed. Closing the listening socket closes them all.
 */
final class BoundedSockets extends ServerSocketFactory {
    private final int connections;

    BoundedSockets(int connections) {
        this.connections = connections;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        Listening listening = new Listening(connections);
        try {
            listening.bind(new InetSocketAddress(address, port), backlog);
        } catch (IOException e) {
            listening.close();
            throw e;
        }
        return listening;
    }

    private static final class Listening extends ServerSocket {
        private final Semaphore free;
        private final Object accepting = new Object();
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();

        Listening(int connections) throws IOException {
            free = new Semaphore(connections);
        }

        @Override
        public Socket accept() throws IOException {
            synchronized (accepting) {
                try {
                    free.acquire();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("closed while all connections were in use");
                }
                Socket socket = new Counted();
                try {
                    implAccept(socket);
                    open.add(socket);
                } finally {
                    if (!socket.isConnected()) {
                        socket.close();
                    }
                }
                return socket;
            }
        }

        @Override
        public void close() throws IOException {
            super.close();
            // Wakes the thread that waits for a connection to become free. One that waits for a client has been woken,
            // but until it has left accept()
            // the kernel lets clients in: the port is shut once it has.
            free.release();
            synchronized (accepting) {
                // HttpCore closes those that a worker has begun with; one that was just let in it would miss.
                for (Socket socket : open) {
                    socket.close();
                }
            }
        }

        private final class Counted extends Socket {
            private final AtomicBoolean counted = new AtomicBoolean(true);

            @Override
            public synchronized void close() throws IOException {
                if (counted.compareAndSet(true, false)) {
                    open.remove(this);
                    free.release();
                }
                super.close();
            }
        }
    }
}
