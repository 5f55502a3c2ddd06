package co.secoda.run;

import co.secoda.api.BaseUrl;
import co.secoda.api.ProxySettings;
import co.secoda.run.Host.FoundProxy;
import co.secoda.text.PlainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxy that the environment names: {@code HTTPS_PROXY} for an https address, {@code HTTP_PROXY} for an http one,
 * and {@code NO_PROXY} for the hosts that are reached without. In lower case they go first, as with curl.
 */
final class EnvironmentProxy {
    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    private static final int DEFAULT_PORT = 80;

    private final Map<String, String> environment;

    EnvironmentProxy(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The proxy for this address, if there is one.
     *
     * @throws BadSettingException if what is named can't be one; the text, which may have a password, isn't repeated
     */
    Optional<FoundProxy> find(BaseUrl baseUrl) throws BadSettingException {
        String name = baseUrl.root().getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
        Optional<String> variable = Stream.of(name.toLowerCase(Locale.ROOT), name)
                .filter(known -> value(known).isPresent())
                .findFirst();
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        String origin = "the environment variable " + variable.get();
        String text = value(variable.get()).orElseThrow();
        return Optional.of(new FoundProxy(Setting.read(origin, text, this::proxy), origin));
    }

    private ProxySettings proxy(String text) {
        URI uri = uri(text.contains("://") ? text : "http://" + text);
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("proxies are spoken to by http://, not by "
                    + PlainText.value(uri.getScheme()) + ":// (the calls to Secoda go through them by https)");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("has no host name that can be used");
        }
        Optional<String> user = Optional.ofNullable(uri.getRawUserInfo());
        return new ProxySettings(
                uri.getHost(),
                uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort(),
                user.map(info -> decoded(info.split(":", 2)[0])),
                user.filter(info -> info.contains(":")).map(info -> decoded(info.split(":", 2)[1])),
                direct());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL such as http://user:password@proxy.example.com:3128;"
                    + " what is special in a password is written as %40 and the like");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * {@code example.com} and {@code .example.com} are that host and all below it, {@code 10.0.0.0/8} a block of
     * addresses; {@code *} is every host.
     */
    private List<String> direct() {
        List<String> patterns = new ArrayList<>();
        String listed = value("no_proxy").or(() -> value("NO_PROXY")).orElse("");
        for (String entry : SEPARATORS.splitAsStream(listed).toList()) {
            String name = entry.replaceFirst("^([^:]*|\\[.*]):\\d+$", "$1").replaceFirst("^\\*?\\.", "");
            if (name.equals("*") || name.contains("/")) {
                patterns.add(name);
            } else if (!name.isEmpty()) {
                patterns.add(name);
                patterns.add("*." + name);
            }
        }
        return patterns;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
