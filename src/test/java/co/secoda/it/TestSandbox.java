package co.secoda.it;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.SecodaApi;
import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxHabits;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;

/** A sandbox outside the builds under test, which speak to it as to any server, one after the other. */
final class TestSandbox implements AutoCloseable {
    /** The integration that is there. */
    static final String INTEGRATION = SandboxSettings.DEFAULT_INTEGRATION_ID;

    private final Sandbox sandbox;
    private final String apiKey;

    private TestSandbox(Sandbox sandbox, String apiKey) {
        this.sandbox = sandbox;
        this.apiKey = apiKey;
    }

    /** Starts one whose syncs take a tenth of a second, unless its habits say otherwise. */
    static TestSandbox withHabits(String habits) throws IOException {
        return start(SandboxSettings.defaults()
                .withHabits(SandboxHabits.parse(habits.contains("sync=") ? habits : habits + ",sync=100ms")));
    }

    /** Starts one that accepts this key only. */
    static TestSandbox withKey(String apiKey) throws IOException {
        return start(SandboxSettings.defaults().withApiKey(apiKey).withHabits(SandboxHabits.parse("sync=100ms")));
    }

    /** Starts one with settings of its own. */
    static TestSandbox start(SandboxSettings settings) throws IOException {
        return new TestSandbox(Sandbox.start(settings), settings.apiKey());
    }

    /** The property of a build that says where it is. */
    String url() {
        return "secoda.baseUrl=" + sandbox.baseUrl();
    }

    /** The property of a build with its key. */
    String key() {
        return "secoda.apiKey=" + apiKey;
    }

    /** The property of a build that names the integration that is there. */
    static String integration() {
        return "secoda.integrationId=" + INTEGRATION;
    }

    /** The same build, speaking to this sandbox and asking it ten times a second. */
    MavenBuild of(MavenBuild build) {
        return build.with(url(), key(), integration(), "secoda.pollInterval=100ms");
    }

    /** Another client. */
    SecodaApi client() {
        BaseUrl baseUrl = BaseUrl.parse(sandbox.baseUrl().toString(), false);
        return new HttpSecodaApi(ConnectionSettings.of(baseUrl, ApiKey.of(apiKey), "secoda-maven-plugin/test"));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
