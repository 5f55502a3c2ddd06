package co.secoda.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A sandbox of fake time whose artifacts are a line each, with a client that speaks to it. */
final class Playground implements AutoCloseable {
    static final Duration SYNC_TIME = Duration.ofSeconds(10);

    private static final Duration MOMENT = Duration.ofSeconds(1);

    final FakeTime time = new FakeTime();
    final ScriptedReader reader = new ScriptedReader();
    final Sandbox sandbox;
    final TestClient client;

    private Playground(SandboxSettings settings) throws IOException {
        this.sandbox = Sandbox.start(settings.withSyncTime(SYNC_TIME), time, time, reader);
        this.client = new TestClient(sandbox.baseUrl());
    }

    static Playground open() throws IOException {
        return open(SandboxSettings.defaults());
    }

    static Playground open(SandboxSettings settings) throws IOException {
        return new Playground(settings);
    }

    static Playground withHabits(String words) throws IOException {
        return open(SandboxSettings.defaults().withHabits(SandboxHabits.parse(words)));
    }

    /** Uploads run results as the scripted reader takes them. */
    HttpResponse<String> upload(String runResults) throws IOException, InterruptedException {
        return client.postForm(
                TestClient.UPLOAD, TestForm.pair(runResults, "{}").whole());
    }

    /** Uploads one failing test of these entities. */
    void uploadFailing(String... entities) throws IOException, InterruptedException {
        upload("{\"failing\": [[\"" + String.join("\", \"", entities) + "\"]], \"warning\": []}");
    }

    /** Starts a sync; a moment passes. */
    int trigger() throws IOException, InterruptedException {
        int status = client.post(TestClient.TRIGGER).statusCode();
        time.advance(MOMENT);
        return status;
    }

    /** Starts a sync and lets the time that it takes pass. */
    void sync() throws IOException, InterruptedException {
        trigger();
        time.advance(SYNC_TIME);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
