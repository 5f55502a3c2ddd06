package co.secoda.api.connection;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** HttpClient's pool of connections, with connections of ours, which are made by a race between a host's addresses. */
public final class ConnectionPool extends PoolingHttpClientConnectionManagerBuilder {
    private static final int MOST = 20;

    private ConnectionPool() {}

    /**
     * A pool.
     *
     * @param toConnect for one connection, until it stands
     */
    public static PoolingHttpClientConnectionManager of(DnsResolver names, TlsSocketStrategy tls, Timeout toConnect) {
        AtomicLong count = new AtomicLong();
        return new ConnectionPool()
                .setDnsResolver(names)
                .setMaxConnPerRoute(MOST)
                .setMaxConnTotal(MOST)
                .setConnectionFactory(socket -> {
                    QuietConnection connection = new QuietConnection("secoda-" + count.incrementAndGet());
                    if (socket != null) {
                        connection.bind(socket);
                    }
                    return connection;
                })
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(toConnect)
                        // A server that closed a connection while it was idle is noticed before the next call.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setTlsSocketStrategy(tls)
                .build();
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
            SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
        return new RacingOperator(names, tls);
    }
}
