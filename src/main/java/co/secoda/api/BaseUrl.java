package co.secoda.api;

import co.secoda.text.Quoted;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the API is, checked: a scheme, a host and perhaps a port, without a path. */
public final class BaseUrl {
    private static final Map<String, String> REGIONS = Map.of(
            "us", "api.secoda.co",
            "eu", "eapi.secoda.co",
            "apac", "aapi.secoda.co");
    private static final Map<String, String> WEB_APPS = Map.of(
            "api.secoda.co", "app.secoda.co",
            "eapi.secoda.co", "eu.secoda.co",
            "aapi.secoda.co", "apac.secoda.co");
    private static final Pattern PATH = Pattern.compile("/*(api/v1/*)?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final URI root;

    private BaseUrl(URI root) {
        this.root = root;
    }

    /**
     * The cloud of a region.
     *
     * @param region {@code us}, {@code eu} or {@code apac}
     * @throws IllegalArgumentException if it is none of these
     */
    public static BaseUrl ofRegion(String region) {
        String host = REGIONS.get(region);
        if (host == null) {
            throw new IllegalArgumentException("region is " + Quoted.value(region) + ", but there are us, eu and apac");
        }
        return new BaseUrl(URI.create("https://" + host));
    }

    /**
     * A workspace's own domain.
     *
     * @param text with or without {@code /api/v1} and slashes at its end
     * @param allowHttp also takes plain http to a host other than loopback
     * @throws IllegalArgumentException if it isn't such a URL, saying why; what may be a secret isn't repeated
     */
    public static BaseUrl parse(String text, boolean allowHttp) {
        URI uri = uri(text.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        check(uri.getRawUserInfo() == null, "has a user name or password in it; the key has settings of its own");
        check(
                scheme.equals("https") || scheme.equals("http"),
                "must begin with https:// (or http://, to this machine alone or with secoda.allowHttp)");
        check(uri.getHost() != null, "has no host name that can be used");
        check(uri.getPort() <= 65_535 && uri.getPort() != 0, "has a port that can't be one");
        check(uri.getRawQuery() == null && uri.getRawFragment() == null, "has a ? or # in it; give the host alone");
        check(
                PATH.matcher(uri.getRawPath()).matches(),
                "has a path other than /api/v1; give the host alone, such as https://secoda.example.com");
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        check(
                scheme.equals("https") || allowHttp || isLoopback(host),
                "is plain http to " + host
                        + ", which would show the key to the network: use https, or set secoda.allowHttp");
        String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        return new BaseUrl(URI.create(scheme + "://" + host + port));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the base URL " + problem(e), e.getCause());
        }
    }

    /** The parser's own message would repeat the text. */
    private static String problem(URISyntaxException e) {
        return "is no URL: " + e.getReason() + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("the base URL " + otherwise);
        }
    }

    /** Whether it is spoken to by TLS. */
    boolean isEncrypted() {
        return "https".equals(root.getScheme());
    }

    static boolean isLoopback(String host) {
        // Addresses alone: a name, other than localhost, may point anywhere tomorrow.
        return host.equals("localhost")
                || address(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** The address that the text is; empty for a name, which isn't looked up. */
    static Optional<InetAddress> address(String host) {
        try {
            return host.contains(":") || IPV4.matcher(host).matches()
                    ? Optional.of(InetAddress.getByName(host))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The root, such as {@code https://api.secoda.co}. */
    public URI root() {
        return root;
    }

    /** Whether the host is this machine, by its address: {@code localhost}, 127.0.0.0/8 or {@code [::1]}. */
    public boolean isLoopback() {
        return isLoopback(root.getHost());
    }

    /** The page of an integration's syncs in the web app, for messages. */
    public URI integrationPage(IntegrationId id) {
        String app = WEB_APPS.get(root.getAuthority());
        return URI.create((app == null ? root.toString() : "https://" + app) + "/integrations/" + id + "/syncs");
    }

    URI resolve(String path) {
        return URI.create(root + path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BaseUrl that && root.equals(that.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
