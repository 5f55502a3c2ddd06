package co.secoda.api;

import co.secoda.api.Answers.BadAnswer;
import co.secoda.api.Transport.SlashRedirect;
import co.secoda.api.Transport.TryResult;
import co.secoda.text.PlainText;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls: tries each as often as the rules allow, then reads its answer or tells why there is none. */
final class Caller {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final Transport transport;
    private final ConnectionSettings settings;
    private final WriteBudget budget;
    private final RetryRules rules;
    private final Clock clock;
    private final Pause pause;
    /** Calls, by name, whose path the server wants with the slash that isn't documented, or without the one that is. */
    private final Set<String> otherForms;

    Caller(
            Transport transport,
            ConnectionSettings settings,
            WriteBudget budget,
            RetryRules rules,
            Clock clock,
            Pause pause,
            Set<String> otherForms) {
        this.otherForms = otherForms;
        this.transport = transport;
        this.settings = settings;
        this.budget = budget;
        this.rules = rules;
        this.clock = clock;
        this.pause = pause;
    }

    /** @param once whether it is worth one try alone */
    <T> T run(Call<T> call, Deadline deadline, boolean once) throws SecodaException, InterruptedException {
        Instant began = clock.instant();
        boolean mayHaveArrived = false;
        for (int tries = 1; ; tries++) {
            TryResult result = attempt(call, deadline);
            if (isDone(call, result, mayHaveArrived)) {
                return read(call, result.answer().orElseThrow());
            }
            mayHaveArrived |= result.symptom().mayHaveArrived();
            boolean onlyOnce = call.repeat() == Call.Repeat.TWICE;
            Optional<Duration> wait = rules.pauseAfter(result, onlyOnce, tries, began, clock.instant())
                    .filter(pause -> !once && pause.compareTo(deadline.left()) < 0);
            if (wait.isEmpty()) {
                throw failure(call, result, tries, mayHaveArrived);
            }
            LOG.warn(
                    "{}; trying again in {} s{} (retry {} of {})",
                    sentence(call, result),
                    String.format(Locale.ROOT, "%.1f", wait.get().toMillis() / 1000.0),
                    result.symptom() == Symptom.LIMITED ? ", as such limits are by the minute" : "",
                    tries,
                    rules.retries());
            pause.pause(wait.get());
        }
    }

    private TryResult attempt(Call<?> call, Deadline deadline) throws InterruptedException {
        URI documented = settings.baseUrl().resolve(call.path());
        URI uri = otherForms.contains(call.name()) ? SlashRedirect.otherForm(documented) : documented;
        TryResult result = send(call, uri, deadline);
        Optional<URI> slash = SlashRedirect.of(uri, result);
        if (slash.isEmpty()) {
            return result;
        }
        if (slash.get().equals(documented)) {
            otherForms.remove(call.name());
        } else {
            otherForms.add(call.name());
        }
        return send(call, slash.get(), deadline);
    }

    private TryResult send(Call<?> call, URI uri, Deadline deadline) throws InterruptedException {
        if (!call.isWrite()) {
            return transport.attempt(call, uri, deadline);
        }
        Object write = budget.take(deadline);
        try {
            return transport.attempt(call, uri, deadline);
        } finally {
            budget.ended(write);
        }
    }

    private static boolean isDone(Call<?> call, TryResult result, boolean mayHaveArrived) {
        return result.symptom() == Symptom.DONE
                || (result.symptom() == Symptom.NOT_FOUND && call.repeat() == Call.Repeat.GONE && mayHaveArrived);
    }

    private <T> T read(Call<T> call, Answer answer) throws SecodaException {
        try {
            return call.meaning().read(answer);
        } catch (BadAnswer e) {
            TryResult bad = TryResult.failed(answer.isHtml() ? Symptom.PAGE : Symptom.MALFORMED, e.what());
            throw new SecodaException(bad.symptom(), answer.status(), true, sentence(call, bad), Optional.empty());
        }
    }

    private SecodaException failure(Call<?> call, TryResult result, int tries, boolean mayHaveArrived) {
        return new SecodaException(
                result.symptom(),
                result.answer().map(Answer::status).orElse(0),
                mayHaveArrived,
                sentence(call, result) + (tries > 1 ? " (after " + tries + " tries)" : ""),
                result.cause());
    }

    private String sentence(Call<?> call, TryResult result) {
        return "could not " + call.name() + ": " + subject(call, result)
                + settings.secrets().hiddenIn(result.what())
                + result.answer().map(this::details).orElse("");
    }

    private String subject(Call<?> call, TryResult result) {
        if (result.symptom() == Symptom.FILE) {
            return "";
        }
        String asked = call.method() + " " + settings.baseUrl().resolve(call.shownPath());
        if (result.isOfProxy()) {
            return asked + ": ";
        }
        return asked + " "
                + settings.route()
                        .map(proxy -> "through the proxy " + proxy.address() + " ")
                        .orElse("");
    }

    /** What the server says; secrets are taken out before the text is cut, so that no piece of them is left. */
    private String details(Answer answer) {
        boolean redirect = answer.status() / 100 == 3;
        String text = redirect ? answer.location().orElse("nowhere") : ErrorDetail.of(answer);
        String plain = PlainText.message(settings.secrets().hiddenIn(text));
        return plain.isEmpty() ? "" : (redirect ? ", pointing to " : ": ") + plain;
    }

    /**
     * Whether a call is tried again, and when. Which failures allow it is the table in {@link Symptom}.
     *
     * @param retries tries after the first
     * @param total no try begins later than this after the first one began
     * @param backoff the waits
     */
    record RetryRules(int retries, Duration total, Backoff backoff) {
        /** A quarter of an hour in all. */
        static RetryRules of(int retries, Backoff backoff) {
            return new RetryRules(retries, Duration.ofMinutes(15), backoff);
        }

        /**
         * The wait before the next try; empty if there is none.
         *
         * @param tries how many there were
         * @param began when the first one began
         */
        Optional<Duration> pauseAfter(TryResult result, boolean onlyOnce, int tries, Instant began, Instant now) {
            if (tries > retries || !result.symptom().allowsAgain(onlyOnce)) {
                return Optional.empty();
            }
            Duration pause =
                    backoff.after(tries, result.symptom(), result.answer().flatMap(Answer::retryAfter), now);
            return now.plus(pause).isAfter(began.plus(total)) ? Optional.empty() : Optional.of(pause);
        }
    }
}
