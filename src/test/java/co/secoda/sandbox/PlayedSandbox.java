package co.secoda.sandbox;

import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.sandbox.SandboxHabits.Relationship;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** A sandbox whose time goes on only when a test lets it. */
public final class PlayedSandbox implements AutoCloseable {
    private final FakeTime time = new FakeTime();
    private final Sandbox sandbox;

    /** @param habits as {@code secoda.sandboxHabits} */
    public PlayedSandbox(String habits) throws IOException {
        SandboxSettings settings =
                SandboxSettings.defaults().withAcceptAnyIntegration(true).withHabits(SandboxHabits.parse(habits));
        this.sandbox = Sandbox.start(settings, time, time, new DbtRunReader()::read);
    }

    public URI baseUrl() {
        return sandbox.baseUrl();
    }

    public Instant now() {
        return time.instant();
    }

    /** Lets time pass; for several threads it does so one after the other. */
    public synchronized void pass(Duration duration) {
        time.advance(duration);
    }

    /** How many entities fail once a pair was taken in, if the habits say {@code relationship=digest}. */
    public static int failingByDigest(ArtifactPaths pair) throws ArtifactException {
        return UploadedSets.of(new DbtRunReader().read(pair))
                .flagged(Relationship.DIGEST)
                .failing()
                .size();
    }

    /** Deletes an integration, if it is there, as somebody does who is not this build. */
    public void delete(String integrationId) {
        TestClient client = new TestClient(baseUrl());
        try {
            client.send(client.request(TestClient.integration(integrationId)).DELETE());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
