package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.BaseUrl;
import co.secoda.file.Digest;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.Reaction;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.baseline.BaselineSetting;
import co.secoda.run.names.PlayedCatalogue;
import co.secoda.sandbox.PlayedSandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Whole runs against each habit of the catalogue: the verdict is the same, and only the words differ. */
@SuppressWarnings("NullAway.Init") // each test begins
class NamedRunsTest {
    private static final Path FAILING = Path.of("examples/shop/dbt-target");
    private static final String FOREIGN = "WAREHOUSE.ANOTHER_PROJECT.ENTITY_1";

    @TempDir
    private Path project;

    private PlayedSandbox secoda;
    private GivenRun given;

    private void begin(String habits) throws IOException {
        secoda = new PlayedSandbox(habits);
        PlayedHost host = new PlayedHost("publish", project);
        host.now = secoda.now();
        host.passes = secoda::pass;
        host.key = Optional.of(SandboxSettings.DEFAULT_API_KEY);
        given = new GivenRun(host);
        given.baseUrl = BaseUrl.parse(secoda.baseUrl().toString(), false);
        given.integrationId = Optional.of(SandboxSettings.DEFAULT_INTEGRATION_ID);
        Path target = Files.createDirectories(project.resolve("target"));
        for (String file : List.of("manifest.json", "run_results.json")) {
            Files.copy(FAILING.resolve(file), target.resolve(file));
        }
    }

    @AfterEach
    void stop() {
        secoda.close();
    }

    private void publishes() {
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("2 tables or models are failing, 0 are allowed");
    }

    private String report(String name) throws IOException {
        return Files.readString(project.resolve("target/secoda").resolve(name));
    }

    private Map<?, ?> summary(String key) throws IOException {
        return (Map<?, ?>)
                Objects.requireNonNull(JSON.std.mapFrom(report("secoda.json")).get(key));
    }

    private List<String> names() throws IOException {
        Object entities = summary("server").get("entities");
        return entities instanceof List<?> list
                ? list.stream()
                        .map(entity -> String.valueOf(((Map<?, ?>) entity).get("name")))
                        .toList()
                : List.of();
    }

