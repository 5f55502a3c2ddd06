package co.secoda.api;

import co.secoda.text.Quoted;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy, with Basic authentication where it has a user. Loopback is never asked for through it.
 *
 * @param host its host name or address
 * @param port 1 to 65535
 * @param user who signs in to it
 * @param password that user's password
 * @param nonProxyHosts hosts to reach without it, where {@code *} stands for anything, and blocks of addresses such as
 *     {@code 10.0.0.0/8}
 */
public record ProxySettings(
        String host, int port, Optional<String> user, Optional<String> password, List<String> nonProxyHosts) {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the host is empty or the port can't be one
     */
    public ProxySettings {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "a proxy needs a host and a port from 1 to 65535, not " + Quoted.value(host + ":" + port));
        }
        nonProxyHosts = List.copyOf(nonProxyHosts);
    }

    /** Host and port, as in a URL. */
    public String address() {
        return host + ":" + port;
    }

    /** Whether calls to this address go through the proxy. */
    public boolean leadsTo(BaseUrl url) {
        return !url.isLoopback() && isFor(url.root().getHost());
    }

    /** Whether calls to this host go through the proxy. */
    boolean isFor(String target) {
        String name = plain(target);
        return nonProxyHosts.stream()
                .map(ProxySettings::plain)
                .noneMatch(pattern -> pattern.contains("/") ? isIn(pattern, name) : matches(pattern, name));
    }

    /** In lower case, and an address of IPv6 without its brackets. */
    private static String plain(String host) {
        return host.strip().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    }

    /**
     * Whether the name is an address of a block; names aren't looked up, as the proxy may be the one who knows them.
     */
    private static boolean isIn(String block, String name) {
        String[] parts = block.split("/", 2);
        Optional<byte[]> network = BaseUrl.address(parts[0]).map(InetAddress::getAddress);
        Optional<byte[]> address = BaseUrl.address(name).map(InetAddress::getAddress);
        if (network.isEmpty() || address.isEmpty() || !parts[1].matches("\\d{1,3}")) {
            return false;
        }
        int rest = 8 * network.get().length - Integer.parseInt(parts[1]);
        return rest >= 0
                && network.get().length == address.get().length
                && new BigInteger(network.get())
                        .shiftRight(rest)
                        .equals(new BigInteger(address.get()).shiftRight(rest));
    }

    private static boolean matches(String pattern, String name) {
        String[] literals = pattern.split("\\*", -1);
        int from = 0;
        for (int i = 0; i < literals.length; i++) {
            boolean last = i == literals.length - 1;
            int at = last && i > 0 ? name.length() - literals[i].length() : name.indexOf(literals[i], from);
            if (at < from || (i == 0 && at != 0) || !name.startsWith(literals[i], at)) {
                return false;
            }
            from = at + literals[i].length();
        }
        return from == name.length();
    }

    /** Host and port alone: the password never shows. */
    @Override
    public String toString() {
        return "ProxySettings[" + host + ":" + port + "]";
    }
}
