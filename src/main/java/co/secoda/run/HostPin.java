package co.secoda.run;

import co.secoda.api.BaseUrl;
import co.secoda.text.PlainText;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one host that a key may go to, where the environment names it: whoever may change a pom or {@code .mvn}, as the
 * author of a pull request may, can't have it sent elsewhere, nor have another server pass for that host, nor the
 * sandbox.
 */
public final class HostPin {
    /** The variable that names it. */
    public static final String VARIABLE = "SECODA_ALLOWED_HOST";

    /** By which the JVM trusts other authorities than it has. Maven sets in it what {@code .mvn/maven.config} gives. */
    private static final List<String> TRUSTED =
            List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStoreType", "javax.net.ssl.trustStoreProvider");

    private static final Pattern FORM = Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    private final Host host;
    private final String name;
    private final Optional<String> port;

    private HostPin(Host host, String name, Optional<String> port) {
        this.host = host;
        this.name = name;
        this.port = port;
    }

    /**
     * The pin of this build's environment, if there is one; blank counts as none.
     *
     * @throws BadSettingException if it names no host
     */
    static Optional<HostPin> of(Host host) throws BadSettingException {
        Optional<String> text = host.environment(VARIABLE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.get().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new BadSettingException(VARIABLE + "=" + PlainText.value(text.get())
                    + " in the environment is no host: write one such as api.secoda.co, without https:// and path.");
        }
        return Optional.of(new HostPin(host, form.group(1), Optional.ofNullable(form.group(2))));
    }

    /**
     * Refuses what leads elsewhere, whoever set it, and what the checkout says of how that host is known and reached.
     *
     * @throws BadSettingException naming what isn't allowed and where it stands
     */
    void require(ServerSettings server) throws BadSettingException {
        if (server.sandbox()) {
            requireNotOfCheckout("secoda.sandbox");
            return;
        }
        BaseUrl baseUrl = server.baseUrl();
        URI url = URI.create(baseUrl.toString());
        if (!name.equals(url.getHost())
                || port.filter(only -> !only.equals(portOf(url))).isPresent()) {
            String by = host.inCheckout("secoda.baseUrl")
                    .or(() -> host.inCheckout("secoda.region"))
                    .map(place -> " (" + place + ")")
                    .orElse("");
            throw new BadSettingException("The key goes to " + name
                    + port.map(only -> ":" + only).orElse("")
                    + " alone, as SECODA_ALLOWED_HOST in the environment says, but the settings name " + baseUrl + by
                    + ": change one of them.");
        }
        if (server.caCertificates().isPresent()) {
            requireNotOfCheckout("secoda.caCertificates");
        }
        if ("http".equals(url.getScheme())) {
            requireNotOfCheckout("secoda.allowHttp");
        }
        for (String property : TRUSTED) {
            requireNotOfCheckout(property);
        }
    }

    private static String portOf(URI url) {
        return url.getPort() >= 0 ? Integer.toString(url.getPort()) : "https".equals(url.getScheme()) ? "443" : "80";
    }

    private void requireNotOfCheckout(String property) throws BadSettingException {
        Optional<String> found = host.inCheckout(property);
        if (found.isPresent()) {
            throw new BadSettingException(found.get() + " is not allowed while SECODA_ALLOWED_HOST is set,"
                    + " since a pull request could write it: give it on the command line, or unset the variable.");
        }
    }
}
