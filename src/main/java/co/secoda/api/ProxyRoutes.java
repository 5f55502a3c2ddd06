package co.secoda.api;

import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Sends calls through the proxy, but those to hosts that are to be reached without it. */
final class ProxyRoutes extends DefaultRoutePlanner {
    private final ProxySettings proxy;

    ProxyRoutes(ProxySettings proxy) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.proxy = proxy;
    }

    static HttpHost host(ProxySettings proxy) {
        return new HttpHost("http", proxy.host(), proxy.port());
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        String name = target.getHostName();
        return BaseUrl.isLoopback(name) || !proxy.isFor(name) ? null : host(proxy);
    }
}
