package co.secoda.maven;

import co.secoda.maven.PlainLog.PlainFailure;
import co.secoda.run.BuildSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.BuildSummary;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * What the modules of one Maven session share, and how it ends. It is kept in the session, never in statics, since
 * builds run with {@code -T} and daemons run several sessions in one JVM. Values must be JDK types: modules may see
 * this plugin through different class loaders.
 *
 * <p>A plugin that is no extension gets no end-of-session event of its own. What must end with the session is therefore
 * closed by an {@link SessionEndListener} put in front of the session's own listener; Maven asks the request for its
 * listener at every event, so one set in the middle of a session hears its end, also that of a failed one.
 */
final class SessionScope {
    private static final String KEY = "co.secoda.maven.session";

    private SessionScope() {}

    /** The same values for every goal and module of a session. */
    static BuildSession of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        data.set(KEY, null, new ConcurrentHashMap<String, Object>());
        @SuppressWarnings("unchecked") // nobody else uses the key
        ConcurrentMap<String, Object> values = (ConcurrentMap<String, Object>) data.get(KEY);
        return new BuildSession(values, end -> atEnd(session, values, end));
    }

    /** Whether something has failed that fails the session, too. */
    static boolean hasFailed(MavenSession session) {
        return session.getResult().hasExceptions()
                && !MavenExecutionRequest.REACTOR_FAIL_NEVER.equals(session.getReactorFailureBehavior());
    }

    /** Fails the session at its end, and in its table the project that a goal was called in. */
    static void fail(MavenSession session, MojoExecution execution, MavenProject project, Exception reason) {
        MavenExecutionResult result = session.getResult();
        LifecycleExecutionException failure =
                new LifecycleExecutionException(execution, project, PlainFailure.inMaven(reason));
        BuildSummary summary = result.getBuildSummary(project);
        result.addException(failure);
        if (!(summary instanceof BuildFailure)) {
            result.addBuildSummary(new BuildFailure(project, summary == null ? 0 : summary.getTime(), failure));
        }
    }

    private static void atEnd(MavenSession session, Object lock, Runnable end) {
        MavenExecutionRequest request = session.getRequest();
        AtomicBoolean once = new AtomicBoolean();
        Runnable onlyOnce = () -> {
            if (once.compareAndSet(false, true)) {
                end.run();
            }
        };
        synchronized (lock) {
            request.setExecutionListener(SessionEndListener.before(request.getExecutionListener(), onlyOnce));
        }
    }

    /**
     * Runs something when the session ends, then lets the session's own listener hear of it, as of every other event. A
     * dynamic proxy, because newer Mavens add methods to the listener that the compiled-against one doesn't have.
     */
    static final class SessionEndListener {
        private SessionEndListener() {}

        /** A listener that runs {@code end} at {@code sessionEnded} before {@code own} hears of it. */
        static ExecutionListener before(@Nullable ExecutionListener own, Runnable end) {
            return (ExecutionListener) Proxy.newProxyInstance(
                    SessionEndListener.class.getClassLoader(),
                    new Class<?>[] {ExecutionListener.class},
                    (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return switch (method.getName()) {
                                case "equals" -> proxy == arguments[0];
                                case "hashCode" -> System.identityHashCode(proxy);
                                default -> "Secoda, before " + own;
                            };
                        }
                        if (method.getName().equals("sessionEnded")) {
                            end.run();
                        }
                        try {
                            return own == null ? null : method.invoke(own, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause() == null ? e : e.getCause();
                        }
                    });
        }
    }
}
