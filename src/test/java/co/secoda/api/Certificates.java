package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A CA of the tests' own, made with the JDK's keytool, and the servers that it vouches for. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path directory;

    private Certificates(Path directory) {
        this.directory = directory;
    }

    static Certificates in(Path directory) throws IOException, InterruptedException {
        Certificates certificates = new Certificates(directory);
        certificates.keytool(
                "ca",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "ca",
                "-dname",
                "CN=Test CA",
                "-ext",
                "bc:c",
                "-validity",
                "9");
        certificates.keytool("ca", "-exportcert", "-rfc", "-alias", "ca", "-file", certificates.file("ca.pem"));
        return certificates;
    }

    Path ca() {
        return directory.resolve("ca.pem");
    }

    /** A server of this host name, whose certificate is valid from that day on, for five days. */
    RawServer serverOf(String host, String startDate, RawServer.Script script) throws Exception {
        if (!Files.exists(directory.resolve(host + ".p12"))) {
            make(host, startDate);
        }
        return RawServer.on(
                context(host).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                script);
    }

    private void make(String host, String startDate) throws IOException, InterruptedException {
        keytool(host, "-genkeypair", "-keyalg", "EC", "-alias", "server", "-dname", "CN=" + host);
        keytool(host, "-certreq", "-alias", "server", "-file", file(host + ".csr"));
        keytool(
                "ca",
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-infile",
                file(host + ".csr"),
                "-outfile",
                file(host + ".pem"),
                "-ext",
                "san=dns:" + host,
                "-startdate",
                startDate,
                "-validity",
                "5");
        keytool(host, "-importcert", "-noprompt", "-alias", "ca", "-file", file("ca.pem"));
        keytool(host, "-importcert", "-noprompt", "-alias", "server", "-file", file(host + ".pem"));
    }

    private SSLContext context(String host) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(host + ".p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void keytool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file(store + ".p12"), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
