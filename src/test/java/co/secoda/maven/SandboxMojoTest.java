package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

@MojoTest(realRepositorySession = true)
class SandboxMojoTest {
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    @InjectMojo(goal = "sandbox")
    void answers_until_it_is_interrupted(SandboxMojo goal) throws InterruptedException, IOException {
        goal.setLog(new Lines());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> running = thread.submit(() -> {
            goal.execute();
            return null;
        });
        URI url = url();
        HttpRequest health = HttpRequest.newBuilder(url.resolve("/healthcheck")).build();
        HttpClient client = HttpClient.newHttpClient();
        assertThat(client.send(health, HttpResponse.BodyHandlers.ofString()).body())
                .contains("OK");
        thread.shutdownNow();
        assertThatThrownBy(() -> running.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("Interrupted");
        assertThatThrownBy(() -> client.send(health, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    @InjectMojo(goal = "sandbox")
    @MojoParameter(name = "sandboxHabits", value = "last-run=sometimes")
    void an_unknown_habit_is_named_with_the_known_ones(SandboxMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("secoda.sandboxHabits")
                .hasMessageContaining("last-run=end|start|never");
    }

    /** Of the first line that has one; the log begins with the plugin's version. */
    private URI url() throws InterruptedException {
        while (true) {
            String line = lines.poll(60, TimeUnit.SECONDS);
            assertThat(line).as("a line with the address of the sandbox").isNotNull();
            Matcher url = URL.matcher(line);
            if (url.find()) {
                return URI.create(url.group());
            }
        }
    }

    private final class Lines extends SystemStreamLog {
        @Override
        public void info(CharSequence content) {
            lines.add(content.toString());
        }
    }
}
