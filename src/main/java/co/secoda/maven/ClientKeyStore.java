package co.secoda.maven;

import co.secoda.api.ConnectionSettings.ClientKeys;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/**
 * The client certificate that the system properties {@code javax.net.ssl.keyStore}, {@code keyStoreType} and
 * {@code keyStorePassword} name, as every program in Java has it.
 */
final class ClientKeyStore {
    private static final String FILE = "javax.net.ssl.keyStore";
    /** The JDK's own word for a store without a file. */
    private static final String NO_FILE = "NONE";

    private final MavenSession session;

    ClientKeyStore(MavenSession session) {
        this.session = session;
    }

    /** The certificate, if one is named; whether it can be used is seen when the connection is made. */
    Optional<ClientKeys> find() {
        Properties all = new Properties();
        all.putAll(session.getSystemProperties());
        // What was typed with -D is a property of the user; Maven 4 doesn't count it among those of the system.
        all.putAll(session.getUserProperties());
        String file = all.getProperty(FILE, "");
        if (file.isBlank()) {
            return Optional.empty();
        }
        Path root = Path.of(session.getExecutionRootDirectory());
        return Optional.of(new ClientKeys(
                file.equals(NO_FILE) ? Optional.empty() : Optional.of(root.resolve(file.strip())),
                all.getProperty(FILE + "Type", KeyStore.getDefaultType()),
                all.getProperty(FILE + "Password", "")));
    }
}
