package co.secoda.gate.state;

import static co.secoda.gate.Settings.before;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.notRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.dbt.Caveats;
import co.secoda.dbt.Caveats.UnknownStatus;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.GivenDbtRun;
import co.secoda.dbt.Labels;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.location.DbtProject;
import co.secoda.gate.Baseline;
import co.secoda.gate.Baseline.Accepted;
import co.secoda.gate.LastGood;
import co.secoda.gate.PlayedServer;
import co.secoda.gate.RunState;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.Runs;
import co.secoda.gate.StateException;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.state.StateFile.Remembered;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");
    private static final String SECODA = "https://api.secoda.co/";

    @TempDir
    private Path directory;

    @Test
    void what_was_written_is_read() throws Exception {
        RunState state = state(fullRun(), before(FailingTests.of(List.of("b", "a"), List.of("c"))))
                .uploaded(NOON.plusSeconds(1))
                .triggered(new Trigger(NOON.plusSeconds(2), new LastRun(Optional.of("2026-11-24T11:00:00Z")), true));

        file().write(state);

        assertThat(file().read()).contains(state);
    }

    @Test
    void which_failing_tests_are_known_is_kept() throws Exception {
        Excuses excuses = Runs.excusing(1).telling("1 known failure is ready to go");
        RunState state = state(fullRun(), notRead()).excusing(excuses);

        file().write(state);

        assertThat(file().read()).contains(state);
        assertThat(Files.readString(path()))
                .as("an older version would count them")
                .contains("\"secodaState\" : 2");
    }

    @Test
    void a_state_of_a_version_that_knew_no_known_failures_excuses_nothing() throws Exception {
        file().write(state(fullRun(), notRead()));

        assertThat(Files.readString(path())).contains("\"secodaState\" : 1").doesNotContain("excuses");
        assertThat(file().read().orElseThrow().excuses()).isEqualTo(Excuses.NONE);
    }

    @Test
    void an_end_that_is_no_date_is_refused() throws Exception {
        file().write(state(fullRun(), notRead()).excusing(Runs.excusing(0)));
        put(Files.readString(path()).replace("2026-12-31", "soon"));

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> file().read())
                .withMessageContaining("$.known.excuses[0].until can't be used: it is no date");
    }

    @Test
    void where_there_is_no_room_for_all_tests_what_is_excused_stays_the_same() throws Exception {
        Runs runs = Runs.run();
        Set<Integer> excused = new HashSet<>();
        for (int test = 0; test < 40_000; test++) {
            runs.failing("m" + test % 9_000);
            if (test % 3 == 0 || test % 9_000 > 8_000) {
                excused.add(test);
            }
        }
        RunState state = state(runs.build(), notRead()).excusing(Runs.excusing(excused.toArray(Integer[]::new)));

        file().write(state);
        RunState read = file().read().orElseThrow();
        file().write(read);

        assertThat(read.run().failingTests()).hasSizeLessThan(40_000);
        assertThat(ids(read.excuses().failing(read.run())))
                .containsExactlyInAnyOrderElementsOf(ids(state.excuses().failing(state.run())));
        assertThat(ids(read.run().failing()))
                .containsExactlyInAnyOrderElementsOf(ids(state.run().failing()));
        assertThat(read.excuses().entitiesExcused(read.run()))
                .isPositive()
                .isEqualTo(state.excuses().entitiesExcused(state.run()));
        assertThat(file().read().orElseThrow().excuses()).isEqualTo(read.excuses());
    }

    @Test
    void what_is_not_known_is_read_as_not_known() throws Exception {
        ArtifactFile bare = new ArtifactFile(
                Path.of("m.json"),
                3_000_000_000L,
                "ab",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        DbtRun run = GivenDbtRun.of(bare, bare).build();
        RunState untriggered = state(run, notRead());
        RunState neverRan = untriggered.triggered(new Trigger(NOON, new LastRun(Optional.empty()), false));

        file().write(untriggered);
        assertThat(file().read()).contains(untriggered);
        file().write(neverRan);
        assertThat(file().read()).contains(neverRan);
    }

    @Test
    void the_details_of_nodes_the_caveats_and_what_is_called_how_are_kept() throws Exception {
        DbtRun run = fullRun();
        Owner finance = new Owner(Optional.of("Finance team"), Optional.of("finance@shop.example"));
        Exposure board = new Exposure("exposure.shop.board", "Board", Optional.of("dashboard"), Optional.of(finance));
        NodeDetails details = new NodeDetails(
                Map.of(NodeText.GROUP, "finance", NodeText.SEVERITY, "error"),
                Optional.of(new Owner(Optional.empty(), Optional.of("ann@shop.example"))),
                List.of("daily"),
                List.of(board, new Exposure("exposure.shop.bare", "bare", Optional.empty(), Optional.empty())));
        RunState state = state(
                GivenDbtRun.like(run)
                        .details(Map.of("model.shop.orders", details, "test.shop.bare", NodeDetails.NONE))
                        .caveats(new Caveats(
                                List.of(new UnknownStatus("cancelled", 2, "test.shop.t")), true, true, 3, 4, 5, true))
                        .named(
                                new DbtProject(
                                        Optional.of("shop"),
                                        Optional.of(Path.of("warehouse")),
                                        List.of("dbt_packages")),
                                new Labels(
                                        Optional.of("shop"), Map.of("test.shop.t.0a1b2c3d4e", "t (column: a)"), true))
                        .skipping(Map.of("model", 3, "snapshot", 1))
                        .build(),
                notRead());

        file().write(state);

        assertThat(file().read()).contains(state);
    }

    @Test
    void a_state_without_details_is_read_as_one_of_an_older_version() throws Exception {
        RunState state = state(fullRun(), notRead());
        file().write(state);
        put(Files.readString(path()).replaceFirst("\"details\"", "\"else\""));

        assertThat(file().read()).contains(state);
    }

    @Test
    void an_upload_leaves_no_older_trigger() {
        RunState state = state(fullRun(), notRead()).triggered(new Trigger(NOON, new LastRun(Optional.empty()), false));

        assertThat(state.uploaded(NOON).trigger()).isEmpty();
        assertThat(state.uploaded(NOON).uploadedAt()).contains(NOON);
        assertThat(state.uploaded(NOON)
                        .triggered(new Trigger(NOON, new LastRun(Optional.empty()), false))
                        .uploadedAt())
                .contains(NOON);
    }

    @Test
    void it_is_written_whole_into_directories_that_it_makes() throws Exception {
        file().write(state(fullRun(), notRead()));
        file().write(state(fullRun(), notRead()));

        try (var files = Files.list(directory.resolve("target"))) {
            assertThat(files).containsExactly(directory.resolve("target/state.json"));
        }
        assertThat(Files.readString(directory.resolve("target/state.json"))).contains("\n");
    }

    @Test
    void no_file_is_no_state() throws Exception {
        assertThat(file().read()).isEmpty();
        assertThat(file().remembered(SECODA, PlayedServer.ID)).isEmpty();
        assertThatNoException().isThrownBy(() -> file().takeAway());
    }

    @Test
    void a_state_that_was_taken_away_is_gone_and_what_was_published_last_is_remembered() throws Exception {
        Remembered published = remembered(SECODA, "0a1b", "ab12");
        file().write(state(fullRun(), notRead()).uploaded(NOON), published);

        for (int day = 0; day < 2; day++) {
            file().takeAway();
            assertThat(file().read()).isEmpty();
            assertThat(file().remembered(SECODA, PlayedServer.ID)).contains(published);
        }
    }

    @Test
    void each_integration_of_each_server_is_remembered_for_itself() throws Exception {
        RunState state = state(fullRun(), notRead());
        file().write(state, remembered(SECODA, "0a1b", "first"));
        file().write(state, remembered("https://eapi.secoda.co/", "0a1b", "other server"));
        file().write(state, remembered(SECODA, "ffff", "other integration"));
        file().write(state, remembered(SECODA, "0a1b", "second"));
        file().write(state);

        assertThat(file().remembered(SECODA, PlayedServer.ID).flatMap(Remembered::published))
                .contains("second");
        assertThat(file().remembered("https://eapi.secoda.co/", PlayedServer.ID).flatMap(Remembered::published))
                .contains("other server");
        assertThat(file().remembered(SECODA, new IntegrationId("ffff")).flatMap(Remembered::published))
                .contains("other integration");
        assertThat(file().remembered(SECODA, new IntegrationId("eeee"))).isEmpty();
    }

    @Test
    void the_integrations_that_were_published_to_last_are_remembered_and_no_more_than_twenty() throws Exception {
        RunState state = state(fullRun(), notRead());
        for (int integration = 0; integration < 25; integration++) {
            file().write(state, remembered(SECODA, "aa" + integration, "sha"));
        }

        assertThat(file().remembered(SECODA, new IntegrationId("aa4"))).isEmpty();
        assertThat(file().remembered(SECODA, new IntegrationId("aa5"))).isPresent();
    }

    @Test
    void without_anything_to_remember_no_file_is_left() throws Exception {
        file().write(state(fullRun(), notRead()));

        file().takeAway();

        assertThat(path()).doesNotExist();
    }

    @Test
    void a_file_that_is_none_of_ours_remembers_nothing_and_goes() throws Exception {
        put("{\"secodaState\": 1, \"remembered\": 7");

        assertThat(file().remembered(SECODA, PlayedServer.ID)).isEmpty();
        file().takeAway();
        assertThat(path()).doesNotExist();
    }

    @Test
    void what_was_failing_when_a_run_last_passed_is_read_again() throws Exception {
        LastGood passed = new LastGood(NOON.minusSeconds(60), FailingTests.of(List.of("a"), List.of("w")), true);
        RunState state = state(fullRun(), before(failing("a", "b"))).since(Optional.of(passed));

        file().write(state, new Remembered(SECODA, PlayedServer.ID, Optional.empty(), Optional.of(passed)));

        assertThat(file().read()).contains(state);
        assertThat(state.uploaded(NOON).lastGood()).contains(passed);
        assertThat(file().remembered(SECODA, PlayedServer.ID).flatMap(Remembered::lastGood))
                .contains(passed);
    }

    @Test
    void accepted_is_what_of_the_baseline_was_failing_when_a_run_last_passed() {
        LastGood passed = new LastGood(NOON, FailingTests.of(List.of("old", "mended"), List.of("warned")), true);
        Baseline before = before(FailingTests.of(List.of("old", "brought", "warned"), List.of("mended", "wb")));

        assertThat(state(fullRun(), before).accepted().map(Accepted::entities)).isEqualTo(before.known());
        assertThat(state(fullRun(), before)
                        .since(Optional.of(passed))
                        .accepted()
                        .map(Accepted::entities))
                .contains(FailingTests.of(List.of("old"), List.of("warned", "mended")));
        assertThat(state(fullRun(), notRead()).since(Optional.of(passed)).accepted())
                .isEmpty();
    }

    @Test
    void a_verdict_is_remembered_until_the_next_upload_or_trigger() throws Exception {
        Trigger trigger = new Trigger(NOON, new LastRun(Optional.empty()), false);
        RunState judged =
                state(fullRun(), notRead()).uploaded(NOON).triggered(trigger).judged(NOON.plusSeconds(3));

        file().write(judged);

        assertThat(file().read()).contains(judged);
        assertThat(judged.judgedAt()).contains(NOON.plusSeconds(3));
        assertThat(judged.uploaded(NOON).judgedAt()).isEmpty();
        assertThat(judged.triggered(trigger).judgedAt()).isEmpty();
    }

    @Test
    void a_state_cut_off_anywhere_is_an_error_of_one_sentence() throws Exception {
        file().write(state(fullRun(), before(failing("x"))));
        String whole = Files.readString(path());

        for (int length = 0; length < whole.length() - 1; length += 97) {
            Files.writeString(path(), whole.substring(0, length));
            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(() -> file().read())
                    .withMessageContaining(path().toString())
                    .withMessageContaining("run upload and trigger again")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }

    @Test
    void every_field_is_missed_by_name() throws Exception {
        file().write(state(fullRun(), before(failing("x")))
                .triggered(new Trigger(NOON, new LastRun(Optional.empty()), false)));
        String whole = Files.readString(path());

        for (String field :
                List.of("integrationId", "startedAt", "run", "baseline", "sha256", "uniqueId", "afterAnotherSync")) {
            Files.writeString(path(), whole.replaceFirst("\"" + field + "\"", "\"other\""));
            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(() -> file().read())
                    .withMessageContaining(field + " is missing: run upload and trigger again");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"integrationId\" : \"0a1b\" | \"integrationId\" : \"../x\" | $.integrationId can't be used",
                "\"integrationId\" : \"0a1b\" | \"integrationId\" : 7 | $.integrationId is not a text",
                "\"startedAt\" : \"2026 | \"startedAt\" : \"26 | $.startedAt is not a time in UTC",
                "\"startedAt\" : \"2026 | \"startedAt\" : \"+999992026 | $.startedAt is not a time in UTC",
                "\"results\" : 25 | \"results\" : -1 | $.run.results is not a count",
                "\"results\" : 25 | \"results\" : 3000000000 | $.run.results is not a count",
                "\"results\" : 25 | \"results\" : \"25\" | $.run.results is not a number",
                "\"kind\" : \"OLD\" | \"kind\" : \"ODD\" | $.run.problems[0].kind can't be used",
                "\"failing\" : [ \"x\" ] | \"failing\" : [ \"x\", 3 ] | $.baseline.failing[1] is not a text",
                "\"failing\" : [ \"x\" ] | \"failing\" : { } | $.baseline.failing is not an array",
                "\"errored\" : [ { | \"errored\" : [ 1, { | $.run.errored[0] is not an object"
            })
    void what_is_not_as_it_should_be_is_named_by_its_place(String from, String to, String message) throws Exception {
        file().write(state(fullRun(), before(failing("x"))));
        String whole = Files.readString(path());
        assertThat(whole).contains(from);
        Files.writeString(path(), whole.replace(from, to));

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> file().read())
                .withMessageStartingWith("the state file " + path() + " can't be used: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"schemaVersion\": 1}", "{\"secodaState\": \"1\"}", "null", "[]", "1"})
    void a_file_of_somebody_else_is_refused(String content) throws Exception {
        put(content);

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> file().read())
                .withMessage("the state file " + path() + " can't be used: it is not one of this plugin");
    }

    @Test
    void a_file_of_a_newer_version_is_refused() throws Exception {
        put("{\"secodaState\": 3}");

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> file().read())
                .withMessageContaining("newer version of this plugin (schema 3, this one knows 2)");
    }

    @Test
    void a_directory_in_its_place_is_an_error_of_one_sentence() throws Exception {
        Files.createDirectories(path());

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> file().read())
                .withMessageContaining("can't be read");
    }

    @Test
    void a_file_far_too_large_is_not_read() throws Exception {
        put("{}");
        try (FileChannel sparse = FileChannel.open(path(), StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[] {' '}), 64L * 1024 * 1024);
        }

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> file().read())
                .withMessageContaining("larger than 67108864 bytes");
    }

    @Test
    void a_run_of_any_size_is_kept_with_the_same_entities_and_says_once_what_was_left_out() throws Exception {
        Runs runs = Runs.run().errored("payments");
        for (int test = 0; test < 200_000; test++) {
            runs.failing("m" + test % 50_000).warning("shared", "w" + test % 1_000);
        }
        DbtRun run = runs.build();

        file().write(state(run, notRead()).uploaded(NOON));
        RunState read = file().read().orElseThrow();
        file().write(read);
        DbtRun again = file().read().orElseThrow().run();

        assertThat(Files.size(path())).isLessThan(64L << 20);
        assertThat(again).isEqualTo(read.run());
        assertThat(ids(again.failing())).isEqualTo(ids(run.failing()));
        assertThat(ids(again.warning())).isEqualTo(ids(run.warning()));
        assertThat(again.statuses()).isEqualTo(run.statuses());
        assertThat(again.failingTests().get(0)).isEqualTo(run.failingTests().get(0));
        assertThat(again.failingTests()).hasSizeBetween(50_000, 80_000);
        assertThat(again.problems()).hasSize(2);
        assertThat(again.problems().get(1).sentence())
                .startsWith("The state file has no room for all that did not pass.")
                .contains(" of 200,000 failing tests", "1 of 1 nodes not built", " tests are left out");
    }

    @Test
    void a_short_test_without_an_entity_is_named_by_its_place() throws Exception {
        file().write(state(fullRun(), notRead()));
        put(Files.readString(path())
                .replaceFirst("\"warningTests\"", "\"moreFailingTests\" : [\"fail\"], \"warningTests\""));

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> file().read())
                .withMessageContaining("$.run.moreFailingTests names a test without an entity");
    }

    @Test
    void integrations_with_very_many_failing_entities_are_not_all_remembered() throws Exception {
        List<String> many =
                IntStream.range(0, 60_000).mapToObj(each -> "entity" + each).toList();
        Optional<LastGood> good = Optional.of(new LastGood(NOON, FailingTests.of(many, List.of()), true));
        for (String id : List.of("aa0", "aa1", "aa2")) {
            file().write(
                            state(fullRun(), notRead()),
                            new Remembered(SECODA, new IntegrationId(id), Optional.of("sha"), good));
        }

        assertThat(file().remembered(SECODA, new IntegrationId("aa2"))).isPresent();
        assertThat(file().remembered(SECODA, new IntegrationId("aa1"))).isPresent();
        assertThat(file().remembered(SECODA, new IntegrationId("aa0"))).isEmpty();
    }

    private static List<String> ids(List<DbtRun.Entity> entities) {
        return entities.stream().map(entity -> entity.node().uniqueId()).toList();
    }

    private static Remembered remembered(String baseUrl, String id, String sha256) {
        return new Remembered(baseUrl, new IntegrationId(id), Optional.of(sha256), Optional.empty());
    }

    private static DbtRun fullRun() {
        return Runs.run()
                .failing("orders", "customers")
                .failing("orders")
                .warning("refunds")
                .errored("payments")
                .skipped(5)
                .build();
    }

    private static RunState state(DbtRun run, Baseline baseline) {
        return new RunState(PlayedServer.ID, SECODA, NOON, run, baseline, Optional.empty(), Optional.empty());
    }

    private void put(String content) throws IOException {
        Files.createDirectories(directory.resolve("target"));
        Files.writeString(path(), content);
    }

    private Path path() {
        return directory.resolve("target/state.json");
    }

    private StateFile file() {
        return new StateFile(path());
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such device")
    void a_device_in_its_place_is_not_read() throws Exception {
        Files.createDirectories(path().getParent());
        Files.createSymbolicLink(path(), Path.of("/dev/zero"));

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> file().read())
                .withMessageContaining("it is no file but a pipe or device");
    }
}
