package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import co.secoda.api.IntegrationId;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.command.DbtExit;
import co.secoda.dbt.command.DbtRecord;
import co.secoda.dbt.command.DbtRecordFile;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.dbt.location.ArtifactLocator;
import co.secoda.dbt.location.ArtifactSettings;
import co.secoda.gate.Baseline;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.FailOn;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    private final RecordingLog log = new RecordingLog();

    @TempDir
    private Path project;

    private Path target;
    private Instant now = Instant.parse("2026-09-15T06:00:00Z");
    private Optional<Duration> maxArtifactAge = Optional.empty();
    private Reaction onMismatch = Reaction.WARN;
    private Reaction onRepublish = Reaction.WARN;
    private OnNothingTested onNothingTested = OnNothingTested.FAIL;
    private RunPlan.OnMissing onMissing = RunPlan.OnMissing.FAIL;
    private Optional<String> manifest = Optional.empty();
    private Optional<Path> cleaned = Optional.empty();

    @BeforeEach
    void passing() throws IOException {
        project = project.toRealPath();
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
        maxArtifactAge = Optional.of(Duration.ofHours(2));
        now = generated.plus(Duration.ofHours(2));
        assertThatNoException().isThrownBy(this::read);

        now = now.plusSeconds(1);
        refused("run_results.json is of " + generated, "more than secoda.maxArtifactAge=2h allows");
    }

    @Test
    void run_results_of_a_time_to_come_are_told_and_cannot_be_held_to_an_age() throws Exception {
        Instant generated = read().runResults().generatedAt().orElseThrow();
        now = generated.minus(Duration.ofHours(23));
        read();
        assertThat(log.of("warn")).isEmpty();
        now = generated.minus(Duration.ofDays(400));
        read();
        assertThat(log.of("warn")).singleElement().asString().contains("400 days ahead of this machine's clock");

        maxArtifactAge = Optional.of(Duration.ofHours(2));
        refused("is of " + generated, "ahead of this machine's clock", "secoda.maxArtifactAge");
        now = generated.minus(Duration.ofHours(2));
        assertThatNoException().isThrownBy(this::read);
    }

    @ParameterizedTest
    @CsvSource({"FAIL, 1", "WARN, 1", "REUSED, 1", "IGNORE, 0"})
    void a_run_without_tests_is_told_unless_that_is_ignored(OnNothingTested reaction, int warned) throws Exception {
        Path runResults = target.resolve("run_results.json");
        String withoutOutcome =
                Files.readString(runResults).replaceAll("\"status\": ?\"pass\"", "\"status\": \"success\"");
        Files.writeString(runResults, withoutOutcome);
        onNothingTested = reaction;

        assertThat(read().testsWithOutcome()).isZero();
        assertThat(log.of("warn")).hasSize(warned).allMatch(warning -> warning.contains("no outcome of any test"));
    }

    @Test
    void run_results_that_do_not_tell_their_age_cannot_be_held_to_one() throws Exception {
        Path runResults = target.resolve("run_results.json");
        Files.writeString(runResults, Files.readString(runResults).replace("\"generated_at\"", "\"written_at\""));
        maxArtifactAge = Optional.of(Duration.ofHours(2));

        refused("doesn't say when it was generated", "secoda.maxArtifactAge");
    }

    @Test
    void artifacts_of_two_commands_fail_warn_or_pass_as_the_settings_say() throws Exception {
        copy(FAILING, "manifest.json");

        onMismatch = Reaction.FAIL;
        refused("are not of one dbt command", "(secoda.onMismatch)");
        onMismatch = Reaction.WARN;
        read();
        assertThat(log.of("warn")).singleElement().asString().contains("are not of one dbt command");
        log.lines.clear();
        onMismatch = Reaction.IGNORE;
        read();
        assertThat(log.of("warn")).isEmpty();
    }

    @Test
    void a_run_that_was_published_before_fails_warns_or_passes_as_the_settings_say() throws Exception {
        DbtRun run = read();
        Optional<String> published = Optional.of(run.runResults().sha256());

        onRepublish = Reaction.FAIL;
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> artifacts().requireNew(run, published))
                .withMessageContaining("was published before")
                .withMessageContaining("secoda.onRepublish");
        artifacts().requireNew(run, Optional.of(run.manifest().sha256()));
        artifacts().requireNew(run, Optional.empty());
        onRepublish = Reaction.WARN;
        artifacts().requireNew(run, published);
        assertThat(log.of("warn")).singleElement().asString().contains("was published before");
        onRepublish = Reaction.IGNORE;
        artifacts().requireNew(run, published);
        assertThat(log.of("warn")).hasSize(1);
    }

    @Test
    void a_state_that_was_judged_before_fails_warns_or_passes_as_the_settings_say() throws Exception {
        RunState uploaded = state(read()).uploaded(NOON);
        RunState judged = uploaded.judged(NOON.plusSeconds(9));

        onRepublish = Reaction.FAIL;
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> artifacts().requireCurrent(judged))
                .withMessageContaining("was judged before, at 2026-11-24T12:00:09Z")
                .withMessageContaining("secoda.onRepublish");
        artifacts().requireCurrent(uploaded);
        onRepublish = Reaction.WARN;
        artifacts().requireCurrent(judged);
        assertThat(log.of("warn")).singleElement().asString().contains("was judged before");
        onRepublish = Reaction.IGNORE;
        artifacts().requireCurrent(judged);
        assertThat(log.of("warn")).hasSize(1);
    }

    @Test
    void a_state_is_held_to_the_allowed_age_of_artifacts() throws Exception {
        RunState state = state(read()).uploaded(NOON);
        now = state.run().runResults().generatedAt().orElseThrow().plus(Duration.ofHours(3));
        artifacts().requireCurrent(state);

        maxArtifactAge = Optional.of(Duration.ofHours(2));
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> artifacts().requireCurrent(state))
                .withMessageContaining("secoda.maxArtifactAge=2h allows");
    }

    @Test
    void a_state_that_was_uploaded_over_a_day_ago_is_told() throws Exception {
        RunState state = state(read()).uploaded(NOON);
        now = NOON.plus(Duration.ofDays(1));
        artifacts().requireCurrent(state);
        assertThat(log.of("warn")).isEmpty();

        now = now.plusSeconds(1);
        artifacts().requireCurrent(state);
        assertThat(log.of("warn"))
                .singleElement()
                .asString()
                .contains("was uploaded at 2026-11-24T12:00:00Z, over a day ago", "secoda.maxArtifactAge");
    }

    @Test
    void a_state_from_before_the_dbt_command_is_refused_unless_it_is_of_what_that_wrote() throws Exception {
        RunState state = state(read()).uploaded(NOON);
        String digest = state.run().runResults().sha256();

        dbtRan(NOON.minusSeconds(60), Optional.empty(), false);
        artifacts().requireCurrent(state);
        dbtRan(NOON.plusSeconds(60), Optional.of(digest), true);
        artifacts().requireCurrent(state);
        for (Optional<String> left : List.of(Optional.of(digest), Optional.<String>empty())) {
            dbtRan(NOON.plusSeconds(60), left, false);
            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(() -> artifacts().requireCurrent(state))
                    .withMessageContaining("uploaded at 2026-11-24T12:00:00Z")
                    .withMessageContaining("dbt was started at 2026-11-24T12:01:00Z");
        }
    }

    private void dbtRan(Instant at, Optional<String> runResults, boolean written) throws IOException {
        new DbtRecordFile(project.resolve(DbtRecordFile.FILE_NAME))
                .write(new DbtRecord(new DbtExit("dbt build", 2, at, at, false), runResults, written));
    }

    @ParameterizedTest
    @CsvSource({"WARN, 1", "SKIP, 0"})
    void missing_artifacts_are_no_run_where_the_settings_allow_that(RunPlan.OnMissing reaction, int warned)
            throws Exception {
        Files.delete(target.resolve("run_results.json"));
        onMissing = reaction;

        assertThat(artifacts().read()).isEmpty();
        assertThat(log.of("warn")).hasSize(warned);
    }

    @Test
    void artifacts_that_clean_has_wiped_are_told_as_that() throws Exception {
        Files.delete(target.resolve("manifest.json"));
        Files.delete(target.resolve("run_results.json"));
        cleaned = Optional.of(target);

        refused("no manifest.json and no run_results.json in " + target, "this build's clean has just wiped it");
    }

    @Test
    void a_link_out_of_the_artifacts_directory_is_told_with_where_it_leads() throws Exception {
        Path elsewhere = Files.move(target.resolve("manifest.json"), project.resolve("elsewhere.json"));
        Files.createSymbolicLink(target.resolve("manifest.json"), elsewhere);

        read();
        assertThat(log.of("warn"))
                .singleElement()
                .asString()
                .contains(target.resolve("manifest.json").toString(), elsewhere.toString(), "symbolic link");
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
        manifest = Optional.of(Files.move(target.resolve("manifest.json"), project.resolve("m.json"))
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
        return artifacts().read().orElseThrow();
    }

    private RunArtifacts artifacts() throws ArtifactException {
        ArtifactLocation location = new ArtifactLocator()
                .locate(new ArtifactSettings(
                        project, Optional.empty(), Optional.empty(), manifest, Optional.empty(), Map.of(), cleaned));
        RunPlan plan = new RunPlan(
                location,
                onMissing,
                onMismatch,
                onRepublish,
                Unreachable.Reaction.FAIL,
                maxArtifactAge,
                false,
                project,
                Set.of(),
                Optional.empty(),
                project.resolve("state.json"));
        return new RunArtifacts(
                plan,
                new GateSettings(
                        new Thresholds(Limit.parse("0"), Limit.parse("-1"), Limit.parse("-1")),
                        FailOn.ANY,
                        false,
                        false,
                        Reaction.FAIL,
                        onNothingTested,
                        Reaction.FAIL,
                        Reaction.WARN),
                DbtOfBuild.of(new PlayedHost("publish", project).session(), location.runResults(), project),
                () -> now,
                log);
    }

    private static RunState state(DbtRun run) {
        return new RunState(
                new IntegrationId("d0000000-0000-4000-8000-000000000000"),
                "https://api.secoda.co/",
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
}
