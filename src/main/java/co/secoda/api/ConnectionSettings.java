package co.secoda.api;

import co.secoda.api.UploadFile.UploadProgress;
import co.secoda.text.DurationText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * What a client needs to be told.
 *
 * @param baseUrl where the API is
 * @param key who asks
 * @param connectTimeout for one try, until the connection stands, names looked up and TLS agreed
 * @param responseTimeout for one try, until the whole answer is there once the request is sent, to which the time is
 *     added that a body took to be sent; and how long a server may take nothing of a body
 * @param retries tries after the first, 0 to 100
 * @param proxy a proxy to go through
 * @param caCertificates a PEM file of CAs to trust besides those of the JDK
 * @param clientKeys a certificate to show to a server that asks for one
 * @param headers further headers of each request
 * @param userAgent how the client names itself
 * @param progress hears how far each upload is
 */
public record ConnectionSettings(
        BaseUrl baseUrl,
        ApiKey key,
        Duration connectTimeout,
        Duration responseTimeout,
        int retries,
        Optional<ProxySettings> proxy,
        Optional<Path> caCertificates,
        Optional<ClientKeys> clientKeys,
        RequestHeaders headers,
        String userAgent,
        UploadProgress progress) {
    /** Ten seconds to connect. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** A minute to answer. */
    public static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofSeconds(60);

    /** Four tries after the first. */
    public static final int DEFAULT_RETRIES = 4;

    /** A shorter value of a header, such as "true", is a word of many messages. */
    private static final int SHORTEST_SECRET = 6;

    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a timeout isn't above 0 and at most a day, the retries are out of bounds, or
     *     the user agent can't be a header
     */
    public ConnectionSettings {
        checkTimeout("secoda.connectTimeout", connectTimeout);
        checkTimeout("secoda.responseTimeout", responseTimeout);
        if (retries < 0 || retries > 100) {
            throw new IllegalArgumentException("secoda.retries is " + retries + ", but must be from 0 to 100");
        }
        if (!userAgent.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("the user agent has a character in it that a header can't carry");
        }
    }

    /** The defaults for this URL and key. */
    public static ConnectionSettings of(BaseUrl baseUrl, ApiKey key, String userAgent) {
        return new ConnectionSettings(
                baseUrl,
                key,
                DEFAULT_CONNECT_TIMEOUT,
                DEFAULT_RESPONSE_TIMEOUT,
                DEFAULT_RETRIES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RequestHeaders.NONE,
                userAgent,
                UploadProgress.NONE);
    }

    /** The proxy that calls go through: none to loopback, nor to hosts that are to be reached without it. */
    Optional<ProxySettings> route() {
        return proxy.filter(known -> known.leadsTo(baseUrl));
    }

    /** What no message may show. */
    Secrets secrets() {
        List<String> texts = new ArrayList<>(headers.values().values());
        proxy.flatMap(ProxySettings::password).ifPresent(texts::add);
        texts.removeIf(text -> text.length() < SHORTEST_SECRET);
        texts.add(key.text());
        return new Secrets(texts);
    }

    private static void checkTimeout(String name, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + DurationText.of(timeout) + ", but must be longer than nothing and at most a day");
        }
    }

    /**
     * The certificate and key with which a client signs in to a server or gateway that asks for them (mutual TLS).
     *
     * @param file the key store; empty for one that has no file, such as a smart card's
     * @param type such as {@code PKCS12} or {@code JKS}
     * @param password of the store and of the key in it
     */
    public record ClientKeys(Optional<Path> file, String type, String password) {
        KeyManager[] managers() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance(type);
            char[] secret = password.toCharArray();
            if (file.isPresent()) {
                if (!Files.isRegularFile(file.get())) {
                    throw new IOException("there is no such file");
                }
                try (InputStream in = Files.newInputStream(file.get())) {
                    store.load(in, secret);
                }
            } else {
                store.load(null, secret);
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, secret);
            return factory.getKeyManagers();
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "ClientKeys[" + file.map(Path::toString).orElse("no file") + "]";
        }
    }
}
