package co.secoda.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * Runs something when the session ends, then lets the session's own listener hear of it, as of every other event. A
 * dynamic proxy, because newer Mavens add methods to the listener that the compiled-against one doesn't have.
 */
final class SessionEndListener {
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
