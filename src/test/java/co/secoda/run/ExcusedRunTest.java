package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.BaseUrl;
import co.secoda.gate.known.KnownFailuresFile;
import co.secoda.gate.settings.Reaction;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.sandbox.PlayedSandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Goals over a run whose one failing test is in the list of known failures, and in all that they leave. */
@SuppressWarnings("NullAway.Init") // each test begins
class ExcusedRunTest {
    private static final Path FAILING = Path.of("examples/shop/dbt-target");
    private static final String TEST = "not_null_orders_customer_id";
    private static final String REASON = "late <events> | DATA-412";

    @TempDir
    private Path project;

    private PlayedSandbox secoda;
    private GivenRun given;

    @Test
    void offline_a_known_failure_fails_nothing_and_is_told_everywhere() throws Exception {
        begin("validate", "2099-12-31");
        given.begun(RunFiles.Beginning.CHECK).validate();

        assertThat(gate()).containsEntry("verdict", "passed").containsEntry("excused", 1);
        assertThat((List<?>) gate().get("reasons"))
                .asString()
                .contains("none failing, 1 known to fail", "0 tables or models are failing besides 1 known failure");
        assertThat((List<?>) local().get("failing")).as("it fails all the same").hasSize(1);
        assertThat((List<?>) local().get("known")).singleElement().satisfies(known -> assertThat(map(known))
                .containsEntry("name", TEST)
                .containsEntry("entities", List.of("model.shop.orders"))
                .containsEntry("reason", REASON)
                .containsEntry("owner", "Finance team, finance@shop.example")
                .containsEntry("until", "2099-12-31"));
        assertThat(given.host.log.of("info"))
                .contains("Known failures: 1 failing test is excused. " + list() + " has 1 entry.")
                .contains("Known failure: " + TEST + " of model orders: " + REASON
                        + " (Finance team, finance@shop.example, until 2099-12-31)");
        assertThat(report("TEST-secoda.xml"))
                .contains("<skipped message=\"known failure: late &lt;events&gt; | DATA-412 (Finance team,")
                .doesNotContain("<failure");
        assertThat(report("secoda.md")).contains("1 known to fail", "late &lt;events&gt; \\| DATA-412", "2099-12-31");
        assertThat(report("index.html")).contains("Known to fail", "late &lt;events&gt; | DATA-", ">Passed<");
    }

    @Test
    void against_secodas_answer_it_is_not_counted() throws Exception {
        begin("publish", "2099-12-31");
        given.begun(RunFiles.Beginning.PUBLISH).publish();

        assertThat(gate()).containsEntry("verdict", "passed").containsEntry("excused", 1);
        assertThat((List<?>) gate().get("reasons"))
                .asString()
                .contains("0 tables or models are failing besides 1 known failure, 0 are allowed (secoda.maxFailing)");
        assertThat((List<?>) map(summary().get("server")).get("failing")).hasSize(1);
    }

    @Test
    void an_entry_that_has_ended_excuses_nothing_and_is_told_with_its_owner() throws Exception {
        begin("publish", "2026-01-31");

        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("1 table or model is failing, 0 are allowed");
        assertThat(gate()).containsEntry("excused", 0);
        assertThat(given.host.log.of("warn"))
                .anyMatch(line -> line.startsWith("Note: 1 known failure has ended and excuses nothing: " + TEST)
                        && line.contains("until 2026-01-31, owner Finance team, finance@shop.example in " + list()));
        assertThat(report("index.html")).contains("Entry for the known failures", "- test: " + TEST);
    }

    @Test
    void a_check_in_another_job_goes_by_the_list_of_the_upload_and_says_if_it_has_another() throws Exception {
        begin("upload", "2099-12-31");
        given.begun(RunFiles.Beginning.UPLOAD).upload();
        next("trigger").begun(RunFiles.Beginning.TRIGGER).trigger();
        write("2026-01-31");
        next("check").begun(RunFiles.Beginning.CHECK).check();

        assertThat(gate()).containsEntry("verdict", "passed").containsEntry("excused", 1);
        assertThat((List<?>) gate().get("notes"))
                .singleElement()
                .asString()
                .isEqualTo(list() + " has changed since the upload: the list as it was then counts");
    }

    @Test
    void a_check_without_the_list_goes_by_the_state_and_one_with_a_list_that_the_upload_had_not_says_so()
            throws Exception {
        begin("upload", "2099-12-31");
        given.begun(RunFiles.Beginning.UPLOAD).upload();
        next("trigger").begun(RunFiles.Beginning.TRIGGER).trigger();
        given = of(given.host.at("check"));
        given.begun(RunFiles.Beginning.CHECK).check();
        assertThat(gate()).containsEntry("verdict", "passed").doesNotContainKey("notes");

        next("upload");
        given = of(given.host.at("upload"));
        given.onRepublish = Reaction.IGNORE;
        given.begun(RunFiles.Beginning.UPLOAD).upload();
        next("trigger").begun(RunFiles.Beginning.TRIGGER).trigger();
        assertThatThrownBy(() -> next("check").begun(RunFiles.Beginning.CHECK).check())
                .isInstanceOf(BuildFailsException.class);
        assertThat((List<?>) gate().get("notes"))
                .asString()
                .contains(list() + " was not read by the upload: it does not count");
    }

    @AfterEach
    void close() {
        secoda.close();
    }

    private void begin(String goal, String until) throws Exception {
        secoda = new PlayedSandbox("");
        PlayedHost host = new PlayedHost(goal, project);
        host.now = secoda.now();
        host.passes = secoda::pass;
        host.key = Optional.of(SandboxSettings.DEFAULT_API_KEY);
        Path target = Files.createDirectories(project.resolve("target"));
        for (String name : List.of("manifest.json", "run_results.json")) {
            Files.copy(FAILING.resolve(name), target.resolve(name));
        }
        write(until);
        given = of(host);
        given.knownFailures = KnownFailuresFile.read(list()).orElseThrow();
    }

    private GivenRun of(PlayedHost host) {
        GivenRun run = new GivenRun(host);
        run.baseUrl = BaseUrl.parse(secoda.baseUrl().toString(), false);
        run.integrationId = Optional.of(SandboxSettings.DEFAULT_INTEGRATION_ID);
        return run;
    }

    /** A later goal, with the list as it is by now. */
    private GivenRun next(String goal) throws Exception {
        given = of(given.host.at(goal));
        given.knownFailures = KnownFailuresFile.read(list()).orElseThrow();
        return given;
    }

    private Path list() {
        return project.resolve(KnownFailuresFile.NAME);
    }

    private void write(String until) throws IOException {
        Files.writeString(
                list(),
                "known-failures:\n  - test: " + TEST + "\n    reason: '" + REASON + "'\n    until: " + until + "\n");
    }

    private Map<Object, Object> gate() throws IOException {
        return map(summary().get("gate"));
    }

    private Map<Object, Object> local() throws IOException {
        return map(summary().get("local"));
    }

    private static Map<Object, Object> map(@Nullable Object json) {
        return new HashMap<>((Map<?, ?>) Objects.requireNonNull(json));
    }

    private Map<String, Object> summary() throws IOException {
        return JSON.std.mapFrom(report("secoda.json"));
    }

    private String report(String name) throws IOException {
        return Files.readString(project.resolve("target/secoda").resolve(name));
    }
}
