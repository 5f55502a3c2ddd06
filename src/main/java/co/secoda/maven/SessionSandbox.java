package co.secoda.maven;

import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/**
 * The embedded server of a session: started by the first goal that asks for it, met by all others, stopped when the
 * session ends.
 */
final class SessionSandbox {
    private SessionSandbox() {}

    /**
     * Its address.
     *
     * @throws BadSettingException if it can't be started
     */
    static URI of(MavenSession session, SandboxSettings settings, Log log) throws BadSettingException {
        try {
            return shared(SessionScope.of(session), settings, log);
        } catch (UncheckedIOException e) {
            throw new BadSettingException("secoda.sandbox: " + e.getMessage());
        }
    }

    private static URI shared(SessionScope scope, SandboxSettings settings, Log log) {
        return scope.shared("sandbox", URI.class, () -> {
            try {
                Sandbox sandbox = Sandbox.start(settings);
                log.warn("A sandbox answers in place of Secoda, at " + sandbox.baseUrl() + ": nothing is published.");
                scope.atEnd(() -> {
                    sandbox.close();
                    log.info("The sandbox has stopped.");
                });
                return sandbox.baseUrl();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        });
    }
}
