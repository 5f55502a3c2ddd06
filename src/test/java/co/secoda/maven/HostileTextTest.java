package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.secoda.maven.PlainLog.PlainFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Names and messages that would command a CI runner. Maven writes a level before each message, so what acts in the
 * middle of a line matters most, and a message's further lines.
 */
@MojoTest(realRepositorySession = true)
class HostileTextTest {
    private static final String ARTIFACTS = "target/hostile-text-test";
    private static final String COMMANDS =
            "\\n::error::x\\r\\u001b[2J##[endgroup]##vso[task.complete]\\n##teamcity[buildStop]\\nsection_start:1:x\\n--- y";
    private static final String NO_SUCH = "target/none\n::error::x\u001b[2J ##vso[task.complete]";

    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void writeArtifacts() throws IOException {
        Files.createDirectories(Path.of(ARTIFACTS));
        write("manifest.json", "\"name\": \"orders\"", "\"name\": \"::error::orders\u202e" + COMMANDS + "\"");
        write("run_results.json", "Got 3 results", "::error file=x::Got 3" + COMMANDS);
    }

    private static void write(String name, String text, String hostile) throws IOException {
        String real = Files.readString(Path.of("examples/shop/dbt-target", name));
        assertThat(real).contains(text);
        Files.writeString(Path.of(ARTIFACTS, name), real.replace(text, hostile));
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "artifactsDirectory", value = ARTIFACTS)
    void of_artifacts_commands_nothing(ValidateMojo goal) {
        goal.setLog(collecting());

        Throwable failure = catchThrowable(goal::execute);

        assertThat(failure).isInstanceOf(MojoFailureException.class);
        assertThat(lines).anyMatch(line -> line.contains("orders")).anyMatch(line -> line.contains("Got 3"));
        assertHarmless(failure);
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "artifactsDirectory", value = NO_SUCH)
    void of_a_path_commands_nothing(ValidateMojo goal) {
        goal.setLog(collecting());

        Throwable failure = catchThrowable(goal::execute);

        assertThat(failure).isInstanceOf(MojoExecutionException.class).hasMessageContaining("target/none");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertHarmless(failure);
    }

    @Test
    void of_any_level_and_of_what_is_thrown_commands_nothing() {
        Exception nested = new IllegalStateException("::a::\nb", new IOException("##[c]\rd"));
        Log log = new PlainLog(collecting());
        log.debug("::debug::\nx", nested);
        log.info("::info::\nx", nested);
        log.warn("::warn::\nx", nested);
        log.error("::error::\nx", nested);
        log.error(nested);
        assertThat(lines).hasSize(5 + 5);
        assertHarmless(PlainFailure.of(nested));
    }

    private void assertHarmless(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        List<String> written = new ArrayList<>(lines);
        trace.toString().lines().forEach(written::add);
        assertThat(written)
                .noneMatch(line ->
                        line.matches("(?s).*(::|##\\[|##vso\\[|##teamcity\\[|section_start:|\\p{Cntrl}&&[^\\t]).*"))
                .noneMatch(line -> line.matches("(?s).*[\\u001b\\u202e\\r\\n].*"))
                .noneMatch(line -> line.startsWith("---"));
    }

    private SystemStreamLog collecting() {
        return new SystemStreamLog() {
            @Override
            public void debug(CharSequence content) {
                lines.add(content.toString());
            }

            @Override
            public void debug(CharSequence content, Throwable error) {
                lines.add(content.toString());
                lines.add(error.toString());
            }

            @Override
            public void info(CharSequence content) {
                lines.add(content.toString());
            }

            @Override
            public void info(CharSequence content, Throwable error) {
                lines.add(content.toString());
                lines.add(error.toString());
            }

            @Override
            public void warn(CharSequence content) {
                lines.add(content.toString());
            }

            @Override
            public void warn(CharSequence content, Throwable error) {
                lines.add(content.toString());
                lines.add(error.toString());
            }

            @Override
            public void error(CharSequence content) {
                lines.add(content.toString());
            }

            @Override
            public void error(CharSequence content, Throwable error) {
                lines.add(content.toString());
                lines.add(error.toString());
            }

            @Override
            public void error(Throwable error) {
                lines.add(error.toString());
                lines.add(String.valueOf(error.getCause()));
            }
        };
    }
}
