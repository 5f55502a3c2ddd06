package co.secoda.api;

import co.secoda.api.FilePart.CountedEntity;
import co.secoda.api.Transport.TryResult;
import co.secoda.api.connection.FileFailure;
import co.secoda.text.NumberText;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;

/**
 * Makes one try of a call. A thread of its own does the I/O, which can't be interrupted; the caller's thread waits for
 * it, and on an interrupt or when time is up it closes the socket.
 */
final class Transport implements AutoCloseable {
    /** For a thread to notice that its socket is closed. */
    private static final long GRACE_SECONDS = 2;

    private static final TryResult NOT_ASKED =
            TryResult.failed(Symptom.NOT_CONNECTED, "was not asked: no time was left");

    private final ConnectionSettings settings;
    private final Faults faults;
    private final CloseableHttpClient client;
    private final ExecutorService workers;
    private volatile boolean closed;

    Transport(ConnectionSettings settings, DnsResolver names) {
        this.settings = settings;
        faults = new Faults(settings);
        client = HttpClients.of(settings, names);
        workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "secoda-http");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** One try; however it ends, also by the deadline, that is its result. Closing the client interrupts it. */
    TryResult attempt(Call<?> call, URI uri, Deadline deadline) throws InterruptedException {
        TryResult result = closed || deadline.isOver() ? NOT_ASKED : attemptOpen(call, uri, deadline);
        if (closed && result.symptom() != Symptom.DONE) {
            throw new InterruptedException("the client was closed");
        }
        return result;
    }

    private TryResult attemptOpen(Call<?> call, URI uri, Deadline deadline) throws InterruptedException {
        Watch watch =
                new Watch(settings.connectTimeout(), settings.responseTimeout(), deadline.left(), System::nanoTime);
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), uri);
        settings.headers().values().forEach(request::setHeader);
        request.setHeader(HttpHeaders.AUTHORIZATION, settings.key().authorization());
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        try {
            if (call.body().isPresent()) {
                HttpEntity body = call.body().get().make();
                request.setEntity(new CountedEntity(body, watch, settings.progress(), request::cancel));
            }
        } catch (FileFailure e) {
            return faults.of(e, true);
        }
        Future<TryResult> running = workers.submit(() -> exchange(request, call.answerLimit(), watch));
        try {
            return await(running, request, watch);
        } catch (InterruptedException e) {
            request.cancel();
            result(running, TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
            throw e;
        }
    }

    private TryResult await(Future<TryResult> running, HttpUriRequestBase request, Watch watch)
            throws InterruptedException {
        Optional<TryResult> result = Optional.empty();
        while (result.isEmpty() && !watch.isUp()) {
            result = result(running, watch.untilNextLook());
        }
        if (result.isPresent()) {
            return result.get();
        }
        TryResult timeUp = watch.timeUp();
        request.cancel();
        // An error whose text drips is still that error, and a page is still that page.
        return result(running, TimeUnit.SECONDS.toNanos(GRACE_SECONDS))
                .filter(late -> late.answer().isPresent() || late.symptom() == Symptom.PAGE)
                .orElse(timeUp);
    }

    private static Optional<TryResult> result(Future<TryResult> running, long nanos) throws InterruptedException {
        try {
            return Optional.of(running.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call ended in an error of this program", e.getCause());
        }
    }

    private TryResult exchange(HttpUriRequestBase request, int answerLimit, Watch watch) {
        HttpClientContext context = HttpClients.context(settings, watch);
        try {
            // Neither with a response handler nor closed: both would read an endless answer to its end.
            ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, context);
            TryResult result = new AnswerReader(response, settings).read(answerLimit, watch);
            HttpEntity body = request.getEntity();
            return body == null ? result : result.ofRequest(body.getContentLength());
        } catch (IOException e) {
            return faults.of(e, watch.isConnecting());
        } catch (HttpException e) {
            throw new IllegalStateException("a base URL always has a host", e);
        } catch (RuntimeException e) {
            if (!request.isCancelled()) {
                throw e;
            }
            // Cut between two of its steps, the client finds no connection any more, and says so as if it were a bug.
            return faults.of(new IOException("the call was cut", e), watch.isConnecting());
        } finally {
            // A connection whose answer was read to its end is back in the pool by now; any other is cut.
            request.cancel();
        }
    }

    @Override
    public void close() {
        closed = true;
        client.close(CloseMode.IMMEDIATE);
        workers.shutdownNow();
    }

    /**
     * How one try ended.
     *
     * @param symptom what it showed
     * @param what the end of a sentence that begins with method and URL, such as {@code was refused a connection}
     * @param answer the answer, if there was one
     * @param cause what was thrown, where that adds something and holds nothing that the server wrote
     */
    record TryResult(Symptom symptom, String what, Optional<Answer> answer, Optional<Exception> cause) {
        /** How a sentence about the proxy begins. */
        static final String PROXY = "the proxy ";

        static TryResult answered(Answer answer) {
            return new TryResult(
                    Symptom.ofStatus(answer.status()),
                    "answered " + answer.statusLine(),
                    Optional.of(answer),
                    Optional.empty());
        }

        /** The same, saying how long the request was, where that is what the server refuses. */
        TryResult ofRequest(long bytes) {
            return symptom == Symptom.TOO_LARGE && bytes > 0
                    ? new TryResult(symptom, what + " to a request of " + NumberText.size(bytes), answer, cause)
                    : this;
        }

        /** Whether the sentence is about the proxy, which is then its own subject. */
        boolean isOfProxy() {
            return what.startsWith(PROXY);
        }

        static TryResult failed(Symptom symptom, String what, Exception cause) {
            return new TryResult(symptom, what, Optional.empty(), Optional.of(cause));
        }

        static TryResult failed(Symptom symptom, String what) {
            return new TryResult(symptom, what, Optional.empty(), Optional.empty());
        }
    }

    /** The one redirect that is followed: to the same path with or without its last slash. */
    static final class SlashRedirect {
        private SlashRedirect() {}

        static Optional<URI> of(URI asked, TryResult result) {
            return result.answer()
                    .filter(answer -> switch (answer.status()) {
                        case 301, 302, 307, 308 -> true;
                        default -> false;
                    })
                    .flatMap(Answer::location)
                    .filter(location -> isSlash(asked, location))
                    .map(location -> otherForm(asked));
        }

        /** Built from what was asked, so that nothing of the answer decides where the key goes. */
        static URI otherForm(URI asked) {
            String path = asked.getRawPath();
            String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            return URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + other + query);
        }

        private static boolean isSlash(URI asked, String location) {
            try {
                return asked.resolve(location.strip()).equals(otherForm(asked));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
