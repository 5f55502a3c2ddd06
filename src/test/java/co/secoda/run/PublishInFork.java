package co.secoda.run;

import co.secoda.api.BaseUrl;
import co.secoda.sandbox.PlayedSandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Publishes a pair over plain http with the summary for its only report, in a JVM of its own. */
final class PublishInFork {
    private PublishInFork() {}

    /**
     * The fork's entry. Leaves a file {@code read}: how many bytes of the manifest and of the run results were read.
     *
     * @param arguments the directory of the pair
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        try (PlayedSandbox secoda = new PlayedSandbox("");
                Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withoutThreshold().withoutStackTrace();
            recording.start();
            publish(directory, secoda);
            recording.stop();
            recording.dump(directory.resolve("recording.jfr"));
        }
        List<RecordedEvent> reads = RecordingFile.readAllEvents(directory.resolve("recording.jfr"));
        Files.writeString(
                directory.resolve("read"),
                read(reads, directory.resolve("target/manifest.json")) + " "
                        + read(reads, directory.resolve("target/run_results.json")));
    }

    private static void publish(Path directory, PlayedSandbox secoda) throws Exception {
        PlayedHost host = new PlayedHost("publish", directory);
        host.now = secoda.now();
        host.passes = secoda::pass;
        host.key = Optional.of(SandboxSettings.DEFAULT_API_KEY);
        GivenRun given = new GivenRun(host);
        given.baseUrl = BaseUrl.parse(secoda.baseUrl().toString(), false);
        given.integrationId = Optional.of(SandboxSettings.DEFAULT_INTEGRATION_ID);
        given.reports = Set.of(RunSettings.ReportKind.JSON);
        given.begun(RunFiles.Beginning.PUBLISH).publish();
    }

    private static long read(List<RecordedEvent> reads, Path file) throws IOException {
        String path = file.toRealPath().toString();
        return reads.stream()
                .filter(read -> path.equals(read.getString("path")))
                .mapToLong(read -> Math.max(0, read.getLong("bytesRead")))
                .sum();
    }
}
