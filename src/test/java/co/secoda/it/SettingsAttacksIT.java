package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Attacks: a pull request that changes a pom or a file in {@code .mvn}, in whole builds. */
class SettingsAttacksIT {
    private static final String SETTINGS =
            "<settings><servers><server><id>nexus</id><password>hunter2</password></server></servers></settings>";

    private final BuildFolder folder;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer evil;

    SettingsAttacksIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
        folder.pair("passing");
    }

    @BeforeEach
    void listen() throws IOException {
        evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        evil.start();
    }

    @AfterEach
    void close() {
        evil.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + evil.getAddress().getPort();
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_file_of_the_checkout_can_not_have_the_password_of_another_server_sent_away(MavenVersion maven) {
        folder.file(
                        ".mvn/maven.config",
                        "-Dsecoda.serverId=nexus\n-Dsecoda.baseUrl=" + url() + "\n-Dsecoda.integrationId=i\n")
                .file("global-settings.xml", SETTINGS);

        folder.on(maven)
                .run("publish", "--global-settings=global-settings.xml")
                .failed()
                .logHas("secoda.serverId=nexus names a <server> of settings.xml that isn't marked as Secoda's")
                .logHasNot("hunter2");
        assertThat(asked).isEmpty();
    }

    @OnMaven({V3_6, V3_9, V4})
    void a_file_of_the_checkout_can_not_lead_the_key_past_the_host_that_the_environment_pins(MavenVersion maven) {
        folder.file(".mvn/maven.config", "-Dsecoda.baseUrl=" + url() + "\n-Dsecoda.integrationId=i\n");

        folder.on(maven)
                .env("SECODA_API_KEY", "tok-in-the-environment")
                .env("SECODA_ALLOWED_HOST", "api.secoda.co")
                .run("publish")
                .failed()
                .logHas("The key goes to api.secoda.co alone, as SECODA_ALLOWED_HOST in the environment says,")
                .logHas("(-Dsecoda.baseUrl=" + url() + " in .mvn/maven.config)");
        assertThat(asked).isEmpty();
    }

    @OnMaven(V3_9)
    void nor_can_a_pom_have_the_sandbox_or_further_authorities_pass_for_that_host(MavenVersion maven) {
        MavenBuild build = folder.on(maven)
                .with("secoda.integrationId=i")
                .env("SECODA_API_KEY", "tok-in-the-environment")
                .env("SECODA_ALLOWED_HOST", "api.secoda.co");

        folder.pom("<configuration><sandbox>true</sandbox></configuration>");
        build.run("publish")
                .failed()
                .logHas(
                        "<sandbox>true</sandbox> in the pom's <configuration> is not allowed while SECODA_ALLOWED_HOST");

        folder.pom("<configuration><caCertificates>evil.pem</caCertificates></configuration>")
                .file("evil.pem", "");
        build.run("publish")
                .failed()
                .logHas("<caCertificates>evil.pem</caCertificates> in the pom's <configuration> is not allowed while");
    }

    @OnMaven(V3_9)
    void in_ci_a_checkout_that_turns_the_gate_off_is_told(MavenVersion maven) {
        folder.pom("<configuration><sandbox>true</sandbox></configuration>")
                .file(".mvn/maven.config", "-Dsecoda.maxFailing=-1\n");
        MavenBuild build = folder.on(maven).with("secoda.pollInterval=100ms", "secoda.sandboxHabits=sync=100ms");

        build.env("GITHUB_ACTIONS", "true")
                .run("publish")
                .passed()
                .logHas(
                        "<sandbox>true</sandbox> in the pom's <configuration> is in the checkout, which a pull request may change")
                .logHas(
                        "-Dsecoda.maxFailing=-1 in .mvn/maven.config is in the checkout, which a pull request may change");
    }

    @OnMaven(V3_9)
    void the_log_says_whose_password_goes_to_which_host(MavenVersion maven) {
        folder.file("global-settings.xml", SETTINGS.replace("nexus", "secoda-eu"));

        folder.on(maven)
                .with("secoda.serverId=secoda-eu", "secoda.baseUrl=" + url(), "secoda.integrationId=i")
                .run("publish", "--global-settings=global-settings.xml")
                .failed()
                .logHas("[INFO] The API key is from <server> secoda-eu of settings.xml, and goes to " + url() + ".");
        assertThat(asked).isNotEmpty().containsOnly("Bearer hunter2");
    }
}
