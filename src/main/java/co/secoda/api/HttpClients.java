package co.secoda.api;

import co.secoda.api.connection.ConnectionPool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScheme;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultAuthenticationStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
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
                .setConnectionManager(ConnectionPool.of(names, tls(settings), timeout(settings)))
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

    /**
     * To read the JDK's trusted certificates takes a quarter of a second, so where it isn't asked for it isn't made.
     */
    private static TlsSocketStrategy tls(ConnectionSettings settings) {
        boolean asked = settings.baseUrl().isEncrypted()
                || settings.caCertificates().isPresent()
                || settings.clientKeys().isPresent();
        return asked
                ? new DefaultClientTlsStrategy(TlsContexts.of(settings))
                : (socket, host, port, attachment, context) -> {
                    throw new SSLException("a server at http:// was to speak TLS: " + host);
                };
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
