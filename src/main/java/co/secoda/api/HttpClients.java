package co.secoda.api;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sets up HttpClient: what it does by itself and we decide (retries, redirects, cookies, compression, logging) is off.
 */
final class HttpClients {
    /** Under which a call's context holds its {@link Watch}. */
    static final String WATCH = Watch.class.getName();

    private HttpClients() {}

    static CloseableHttpClient of(ConnectionSettings settings, DnsResolver names) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(settings, names))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent(settings.userAgent())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableConnectionState()
                // Once a connection stands, the request begins to go out on it.
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "watch", (request, scope, chain) -> {
                    if (scope.clientContext.getAttribute(WATCH) instanceof Watch watch) {
                        watch.connected(request.getEntity() != null);
                    }
                    return chain.proceed(request, scope);
                });
        settings.proxy().ifPresent(proxy -> useProxy(builder, proxy));
        return builder.build();
    }

    private static PoolingHttpClientConnectionManager connections(ConnectionSettings settings, DnsResolver names) {
        AtomicLong count = new AtomicLong();
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnPerRoute(20)
                .setMaxConnTotal(20)
                .setConnectionFactory(socket -> {
                    QuietConnection connection = new QuietConnection("secoda-" + count.incrementAndGet());
                    if (socket != null) {
                        connection.bind(socket);
                    }
                    return connection;
                })
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings))
                        // A server that closed a connection while it was idle is noticed before the next call.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build());
        settings.caCertificates()
                .ifPresent(pem ->
                        builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(TrustedCas.besidesTheJdks(pem))));
        return builder.build();
    }

    private static void useProxy(HttpClientBuilder builder, ProxySettings proxy) {
        builder.setRoutePlanner(new ProxyRoutes(proxy));
        if (proxy.user().isPresent()) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(ProxyRoutes.host(proxy)),
                    new UsernamePasswordCredentials(
                            proxy.user().get(), proxy.password().orElse("").toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    private static Timeout timeout(ConnectionSettings settings) {
        return Timeout.of(settings.connectTimeout());
    }
}
