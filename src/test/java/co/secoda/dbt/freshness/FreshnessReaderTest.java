package co.secoda.dbt.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessReaderTest {
    private static final Instant BEGAN = Instant.parse("2026-11-24T10:00:00Z");
    private static final String LATER = "2026-11-24T10:20:00.123456Z";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2", "v3"})
    void stale_sources_are_told_with_age_and_limit_from_every_schema(String version) throws IOException {
        sources(
                version,
                LATER,
                """
                {"unique_id": "source.shop.raw.orders", "max_loaded_at": "2026-11-21T10:00:00Z",
                 "snapshotted_at": "2026-11-24T10:20:00Z", "max_loaded_at_time_ago_in_s": 260400.5, "status": "error",
                 "criteria": {"warn_after": {"count": 12, "period": "hour"}, "error_after": {"count": 1, "period": "day"},
                              "filter": null}, "adapter_response": {}, "timing": [], "thread_id": "Thread-1"},
                {"unique_id": "source.shop.raw.customers", "max_loaded_at_time_ago_in_s": 50000, "status": "warn",
                 "criteria": {"warn_after": {"count": 12, "period": "hour"}, "error_after": {"count": null, "period": null}}},
                {"unique_id": "source.shop.raw.products", "max_loaded_at_time_ago_in_s": 3.1, "status": "pass",
                 "criteria": {"warn_after": {"count": 30, "period": "minute"}, "error_after": null}},
                {"unique_id": "source.shop.raw.gone", "error": "Table not found\\nat line 1", "status": "runtime error"}""");

        Freshness freshness = read();

        assertThat(freshness.checked()).isEqualTo(4);
        assertThat(freshness.stale())
                .extracting(StaleSource::uniqueId, StaleSource::words)
                .containsExactly(
                        tuple("source.shop.raw.orders", "3 days old, error after 24h"),
                        tuple("source.shop.raw.customers", "13h 53m 20s old, warn after 12h"),
                        tuple("source.shop.raw.gone", "not checked: Table not found"));
        assertThat(freshness.stale().get(0).maxLoadedAt()).contains(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(freshness.files()).containsExactly("sources.json of " + Instant.parse(LATER));
        assertThat(freshness.outdated()).isEmpty();
        assertThat(freshness.unreadable()).isEmpty();
    }

    @Test
    void fusion_writes_statuses_in_capitals_and_tells_of_models_too() throws IOException {
        file(
                "freshness.json",
                """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/freshness/v0.json",
                              "generated_at": "%s"},
                 "results": [{"unique_id": "model.shop.orders", "resource_type": "model", "status": "Error",
                              "max_loaded_at_time_ago_in_s": 7200,
                              "criteria": {"warn_after": null, "error_after": {"count": 1, "period": "hour"}}},
                             {"unique_id": "source.shop.raw.orders", "resource_type": "source", "status": "Pass"}]}"""
                        .formatted(LATER));

        assertThat(read().stale())
                .extracting(StaleSource::uniqueId, StaleSource::status, StaleSource::age, StaleSource::limit)
                .containsExactly(tuple(
                        "model.shop.orders",
                        "error",
                        Optional.of(Duration.ofHours(2)),
                        Optional.of(Duration.ofHours(1))));
    }

    @Test
    void of_a_source_in_both_files_the_newer_one_counts() throws IOException {
        sources(
                "v3",
                "2026-11-24T10:30:00Z",
                result("source.shop.raw.a", "pass") + "," + result("source.shop.raw.b", "warn"));
        file(
                "freshness.json",
                document(
                        "freshness/v0",
                        LATER,
                        result("source.shop.raw.a", "Error") + "," + result("source.shop.raw.c", "Warn")));

        assertThat(read().stale())
                .extracting(StaleSource::uniqueId)
                .containsExactlyInAnyOrder("source.shop.raw.b", "source.shop.raw.c");
        assertThat(read().checked()).isEqualTo(3);
    }

    @Test
    void a_file_of_before_the_run_does_not_count_and_says_what_to_do() throws IOException {
        sources("v3", "2026-11-24T09:59:59Z", result("source.shop.raw.a", "error"));

        assertThat(read().stale()).isEmpty();
        assertThat(read().files()).isEmpty();
        assertThat(read().outdated())
                .singleElement()
                .asString()
                .contains("sources.json is of 2026-11-24T09:59:59Z", "began at " + BEGAN, "dbt source freshness after");

        sources("v3", BEGAN.toString(), result("source.shop.raw.a", "error"));
        assertThat(read().stale()).hasSize(1);
    }

    @Test
    void where_the_run_does_not_say_when_it_began_every_file_counts() throws IOException {
        sources("v3", "2001-01-01T00:00:00Z", result("source.shop.raw.a", "error"));

        assertThat(new FreshnessReader(file -> Optional.empty())
                        .read(directory, Optional.empty())
                        .stale())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"metadata\": {}}",
                "{\"results\": {}}",
                "{\"results\": [3]}",
                "{\"results\": [{\"status\": \"pass\"}]}",
                "{\"results\": [{\"unique_id\": \"a\"}]}",
                "{\"results\": [{\"unique_id\": \"a\", \"status\": \"pass\"}",
                "version https://git-lfs.github.com/spec/v1"
            })
    void what_can_not_be_read_is_said_in_a_line(String content) throws IOException {
        file("sources.json", content);

        assertThat(read().unreadable())
                .singleElement()
                .asString()
                .contains("sources.json")
                .doesNotContain("\n");
        assertThat(read().stale()).isEmpty();
    }

    @Test
    void a_file_that_may_not_be_read_is_not_even_opened() throws IOException {
        sources("v3", LATER, result("source.shop.raw.a", "error"));

        Freshness freshness = new FreshnessReader(
                        file -> Optional.of(file.getFileName() + " leads out of the checkout"))
                .read(directory, Optional.of(BEGAN));

        assertThat(freshness.unreadable()).containsExactly("sources.json leads out of the checkout");
        assertThat(freshness.stale()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "\"NaN\"", "1e999999999", "\"soon\"", "null", "{}", "[1]", "NaN"})
    void an_age_that_is_none_is_left_out(String age) throws IOException {
        sources(
                "v3",
                LATER,
                "{\"unique_id\": \"source.shop.raw.a\", \"status\": \"error\", \"max_loaded_at_time_ago_in_s\": " + age
                        + ", \"criteria\": {\"error_after\": {\"count\": " + age + ", \"period\": \"day\"}}}");

        assertThat(read().stale())
                .singleElement()
                .extracting(StaleSource::words)
                .isEqualTo("too old, error");
    }

    @Test
    void of_very_many_stale_sources_the_first_are_kept_and_the_rest_counted() throws IOException {
        sources(
                "v3",
                LATER,
                IntStream.range(0, 1_500)
                        .mapToObj(i -> result("source.shop.raw.s" + i, "error"))
                        .collect(Collectors.joining(",")));

        assertThat(read().stale()).hasSize(1_000);
        assertThat(read().staleInAll()).isEqualTo(1_500);
    }

    @Test
    void without_a_file_nothing_is_known() {
        assertThat(read()).isEqualTo(Freshness.NONE);
    }

    @Test
    void text_of_a_file_turns_no_words_around() throws IOException {
        sources(
                "v3",
                LATER,
                "{\"unique_id\": \"s\", \"status\": \"runtime error\", \"error\": \"::error::x\\u001b[31m\\u202e\"},"
                        + "{\"unique_id\": \"t\", \"status\": \"\\u001b[2J\"}");

        assertThat(read().stale()).extracting(StaleSource::words).allSatisfy(words -> assertThat(words)
                .doesNotContain("::error", "\u001b", "\u202e"));
    }

    private Freshness read() {
        return new FreshnessReader(file -> Optional.empty()).read(directory, Optional.of(BEGAN));
    }

    private void sources(String version, String generatedAt, String results) throws IOException {
        file("sources.json", document("sources/" + version, generatedAt, results));
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private static String document(String schema, String generatedAt, String results) {
        return "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/" + schema
                + ".json\", \"dbt_version\": \"1.11.7\", \"generated_at\": \"" + generatedAt
                + "\", \"invocation_id\": \"c0ffee\", \"env\": {}}, \"results\": [" + results
                + "], \"elapsed_time\": 1.5}";
    }

    private static String result(String id, String status) {
        return "{\"unique_id\": \"" + id + "\", \"status\": \"" + status + "\", \"max_loaded_at_time_ago_in_s\": 60}";
    }
}
