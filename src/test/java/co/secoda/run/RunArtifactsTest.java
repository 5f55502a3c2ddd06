package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.IntegrationId;
import co.secoda.api.WriteBudget;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.command.DbtExit;
import co.secoda.dbt.command.DbtRecordFile;
import co.secoda.dbt.command.DbtRecordFile.DbtRecord;
import co.secoda.gate.Baseline;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.Connections.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunArtifactsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Path PASSING = Path.of("src/it/pairs/passing");
    private static final Path FAILING = Path.of("examples/shop/dbt-target");

    private static final IntegrationId ID = new IntegrationId("d0000000-0000-4000-8000-000000000000");
    private static final Destination DESTINATION = new Destination(
            new Connection(
                    ConnectionSettings.of(BaseUrl.ofRegion("us"), ApiKey.of("a-key-of-a-test"), "test"),
                    WriteBudget.alone(),
                    false),
            ID);

    private RecordingLog log;

    @TempDir
    private Path project;

    /** Beside the checkout. */
    @TempDir
    private Path elsewhere;

    private Path target;
    private GivenRun given;

    @BeforeEach
    void passing() throws IOException {
        project = project.toRealPath();
        PlayedHost host = new PlayedHost("publish", project);
        host.now = Instant.parse("2026-09-15T06:00:00Z");
        log = host.log;
        given = new GivenRun(host);
        target = Files.createDirectories(project.resolve("target"));
        copy(PASSING, "manifest.json");
        copy(PASSING, "run_results.json");
    }

    @Test
    void artifacts_that_are_as_they_should_be_are_read_without_a_word() throws Exception {
        assertThat(read().testedEntities()).isEqualTo(12);
        assertThat(log.of("warn")).isEmpty();
    }

    @Test
    void run_results_past_the_allowed_age_are_refused_with_their_age() throws Exception {
        Instant generated = read().runResults().generatedAt().orElseThrow();
        given.maxArtifactAge = Optional.of(Duration.ofHours(2));
        given.host.now = generated.plus(Duration.ofHours(2));
        assertThatNoException().isThrownBy(this::read);

        given.host.now = given.host.now.plusSeconds(1);
        refused(
                "run_results.json is of " + generated.truncatedTo(ChronoUnit.SECONDS) + ",",
                "more than secoda.maxArtifactAge=2h allows");
    }

    @Test
    void run_results_of_a_time_to_come_are_told_and_cannot_be_held_to_an_age() throws Exception {
        Instant generated = read().runResults().generatedAt().orElseThrow();
        given.host.now = generated.minus(Duration.ofHours(23));
        read();
        assertThat(log.of("warn")).isEmpty();
        given.host.now = generated.minus(Duration.ofDays(400));
        read();
        assertThat(log.of("warn")).singleElement().asString().contains("400 days ahead of this machine's clock");

        given.maxArtifactAge = Optional.of(Duration.ofHours(2));
        refused(
                "is of " + generated.truncatedTo(ChronoUnit.SECONDS) + ",",
                "ahead of this machine's clock",
                "secoda.maxArtifactAge");
        given.host.now = generated.minus(Duration.ofHours(2));
        assertThatNoException().isThrownBy(this::read);
    }

    @ParameterizedTest
    @CsvSource({"FAIL, 1", "WARN, 1", "REUSED, 1", "IGNORE, 0"})
    void a_run_without_tests_is_told_unless_that_is_ignored(OnNothingTested reaction, int warned) throws Exception {
        Path runResults = target.resolve("run_results.json");
        String withoutOutcome =
                Files.readString(runResults).replaceAll("\"status\": ?\"pass\"", "\"status\": \"success\"");
        Files.writeString(runResults, withoutOutcome);
        given.onNothingTested = reaction;

        assertThat(read().testsWithOutcome()).isZero();
        assertThat(log.of("warn")).hasSize(warned).allMatch(warning -> warning.contains("no outcome of any test"));
    }

    @Test
    void run_results_that_do_not_tell_their_age_cannot_be_held_to_one() throws Exception {
        Path runResults = target.resolve("run_results.json");
        Files.writeString(runResults, Files.readString(runResults).replace("\"generated_at\"", "\"written_at\""));
        given.maxArtifactAge = Optional.of(Duration.ofHours(2));

        refused("doesn't say when it was generated", "secoda.maxArtifactAge");
    }

    @Test
    void artifacts_of_two_commands_fail_warn_or_pass_as_the_settings_say() throws Exception {
        copy(FAILING, "manifest.json");

        given.onMismatch = Reaction.FAIL;
        refused("are not of one dbt command", "(secoda.onMismatch)");
        given.onMismatch = Reaction.WARN;
        read();
        assertThat(log.of("warn")).singleElement().asString().contains("are not of one dbt command");
        log.lines.clear();
        given.onMismatch = Reaction.IGNORE;
        read();
        assertThat(log.of("warn")).isEmpty();
    }

    @Test
    void a_run_that_was_published_before_fails_warns_or_passes_as_the_settings_say() throws Exception {
        DbtRun run = read();
        Optional<String> published = Optional.of(run.runResults().sha256());

        given.onRepublish = Reaction.FAIL;
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> given.provenance().requireNew(run, published))
                .withMessageContaining("was published before")
                .withMessageContaining("secoda.onRepublish");
        given.provenance().requireNew(run, Optional.of(run.manifest().sha256()));
        given.provenance().requireNew(run, Optional.empty());
        given.onRepublish = Reaction.WARN;
        given.provenance().requireNew(run, published);
        assertThat(log.of("warn")).singleElement().asString().contains("was published before");
        given.onRepublish = Reaction.IGNORE;
        given.provenance().requireNew(run, published);
        assertThat(log.of("warn")).hasSize(1);
    }

    @Test
    void a_state_that_was_judged_before_fails_warns_or_passes_as_the_settings_say() throws Exception {
        RunState uploaded = state(read()).uploaded(NOON);
        RunState judged = uploaded.judged(NOON.plusSeconds(9));

        given.onRepublish = Reaction.FAIL;
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> given.provenance().requireState(judged, DESTINATION, Optional.empty()))
                .withMessageContaining("was checked before, at 2026-11-24T12:00:09Z")
                .withMessageContaining("secoda.onRepublish");
        given.provenance().requireState(uploaded, DESTINATION, Optional.empty());
        given.onRepublish = Reaction.WARN;
        given.provenance().requireState(judged, DESTINATION, Optional.empty());
        assertThat(log.of("warn")).singleElement().asString().contains("was checked before");
        given.onRepublish = Reaction.IGNORE;
        given.provenance().requireState(judged, DESTINATION, Optional.empty());
        assertThat(log.of("warn")).hasSize(1);
    }

    @Test
    void a_state_is_held_to_the_allowed_age_of_artifacts() throws Exception {
        RunState state = state(read()).uploaded(NOON);
        given.host.now = state.run().runResults().generatedAt().orElseThrow().plus(Duration.ofHours(3));
        given.provenance().requireState(state, DESTINATION, Optional.empty());

        given.maxArtifactAge = Optional.of(Duration.ofHours(2));
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> given.provenance().requireState(state, DESTINATION, Optional.empty()))
                .withMessageContaining("secoda.maxArtifactAge=2h allows");
    }

    @Test
    void a_state_that_was_uploaded_over_a_day_ago_is_told() throws Exception {
        RunState state = state(read()).uploaded(NOON);
        given.host.now = NOON.plus(Duration.ofDays(1));
        given.provenance().requireState(state, DESTINATION, Optional.empty());
        assertThat(log.of("warn")).isEmpty();

        given.host.now = given.host.now.plusSeconds(1);
        given.provenance().requireState(state, DESTINATION, Optional.empty());
        assertThat(log.of("warn"))
                .singleElement()
                .asString()
                .contains("is of an upload at 2026-11-24T12:00:00Z, 24h 1s ago", "secoda.maxArtifactAge");
    }

    @Test
    void a_state_from_before_the_dbt_command_is_refused_unless_it_is_of_what_that_wrote() throws Exception {
        RunState state = state(read()).uploaded(NOON);
        String digest = state.run().runResults().sha256();

        dbtRan(NOON.minusSeconds(60), Optional.empty(), false);
        given.provenance().requireState(state, DESTINATION, Optional.empty());
        dbtRan(NOON.plusSeconds(60), Optional.of(digest), true);
        given.provenance().requireState(state, DESTINATION, Optional.empty());
        for (Optional<String> left : List.of(Optional.of(digest), Optional.<String>empty())) {
            dbtRan(NOON.plusSeconds(60), left, false);
            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(() -> given.provenance().requireState(state, DESTINATION, Optional.empty()))
                    .withMessageContaining("uploaded at 2026-11-24T12:00:00Z")
                    .withMessageContaining("dbt was started at 2026-11-24T12:01:00Z");
        }
    }

    private void dbtRan(Instant at, Optional<String> runResults, boolean written) throws Exception {
        new DbtRecordFile(given.place().reportDirectory().resolve(DbtRecordFile.FILE_NAME))
                .write(new DbtRecord(new DbtExit("dbt build", 2, at, at, false), runResults, written));
    }

    @ParameterizedTest
    @CsvSource({"WARN, 1", "SKIP, 0"})
    void missing_artifacts_are_no_run_where_the_settings_allow_that(RunSettings.OnMissingArtifacts reaction, int warned)
            throws Exception {
        Files.delete(target.resolve("run_results.json"));
        given.onMissingArtifacts = reaction;

        assertThat(given.artifacts().read()).isEmpty();
        assertThat(log.of("warn")).hasSize(warned);
    }

    @Test
    void artifacts_that_clean_has_wiped_are_told_as_that() throws Exception {
        Files.delete(target.resolve("manifest.json"));
        Files.delete(target.resolve("run_results.json"));
        given.host.cleaned = Optional.of(target);

        refused("no manifest.json and no run_results.json in " + target, "this build's clean has just wiped it");
    }

    @Test
    void a_link_out_of_the_artifacts_directory_is_told_with_where_it_leads() throws Exception {
        Path moved = Files.move(target.resolve("manifest.json"), project.resolve("moved.json"));
        Files.createSymbolicLink(target.resolve("manifest.json"), moved);

        read();
        assertThat(log.of("warn"))
                .singleElement()
                .asString()
                .contains(target.resolve("manifest.json").toString(), moved.toString(), "symbolic link");
    }

    @Test
    void a_link_within_the_artifacts_directory_or_to_it_is_nothing_to_tell() throws Exception {
        Path real = Files.move(target.resolve("manifest.json"), target.resolve("manifest_1.json"));
        Files.createSymbolicLink(target.resolve("manifest.json"), real);
        Files.move(target, project.resolve("dbt"));
        Files.createSymbolicLink(target, project.resolve("dbt"));
        Files.delete(target.resolve("manifest.json"));
        Files.createSymbolicLink(target.resolve("manifest.json"), Path.of("manifest_1.json"));

        read();
        assertThat(log.of("warn")).isEmpty();
    }

    @Test
    void a_file_that_is_named_outside_the_artifacts_directory_is_no_link() throws Exception {
        given.manifest = Optional.of(Files.move(target.resolve("manifest.json"), project.resolve("m.json"))
                .toString());

        read();
        assertThat(log.of("warn")).isEmpty();
    }

    private void refused(String... parts) {
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(this::read)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
    }

    private DbtRun read() throws ArtifactException {
        return given.artifacts().read().orElseThrow();
    }

    private static RunState state(DbtRun run) {
        return new RunState(
                ID,
                BaseUrl.ofRegion("us").toString(),
                Instant.EPOCH,
                run,
                new Baseline.Unknown("not asked"),
                Optional.empty(),
                Optional.empty());
    }

    private void copy(Path pair, String name) throws IOException {
        Files.deleteIfExists(target.resolve(name));
        Files.copy(pair.resolve(name), target.resolve(name));
    }

    @Test
    void a_link_out_of_the_checkout_is_refused_unless_the_command_line_names_it() throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "s3cret");
        Files.delete(target.resolve("run_results.json"));
        Files.createSymbolicLink(target.resolve("run_results.json"), secret);

        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(this::read)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(secret.toString(), "outside of the checkout", "secoda.artifactsDirectory")
                        .doesNotContain("s3cret"));

        Files.delete(secret);
        Files.copy(PASSING.resolve("run_results.json"), secret);
        given.host.outside = Set.of("secoda.runResults");
        read();
        assertThat(log.of("warn")).singleElement().asString().contains(secret.toString());
    }

    @Test
    void artifacts_in_a_place_that_the_pom_itself_names_are_read_wherever_it_is() throws Exception {
        Path moved = Files.move(target, elsewhere.resolve("dbt"));
        given.artifacts = Optional.of(moved.toString());

        read();
        assertThat(log.of("warn")).isEmpty();
    }
}
