package co.secoda.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScheme;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultAuthenticationStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
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
        settings.route().ifPresent(proxy -> useProxy(builder, proxy));
        return builder.build();
    }

    private static PoolingHttpClientConnectionManager connections(ConnectionSettings settings, DnsResolver names) {
        AtomicLong count = new AtomicLong();
        PoolingHttpClientConnectionManagerBuilder builder = new RacingBuilder()
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
        return builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(TlsContexts.of(settings)))
                .build();
    }

    private static final class RacingBuilder extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new RacingOperator(names, tls);
        }
    }

    private static void useProxy(HttpClientBuilder builder, ProxySettings proxy) {
        builder.setProxy(host(proxy)).setProxyAuthenticationStrategy(HttpClients::otherThanBasic);
        credentials(proxy).ifPresent(known -> {
            BasicCredentialsProvider provider = new BasicCredentialsProvider();
            provider.setCredentials(new AuthScope(host(proxy)), known);
            builder.setDefaultCredentialsProvider(provider);
        });
    }

    /** Basic credentials went with the first request, so a proxy that asks for them has refused them. */
    private static List<AuthScheme> otherThanBasic(
            ChallengeType type, Map<String, AuthChallenge> challenges, HttpContext context) {
        return DefaultAuthenticationStrategy.INSTANCE.select(type, challenges, context).stream()
                .filter(scheme -> !(scheme instanceof BasicScheme))
                .toList();
    }

    /** What goes with one call; a proxy that needs a user gets it with the first request, before it asks. */
    static HttpClientContext context(ConnectionSettings settings, Watch watch) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(WATCH, watch);
        settings.route().ifPresent(proxy -> credentials(proxy).ifPresent(known -> {
            BasicScheme scheme = new BasicScheme();
            scheme.initPreemptive(known);
            context.resetAuthExchange(host(proxy), scheme);
        }));
        return context;
    }

    private static HttpHost host(ProxySettings proxy) {
        return new HttpHost("http", proxy.host(), proxy.port());
    }

    private static Optional<Credentials> credentials(ProxySettings proxy) {
        return proxy.user()
                .map(user -> new UsernamePasswordCredentials(
                        user, proxy.password().orElse("").toCharArray()));
    }

    private static Timeout timeout(ConnectionSettings settings) {
        return Timeout.of(settings.connectTimeout());
    }
}