    private Stream<String> notes() throws IOException {
        return summary("gate").get("notes") instanceof List<?> notes
                ? notes.stream().map(String::valueOf).filter(note -> note.contains("(secoda.names)"))
                : Stream.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "in", "exact", "ignored", "all,catalog-rows=10000", "exact,catalog-rows=10000"})
    void ids_get_names_by_whatever_filter_the_server_heeds(String catalog) throws Exception {
        begin("foreign=1,catalog=" + catalog);
        publishes();

        assertThat(names()).containsExactlyInAnyOrder("shop.main.orders", FOREIGN, "shop.main.stg_products");
        assertThat(notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"faults=403x9@catalog", "faults=404x9@catalog", "faults=200x9@catalog", "faults=500x9@catalog"})
    void a_catalogue_that_cannot_be_read_leaves_ids_and_one_note(String habit) throws Exception {
        begin("foreign=1," + habit);
        publishes();

        assertThat(names()).isEmpty();
        assertThat(notes()).singleElement().asString().startsWith("3 of 3 ids in Secoda's answer stay without a name");
        assertThat(summary("gate").get("verdict")).isEqualTo("failed");
    }

    @Test
    void ten_thousand_rows_that_nobody_asked_for_name_nothing() throws Exception {
        begin("foreign=1,catalog=ignored,catalog-rows=10000");
        publishes();

        assertThat(names()).isEmpty();
        assertThat(notes()).singleElement().asString().contains("answers with what wasn't asked for");
    }

    @Test
    void names_tell_what_is_new_beside_what_Secoda_showed_before() throws Exception {
        begin("foreign=1,catalog=all");
        given.failOn = FailOn.NEW;
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class)
                .hasMessageContaining("is newly failing");

        assertThat(given.host.log.of("error")).anyMatch(line -> line.startsWith("Failing, new: model orders"));
        assertThat((List<?>) summary("server").get("newFailing")).hasSize(1);
        assertThat(report("secoda.json")).contains("\"new\" : true");
    }

    @Test
    void names_tell_what_of_an_answer_is_new_beside_a_given_baseline() throws Exception {
        begin("catalog=all");
        given.failOn = FailOn.NEW;
        given.baseline = Optional.of(new BaselineSetting(BaselineSetting.Kind.FILE, FAILING.toAbsolutePath()));
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        assertThat((List<?>) summary("server").get("newFailing")).isEmpty();

        given.onRepublish = Reaction.IGNORE;
        given.baseline = Optional.of(new BaselineSetting(
                BaselineSetting.Kind.FILE, Path.of("src/it/pairs/passing").toAbsolutePath()));
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class);
        assertThat(summary("server").get("newFailing"))
                .isEqualTo(summary("server").get("failing"));
    }

    @Test
    void with_names_false_nothing_is_asked() throws Exception {
        begin("foreign=1,faults=403x9@catalog");
        given.names = false;
        publishes();

        assertThat(names()).isEmpty();
        assertThat(notes()).isEmpty();
    }

    @Test
    void who_reads_the_log_knows_what_comes_from_other_runs_and_what_is_what_in_secoda() throws Exception {
        begin("foreign=1");
        publishes();

        List<String> log = given.host.log.lines;
        assertThat(log)
                .anyMatch(line -> line.contains("Failing: model orders (models/marts/orders.sql)"))
                .anyMatch(line -> line.contains("  In Secoda: shop.main.orders, id "))
                .anyMatch(line -> line.contains("In Secoda, from other runs:"))
                .anyMatch(line -> line.contains("failing: " + FOREIGN + ", not of this run's manifest (owners:"
                        + " another-team@shop.example; tags: another project; id "))
                .anyMatch(line -> line.contains(
                        "Secoda has model orders failing, as this run does; " + FOREIGN + ", failing since before,"))
                .noneMatch(line -> line.contains("comes from other runs"));
    }

    /** With {@code mvn -q} a reader sees errors and the message of the failure alone. */
    @Test
    void the_failure_itself_names_what_other_runs_left_failing() throws Exception {
        begin("foreign=4");
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .hasMessage(
                        "Secoda: failed: 5 tables or models are failing, 0 are allowed (secoda.maxFailing): model orders;"
                                + " from other runs: WAREHOUSE.ANOTHER_PROJECT.ENTITY_1, WAREHOUSE.ANOTHER_PROJECT.ENTITY_2,"
                                + " WAREHOUSE.ANOTHER_PROJECT.ENTITY_3 and 1 more");

        assertThat(given.host.log.of("error"))
                .contains("In Secoda, from other runs:")
                .filteredOn(line -> line.startsWith("  failing: WAREHOUSE.ANOTHER_PROJECT.ENTITY_"))
                .hasSize(4);
        assertThat(given.host.log.lines)
                .filteredOn(line -> line.contains("In Secoda, from other runs:"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults=403x9@catalog", "faults=404x9@catalog"})
    void without_names_the_failure_says_how_many_other_runs_left_failing(String habit) throws Exception {
        begin("foreign=4," + habit);
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .hasMessageEndingWith("(secoda.maxFailing): model orders; at least 4 from other runs");
    }

    @Test
    void what_other_runs_left_failing_is_no_error_if_it_may_fail() throws Exception {
        begin("foreign=1");
        given.failOn = FailOn.NEW;
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .hasMessageEndingWith(": model orders");
        assertThat(given.host.log.of("error")).noneMatch(line -> line.contains("from other runs"));

        given.failOn = FailOn.ANY;
        given.maxFailing = "2";
        given.begun(RunFiles.Beginning.PUBLISH).publish();
        assertThat(given.host.log.of("warn")).anyMatch(line -> line.contains("failing: " + FOREIGN));
        assertThat(given.host.log.of("error")).noneMatch(line -> line.contains("from other runs"));
    }

    @Test
    void the_reports_have_what_only_secoda_knows() throws Exception {
        begin("foreign=1");
        publishes();

        assertThat(report("TEST-secoda.xml"))
                .contains("<testsuite name=\"in Secoda, from other runs\" tests=\"1\" failures=\"1\"")
                .contains("name=\"" + FOREIGN + "\"");
        assertThat(report("secoda.md")).contains("### In Secoda, from other runs", "another-team", "ANOTHER\\_PROJECT");
        assertThat(report("index.html")).contains("In Secoda, from other runs", "<dt>In Secoda</dt>");
        assertThat(summary("server").get("entities")).asString().contains("uniqueId=model.shop.orders");
    }

    @Test
    void what_may_fail_since_it_did_before_is_skipped_in_junit() throws Exception {
        begin("foreign=1");
        given.failOn = FailOn.NEW;
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class);

        assertThat(report("TEST-secoda.xml"))
                .contains("<testsuite name=\"in Secoda, from other runs\" tests=\"1\" failures=\"0\"")
                .contains("<skipped message=\"not of this run's manifest, failing since before\"");
    }

    @Test
    void names_that_were_learnt_are_known_to_a_run_without_the_catalogue() throws Exception {
        Path history = project.resolve("history");
        begin("foreign=1");
        given.history = Optional.of(history);
        publishes();
        Path learnt = kept(history);
        assertThat(Files.readString(learnt)).contains(FOREIGN);
        stop();

        Path again = Files.createDirectories(project.resolve("again"));
        project = again;
        begin("foreign=1,faults=403x9@catalog");
        Files.move(learnt, kept(history));
        given.history = Optional.of(history);
        publishes();

        assertThat(names()).containsExactlyInAnyOrder("shop.main.orders", FOREIGN, "shop.main.stg_products");
        assertThat(notes()).isEmpty();
    }

    @Test
    void names_that_were_kept_and_can_not_be_read_are_told_and_change_nothing_else() throws Exception {
        Path history = project.resolve("history");
        begin("foreign=1,faults=403x9@catalog");
        Files.createDirectories(kept(history));
        given.history = Optional.of(history);
        publishes();

        assertThat(given.host.log.of("warn"))
                .filteredOn(
                        line -> line.contains("that were kept can't be read: java.io.IOException: it is no file but"))
                .hasSize(1);
        assertThat(notes()).singleElement().asString().startsWith("3 of 3 ids").doesNotContain(". (secoda.names)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catalog=exact               | The key may read Secoda's catalogue: 3 of 3 tables or models that fail or warn now",
                "faults=403x9@catalog        | Secoda's ids stay without names: could not look ids up in the catalogue: GET",
            })
    void calibrate_says_whether_the_key_may_read_the_catalogue(String habit, String said) throws Exception {
        begin("foreign=1," + habit);
        given.begun(RunFiles.Beginning.REHEARSAL).calibrate(Optional.of(SandboxSettings.DEFAULT_INTEGRATION_ID));

        assertThat(given.host.log.lines).anyMatch(line -> line.contains(said));
    }

    /** Ten seconds by the clock of the run; three requests of three seconds fit, the fourth is cut. */
    @Test
    void a_slow_catalogue_gets_ten_seconds_what_came_by_then_is_used_and_the_rest_is_counted() throws Exception {
        begin("foreign=2");
        PlayedCatalogue catalogue = played().with(serverId("model.shop.orders"), "shop.main.orders")
                .with(serverId("model.another_project.entity_1"), FOREIGN);
        catalogue.refused = Set.of("or", "in");
        catalogue.latency = Duration.ofSeconds(3);
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .hasMessageContaining("3 tables or models are failing, 0 are allowed");

        assertThat(catalogue.requests).containsExactly("or:1", "in:1", "exact:1", "exact:1");
        assertThat(sinceSettled()).isEqualTo(Duration.ofSeconds(10));
        assertThat(names()).hasSize(1);
        assertThat(notes())
                .containsExactly("3 of 4 ids in Secoda's answer stay without a name: the catalogue gave no more names"
                        + " in the time that was left for them (secoda.names)");
        assertThat(given.host.log.lines)
                .filteredOn(line -> line.contains("without a name"))
                .hasSize(1);
    }

    @Test
    void no_more_time_is_spent_on_names_than_the_wait_has_left() throws Exception {
        begin("foreign=1");
        PlayedCatalogue catalogue = played();
        catalogue.latency = Duration.ofSeconds(4);
        given.waiting = given.waiting.lasting(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(14));
        publishes();

        assertThat(sinceSettled()).isEqualTo(Duration.ofSeconds(4));
        assertThat(notes()).singleElement().asString().startsWith("3 of 3 ids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"SHOP\".\"MAIN\".\"ORDERS\"",
                "Shop.Main.Orders",
                "`shop`.`main`.`orders`",
                "[shop].[main].[orders]",
                " shop.main.orders "
            })
    void a_failing_model_is_told_once_however_secoda_spells_it(String title) throws Exception {
        begin("");
        played().with(serverId("model.shop.orders"), title)
                .with(serverId("model.shop.stg_products"), "shop.main.stg_products");
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class);

        assertThat(given.host.log.lines)
                .noneMatch(line -> line.contains("from other runs"))
                .filteredOn(line -> line.contains("  In Secoda: " + title.strip() + ", id "))
                .hasSize(1);
        assertThat(summary("server").get("entities")).asString().contains("uniqueId=model.shop.orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.main.läden übersicht",
                "a.b.c.d.e",
                "注文.表",
                "</td><script>alert(1)</script>",
                "]]></failure>\u0000\u001b[31m",
                "| x | [link](https://attacker.example) `code`",
                "::error::not ours\n::set-output name=x::y",
                "\u202eevil\u202c"
            })
    void a_title_of_secoda_is_text_in_the_log_and_all_reports(String title) throws Exception {
        begin("foreign=1");
        played().with(serverId("model.another_project.entity_1"), title);
        given.host.environment.put("GITHUB_ACTIONS", "true");
        publishes();

        assertThat(given.host.log.lines)
                .anyMatch(line -> line.contains("failing: "))
                .noneMatch(line -> line.matches("(?s).*[\\n\\x00\\x1b\u202e].*"));
        assertThat(given.host.commands).noneMatch(line -> line.startsWith("::set-output"));
        assertThat(report("index.html")).doesNotContain("<script>alert").contains("In Secoda, from other runs");
        assertThat(report("secoda.md")).doesNotContain("[link](https", "<script>", "\u202e");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(project.resolve("target/secoda/TEST-secoda.xml").toFile());
    }

    /** Every table is named by Secoda; all of them fail there since before, but for what this run's tests fail. */
    @Test
    void a_test_of_several_tables_tests_each_of_them() throws Exception {
        begin("relationship=one"); // its first
        copySeveral();
        PlayedCatalogue catalogue = played().with(serverId("model.shop.first"), "shop.main.first")
                .with(serverId("model.shop.warned"), "shop.main.warned")
                .with(serverId("test.shop.of_nothing"), "of_nothing")
                .with(serverId("test.shop.not_in_manifest"), "not_in_manifest");
        for (String other :
                List.of("passed", "second_passed", "second_failed", "second_warned", "skipped", "of_unit")) {
            catalogue.failing("id-" + other, "SHOP.MAIN." + other.toUpperCase(Locale.ROOT));
        }
        catalogue.failing("id-v2", "shop.main.versioned_v2").failing("id-s", "shop.raw.payments");
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class);

        assertThat(summary("gate").get("notes"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("Secoda has model first and test of_nothing and model second_failed failing, as this run"
                        + " does;"
                        + " Secoda has model second_warned (since before) failing, which only warned in this run;"
                        + " Secoda has model passed and model second_passed and model of_unit and model versioned.v2"
                        + " and source raw.payments (all since before) failing, though no test of them failed in this"
                        + " run;"
                        + " model skipped, failing since before, was not tested in this run;"
                        + " not_in_manifest is not of this run's manifest");
        assertThat(given.host.log.lines)
                .anyMatch(line -> line.contains("failing: model second_passed, no test of it failed in this run"))
                .anyMatch(line -> line.contains("failing: model second_warned, only warning in this run"))
                .anyMatch(line -> line.contains("failing: model skipped, not tested in this run"))
                .noneMatch(line -> line.contains("failing: model second_failed,"));
    }

    @Test
    void a_check_without_the_artifacts_names_what_it_can_and_claims_no_more_than_it_knows() throws Exception {
        begin("foreign=1");
        given.begun(RunFiles.Beginning.UPLOAD).upload();
        given.begun(RunFiles.Beginning.TRIGGER).trigger();
        for (String file : List.of("manifest.json", "run_results.json")) {
            Files.delete(project.resolve("target").resolve(file));
        }
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.CHECK).check())
                .hasMessageEndingWith(": model orders; from other runs: " + FOREIGN);

        assertThat(given.host.log.lines)
                .anyMatch(line -> line.contains("  In Secoda: shop.main.orders, id "))
                .anyMatch(line -> line.contains("failing: " + FOREIGN + ", not known to have failed in this run ("))
                .anyMatch(line -> line.contains("this run's artifacts explain 1; 1 comes from other runs"))
                .noneMatch(line -> line.contains("not of this run's manifest"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ANY", "NEW"})
    void what_failed_before_and_no_longer_does_is_looked_up_only_if_it_may_fail(FailOn failOn) throws Exception {
        begin("foreign=1");
        PlayedCatalogue catalogue = played().failing("mended", "shop.main.customers");
        catalogue.mendedByUpload = true;
        given.failOn = failOn;
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class);

        assertThat(catalogue.asked)
                .contains(serverId("model.shop.orders"), serverId("model.another_project.entity_1"))
                .hasSize(failOn == FailOn.ANY ? 3 : 4);
    }

    @Test
    void a_test_that_speaks_of_no_table_is_told_once_by_whatever_name() throws Exception {
        begin("");
        copySeveral();
        assertThatThrownBy(() -> given.begun(RunFiles.Beginning.PUBLISH).publish())
                .isInstanceOf(BuildFailsException.class);

        assertThat(names()).contains("shop.audit.of_nothing", "test.shop.not_in_manifest");
        assertThat(given.host.log.lines)
                .anyMatch(line -> line.contains("  In Secoda: shop.audit.of_nothing, id "))
                .noneMatch(line -> line.contains("from other runs"));
        assertThat(summary("gate").get("notes")).isNull();
    }

    private void copySeveral() throws IOException {
        Path target = project.resolve("target");
        for (String file : List.of("manifest.json", "run_results.json")) {
            Files.copy(
                    Path.of("src/test/resources/co/secoda/run/several-tables").resolve(file),
                    target.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private PlayedCatalogue played() {
        PlayedCatalogue catalogue = new PlayedCatalogue(given.host.clock(), given.host::pass);
        given.before = catalogue::before;
        return catalogue;
    }

    /** The id that the sandbox gives. */
    private static String serverId(String uniqueId) {
        return UUID.nameUUIDFromBytes(uniqueId.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** How long after the wait the run ended. */
    private Duration sinceSettled() throws IOException {
        Instant settled = Instant.parse(String.valueOf(summary("sync").get("settledAt")));
        return Duration.between(settled, given.host.now);
    }

    private Path kept(Path history) {
        String url = BaseUrl.parse(secoda.baseUrl().toString(), false).toString();
        return history.resolve("secoda-names-" + Digest.sha256(url).substring(0, 8) + ".jsonl");
    }
}
