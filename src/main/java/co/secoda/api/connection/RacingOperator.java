package co.secoda.api.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.apache.hc.client5.http.ConnectExceptionSupport;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;

/** Connects as HttpClient does, but to the first of several addresses that answers. */
final class RacingOperator extends DefaultHttpClientConnectionOperator {
    private static final String TLS = "https";
    private static final SchemePortResolver PORTS = DefaultSchemePortResolver.INSTANCE;

    private final DnsResolver names;

    RacingOperator(DnsResolver names, TlsSocketStrategy tls) {
        super(
                PORTS,
                names,
                RegistryBuilder.<TlsSocketStrategy>create().register(TLS, tls).build());
        this.names = names;
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            NamedEndpoint name,
            Path unixSocket,
            InetSocketAddress local,
            Timeout timeout,
            SocketConfig config,
            Object attachment,
            HttpContext context)
            throws IOException {
        List<InetSocketAddress> addresses = host.getAddress() == null
                ? names.resolve(host.getHostName(), PORTS.resolve(host.getSchemeName(), host))
                : List.of();
        if (addresses.size() < 2 || !(connection instanceof QuietConnection quiet)) {
            super.connect(connection, host, name, unixSocket, local, timeout, config, attachment, context);
            return;
        }
        Socket socket = fastest(addresses, quiet, host, timeout);
        try {
            socket.setTcpNoDelay(config.isTcpNoDelay());
            connection.bind(socket);
            if (host.getSchemeName().equals(TLS)) {
                socket.setSoTimeout(timeout.toMillisecondsIntBound());
                upgrade(connection, host, name, attachment, context);
                socket.setSoTimeout(0);
            }
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket fastest(
            List<InetSocketAddress> addresses, QuietConnection connection, HttpHost host, Timeout timeout)
            throws IOException {
        try (AddressRace race = new AddressRace(Socket::new, timeout.toMillisecondsIntBound())) {
            connection.whileConnecting(race);
            return race.winner(addresses);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while connecting");
        } catch (IOException e) {
            throw ConnectExceptionSupport.enhance(e, host);
        }
    }
}
