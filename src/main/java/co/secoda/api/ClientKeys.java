package co.secoda.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

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
