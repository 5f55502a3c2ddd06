package co.secoda.sandbox;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HttpCore's server on a loopback address, with bounds on what a client may ask of it. */
final class LoopbackServer {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    /** 127.0.0.1 and ::1. */
    private static final byte[] IPV4 = {127, 0, 0, 1};

    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private static final int MAX_CONNECTIONS = 64;
    private static final int IDLE_SECONDS = 60;
    private static final int CLOSE_SECONDS = 10;

    private final HttpServer server;

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    static LoopbackServer start(int port, HttpRequestHandler handler) throws IOException {
        return start(firstHere(InetAddress.getByAddress(IPV4), InetAddress.getByAddress(IPV6)), port, handler);
    }

    static LoopbackServer start(InetAddress address, int port, HttpRequestHandler handler) throws IOException {
        HttpServer server = ServerBootstrap.bootstrap()
                .setLocalAddress(address)
                .setListenerPort(port)
                .setServerSocketFactory(new BoundedSockets(MAX_CONNECTIONS))
                .setSocketConfig(SocketConfig.custom()
                        .setSoTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
                        .setTcpNoDelay(true)
                        .setSoReuseAddress(true)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(16_384)
                        .setMaxHeaderCount(100)
                        .build())
                .setRequestRouter((request, context) -> handler)
                .setExceptionListener(new Quiet())
                .create();
        server.start();
        return new LoopbackServer(server);
    }

    /** The one address if this machine has it, else the other: some containers have no 127.0.0.1, only ::1. */
    static InetAddress firstHere(InetAddress one, InetAddress other) throws SocketException {
        return NetworkInterface.getByInetAddress(one) == null && NetworkInterface.getByInetAddress(other) != null
                ? other
                : one;
    }

    /** Where it answers, without a path. */
    URI url() {
        InetAddress address = server.getInetAddress();
        String host = address instanceof Inet6Address ? "[::1]" : address.getHostAddress();
        return URI.create("http://" + host + ":" + server.getLocalPort());
    }

    /** Cuts off what is under way, then waits until the threads that worked on it have seen that. */
    void close() {
        server.close(CloseMode.IMMEDIATE);
        try {
            server.awaitTermination(TimeValue.ofSeconds(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A client that goes away is no event. */
    private static final class Quiet implements ExceptionListener {
        @Override
        public void onError(Exception e) {
            LOG.debug("the sandbox's listener", e);
        }

        @Override
        public void onError(HttpConnection connection, Exception e) {
            LOG.debug("a connection to the sandbox", e);
        }
    }
}
