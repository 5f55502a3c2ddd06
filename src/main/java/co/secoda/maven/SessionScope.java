package co.secoda.maven;

import co.secoda.api.BaseUrl;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * What the modules of one Maven session share. It is kept in the session, never in statics, since builds run with
 * {@code -T} and daemons run several sessions in one JVM. Values must be JDK types: modules may see this plugin through
 * different class loaders.
 *
 * <p>A plugin that is no extension gets no end-of-session event of its own. What must end with the session is therefore
 * closed by an {@link SessionEndListener} put in front of the session's own listener; Maven asks the request for its
 * listener at every event, so one set in the middle of a session hears its end, also that of a failed one.
 */
final class SessionScope {
    private static final String KEY = "co.secoda.maven.session";

    private final MavenSession session;
    private final ConcurrentMap<String, Object> values;

    private SessionScope(MavenSession session, ConcurrentMap<String, Object> values) {
        this.session = session;
        this.values = values;
    }

    /** The scope of a session: the same values for every goal and module of it. */
    static SessionScope of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        data.set(KEY, null, new ConcurrentHashMap<String, Object>());
        @SuppressWarnings("unchecked") // nobody else uses the key
        ConcurrentMap<String, Object> values = (ConcurrentMap<String, Object>) data.get(KEY);
        return new SessionScope(session, values);
    }

    /**
     * The value of a name, made once a session even if modules ask for it at the same time.
     *
     * @param type a JDK type
     */
    <T> T shared(String name, Class<T> type, Supplier<T> maker) {
        return type.cast(values.computeIfAbsent(name, unused -> maker.get()));
    }

    /** When the session's latest writes to a server were, by {@link System#nanoTime()}; its monitor guards it. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    Deque<Long> writesTo(BaseUrl server) {
        return (Deque<Long>) values.computeIfAbsent("writes to " + server, unused -> new ArrayDeque<Long>());
    }

    /** Leaves a text for the goals that come later in the session. */
    void leave(String name, String text) {
        values.put(name, text);
    }

    /** The text that an earlier goal of the session left. */
    Optional<String> left(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    /** Sets a mark that all goals of the session see, or takes it away. */
    void mark(String name, boolean set) {
        if (set) {
            values.put(name, true);
        } else {
            values.remove(name);
        }
    }

    /** Whether a mark is set. */
    boolean isMarked(String name) {
        return values.containsKey(name);
    }

    /** Has {@code end} run when the session ends, however it ends. */
    void atEnd(Runnable end) {
        MavenExecutionRequest request = session.getRequest();
        AtomicBoolean once = new AtomicBoolean();
        Runnable onlyOnce = () -> {
            if (once.compareAndSet(false, true)) {
                end.run();
            }
        };
        synchronized (values) {
            request.setExecutionListener(SessionEndListener.before(request.getExecutionListener(), onlyOnce));
        }
    }
}
