package co.secoda.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of a page, from outside, made fit to be linked to. */
public final class WebUrl {
    private static final int LONGEST = 500;
    /** A number, such as Azure's {@code buildId}, is no secret. */
    private static final Pattern HARMLESS_QUERY = Pattern.compile("[A-Za-z]+=\\d{1,19}");

    private WebUrl() {}

    /**
     * The address in ASCII, without user info, fragment, and a query that could hold a secret; absent if it is none of
     * {@code http} or {@code https}, or too long.
     */
    public static Optional<String> of(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            String authority = url.getRawAuthority();
            if (authority == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            // Not getHost, which knows no host with an underscore, as those of containers may have.
            String host = authority.substring(authority.lastIndexOf('@') + 1);
            String query = url.getRawQuery();
            boolean harmless = query != null && HARMLESS_QUERY.matcher(query).matches();
            URI clean = new URI(scheme + "://" + host + url.getRawPath() + (harmless ? "?" + query : ""));
            return Optional.of(clean.toASCIIString()).filter(address -> address.length() <= LONGEST);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * The address of what is under a server's own; what no path can hold is escaped.
     *
     * @param path without a slash at its start
     */
    public static Optional<String> under(String server, String path) {
        try {
            // The host only keeps a path with more slashes from being taken for one.
            String escaped = new URI("http", "host", "/" + path, null).getRawPath();
            return Optional.of(server.replaceFirst("/+$", "") + escaped);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
