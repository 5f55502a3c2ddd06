package co.secoda.sandbox;

import co.secoda.sandbox.Reply.Refusal;
import co.secoda.sandbox.Routes.Route;
import co.secoda.sandbox.SandboxHabits.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request: its host first, then faults, then the key, then path and method, then the call itself. */
final class FrontDesk implements HttpRequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private final Routes routes;
    private final byte[] key;
    private final FaultScript faults;
    private final Throttle throttle;

    FrontDesk(Routes routes, String apiKey, FaultScript faults, Throttle throttle) {
        this.routes = routes;
        this.key = apiKey.getBytes(StandardCharsets.UTF_8);
        this.faults = faults;
        this.throttle = throttle;
    }

    @Override
    public void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        String path = request.getPath().split("\\?", 2)[0];
        Reply answer;
        try {
            answer = answer(request, path);
        } catch (Refusal refusal) {
            answer = refusal.answer();
        }
        LOG.debug("{} {} {}", request.getMethod(), path, answer.status());
        answer.writeTo(response);
    }

    private Reply answer(ClassicHttpRequest request, String path) throws Refusal, IOException {
        List<Route> there = routes.at(path);
        Optional<Route> asked = there.stream()
                .filter(route -> route.method().equals(request.getMethod()))
                .findFirst();
        boolean open = there.stream().anyMatch(Route::open);
        checkHost(request);
        if (!open) {
            Optional<Reply> fault = faults.next(asked.map(Route::name));
            if (fault.isPresent()) {
                return fault.get();
            }
            checkKey(request);
            throttle.check(request.getMethod());
        }
        if (asked.isPresent()) {
            return asked.get().endpoint().answer(new RoutedRequest(request, Routes.integrationId(asked.get(), path)));
        }
        return there.isEmpty() ? unknown(path) : wrongMethod(request.getMethod(), there);
    }

    /** A page in a browser reaches this address by a name of its own that leads here; its requests have that name. */
    private static void checkHost(ClassicHttpRequest request) throws Refusal {
        URIAuthority host = request.getAuthority();
        if (host == null || !HERE.contains(host.getHostName().toLowerCase(Locale.ROOT))) {
            throw new Refusal(Reply.detail(421, "The sandbox is asked for by the address of this machine alone."));
        }
    }

    private void checkKey(ClassicHttpRequest request) throws Refusal {
        Header header = request.getFirstHeader("Authorization");
        String[] words =
                header == null ? new String[0] : header.getValue().strip().split(" +", 2);
        if (words.length < 2 || !words[0].equalsIgnoreCase("Bearer")) {
            throw unauthorized("Authentication credentials were not provided.");
        }
        if (!MessageDigest.isEqual(words[1].getBytes(StandardCharsets.UTF_8), key)) {
            throw unauthorized("Invalid API key.");
        }
    }

    private static Refusal unauthorized(String sentence) {
        return new Refusal(Reply.detail(401, sentence).with("WWW-Authenticate", "Bearer"));
    }

    /** Django sends a path that only lacks its slash to the one that has it. */
    private Reply unknown(String path) {
        return routes.at(path + "/").isEmpty()
                ? Reply.notFound()
                : Reply.empty(301).with("Location", path + "/");
    }

    private static Reply wrongMethod(String method, List<Route> there) {
        String allowed = String.join(", ", there.stream().map(Route::method).toList());
        return Reply.detail(405, "Method \"" + method + "\" not allowed.").with("Allow", allowed);
    }

    /**
     * Counts the writes that arrive, refused ones left out.
     *
     * @param most how many there may be in any minute; 0: no bound
     * @param arrivals the latest ones; its monitor guards it
     */
    record Throttle(int most, Clock clock, Deque<Instant> arrivals) {
        private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");

        void check(String method) throws Refusal {
            if (most == 0 || !WRITES.contains(method)) {
                return;
            }
            synchronized (arrivals) {
                Instant now = clock.instant();
                arrivals.removeIf(arrival -> arrival.isBefore(now.minus(Duration.ofMinutes(1))));
                if (arrivals.size() >= most) {
                    throw new Refusal(Reply.detail(429, "Request was throttled: " + most + " writes a minute."));
                }
                arrivals.add(now);
            }
        }
    }

    /** The faults that are still to come. */
    static final class FaultScript {
        private final List<Fault> left;

        FaultScript(List<Fault> faults) {
            this.left = new ArrayList<>(faults);
        }

        /**
         * The fault that befalls this request, if one does.
         *
         * @param call the call's name; empty if the request leads to none
         */
        synchronized Optional<Reply> next(Optional<String> call) {
            for (int i = 0; i < left.size(); i++) {
                Fault fault = left.get(i);
                if (fault.times() > 0 && (fault.call().isEmpty() || fault.call().equals(call))) {
                    left.set(i, new Fault(fault.status(), fault.times() - 1, fault.call()));
                    return Optional.of(answer(fault.status()));
                }
            }
            return Optional.empty();
        }

        private static Reply answer(int status) {
            if (status == 429) {
                return Reply.detail(429, "Request was throttled. Expected available in 1 second.")
                        .with("Retry-After", "1");
            }
            return status >= 400 && status < 500
                    ? Reply.detail(status, "The sandbox was told to answer " + status + ".")
                    : Reply.html(status, "Status " + status + " from a gateway");
        }
    }
}
