package co.secoda.api;

import co.secoda.api.Caller.RetryRules;
import co.secoda.api.ConnectionSettings.ClientKeys;
import co.secoda.api.UploadFile.UploadProgress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.DnsResolver;

/** Builds clients for tests: no time passes between tries, and no name is looked up. */
final class Clients {
    /** Names as a test has them. */
    @FunctionalInterface
    interface Names {
        InetAddress lookUp(String host) throws UnknownHostException;

        default InetAddress[] lookUpAll(String host) throws UnknownHostException {
            return new InetAddress[] {lookUp(host)};
        }
    }

    private final String url;
    private final String key;
    private Duration responseTimeout = Duration.ofSeconds(20);
    private int retries = 2;
    private Optional<ProxySettings> proxy = Optional.empty();
    private Optional<Path> caCertificates = Optional.empty();
    private Optional<ClientKeys> clientKeys = Optional.empty();
    private RequestHeaders headers = RequestHeaders.NONE;
    private UploadProgress progress = UploadProgress.NONE;
    private Pause pause = duration -> {};
    private WriteBudget budget = playedBudget();
    private Names names = host -> InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});

    private Clients(String url, String key) {
        this.url = url;
        this.key = key;
    }

    static Clients of(String url, String key) {
        return new Clients(url, key);
    }

    Clients responseTimeout(Duration timeout) {
        responseTimeout = timeout;
        return this;
    }

    Clients retries(int number) {
        retries = number;
        return this;
    }

    Clients proxy(ProxySettings settings) {
        proxy = Optional.of(settings);
        return this;
    }

    Clients caCertificates(Path pem) {
        caCertificates = Optional.of(pem);
        return this;
    }

    Clients clientKeys(ClientKeys keys) {
        clientKeys = Optional.of(keys);
        return this;
    }

    Clients headers(RequestHeaders further) {
        headers = further;
        return this;
    }

    Clients progress(UploadProgress listener) {
        progress = listener;
        return this;
    }

    Clients pausing(Pause by) {
        pause = by;
        return this;
    }

    Clients budget(WriteBudget shared) {
        budget = shared;
        return this;
    }

    Clients names(Names by) {
        names = by;
        return this;
    }

    HttpSecodaApi build() {
        ConnectionSettings settings = new ConnectionSettings(
                BaseUrl.parse(url, true),
                ApiKey.of(key),
                Duration.ofSeconds(20),
                responseTimeout,
                retries,
                proxy,
                caCertificates,
                clientKeys,
                headers,
                "secoda-maven-plugin/test",
                progress);
        RandomGenerator noJitter = () -> 0L;
        return new HttpSecodaApi(
                settings,
                budget,
                RetryRules.of(retries, Backoff.standard(noJitter)),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                pause,
                resolver(names));
    }

    private static DnsResolver resolver(Names names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return host.equals("127.0.0.1")
                        ? new InetAddress[] {InetAddress.getByName(host)}
                        : names.lookUpAll(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /** A budget whose minutes pass at once, at each pause, however short a deadline makes it. */
    private static WriteBudget playedBudget() {
        AtomicLong now = new AtomicLong();
        return new WriteBudget(
                new HashMap<>(),
                ConcurrentHashMap.newKeySet(),
                now::get,
                pause -> now.addAndGet(pause.plusMinutes(2).toNanos()),
                () -> {});
    }
}
