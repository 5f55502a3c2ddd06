package co.secoda.dbt.excerpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.secoda.dbt.Corpus;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.excerpt.Omissions.UploadMode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.jr.ob.JSON;

class OmissionsTest {
    private static final Path SHOP = Path.of("examples/shop/dbt-target");
    private static final Path SCHEMAS = Path.of("../shared/schemas");
    private static final Omissions ALL = new Omissions(UploadMode.SLIM, EnumSet.allOf(Redaction.class));
    private static final Set<Object> EMPTY = Set.of(Map.of(), List.of(), "", "null");

    /** Each place where a secret may be is the word for it, of each redaction. */
    private static final String MANIFEST =
            """
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json", "env": {"KEEP": "ENV"}},
             "nodes": {
              "model.shop.env": {"name": "message", "raw_code": "RAW", "compiled_code": "COMPILED", "columns": {
                  "vars": {"name": "vars", "description": "kept"}, "args": {"tags": ["kept"]}},
                "meta": {"env": "kept", "monitor": {"raw_code": "kept"}},
                "extra_ctes": [{"id": "m", "sql": "COMPILED"}], "_pre_injected_sql": "COMPILED",
                "defer_relation": {"raw_code": "RAW", "compiled_code": "COMPILED"},
                "config": {"pre-hook": [{"sql": "RAW"}], "post-hook": [{"sql": "RAW"}], "sql_header": "RAW",
                  "vars": {"a": "VARS"}, "tags": ["kept"], "meta": {"vars": "kept"}},
                "unrendered_config": {"pre-hook": "RAW", "post_hook": ["RAW"]},
                "config_call_dict": {"pre_hook": "RAW"}, "unrendered_config_call_dict": {"post_hook": "RAW"}},
              "test.shop.old": {"raw_sql": "RAW", "compiled_sql": "COMPILED", "injected_sql": "COMPILED",
                "depends_on": {"macros": ["m"], "nodes": ["model.shop.env"]}}},
             "sources": {"source.shop.a.b": {"loaded_at_query": "RAW", "config": {"loaded_at_query": "RAW"},
                "unrendered_config": {"loaded_at_query": "RAW"}}},
             "unit_tests": {"unit_test.shop.u": {"given": [{"input": "ref('m')", "rows": "RAW"}], "expect": {"rows": "RAW"},
                "overrides": {"vars": {"a": "VARS"}, "env_vars": {"A": "ENV"}, "macros": {"is_incremental": true}}}},
             "functions": {"function.shop.f": {"raw_code": "RAW", "defer_function": {"compiled_code": "COMPILED"}}},
             "macros": {"macro.shop.m": {"macro_sql": "RAW"}},
             "disabled": {"model.shop.d": [{"raw_code": "RAW", "compiled_code": "COMPILED", "config": {"pre-hook": ["RAW"]}}],
               "unit_test.shop.d": [{"expect": {"rows": ["RAW"]}, "overrides": {"vars": "VARS", "env_vars": {"A": "ENV"}}}]},
             "docs": {"doc.shop.d": {"block_contents": "kept"}}}
            """;

    private static final String RUN_RESULTS =
            """
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json", "env": {"A": "ENV"}},
             "results": [{"unique_id": "test.shop.old", "status": "fail", "message": "MESSAGES", "failures": 3,
               "adapter_response": {"_message": "MESSAGES", "message": "MESSAGES"}, "compiled_code": "COMPILED"},
              {"unique_id": "model.shop.env", "status": "success", "message": "MESSAGES", "adapter_response": "MESSAGES",
               "compiled_sql": "COMPILED", "timing": [{"name": "kept"}]}],
             "args": {"which": "ARGS", "vars": {"a": "VARSARGS"}, "invocation_command": "VARSARGS", "select": ["ARGS"]}}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void what_is_redacted_is_in_neither_file_and_nothing_else_is_gone(Redaction redaction) throws Exception {
        String word = redaction.name().replace("_CODE", "");
        DbtRun run = small(new Omissions(UploadMode.FULL, Set.of(redaction)));

        String sent = sent(run.manifest()) + sent(run.runResults());

        assertThat(sent).doesNotContain(word);
        for (Redaction other : Redaction.values()) {
            String otherWord = other.name().replace("_CODE", "");
            long before = count(MANIFEST + RUN_RESULTS, "\"" + otherWord + "\"");
            assertThat(count(sent, "\"" + otherWord + "\"")).isEqualTo(other == redaction ? 0 : before);
        }
        assertThat(count(sent, "kept")).isEqualTo(count(MANIFEST + RUN_RESULTS, "kept"));
    }

    @Test
    void a_slim_manifest_has_no_macros_and_keeps_what_secoda_reads() throws Exception {
        DbtRun run = small(new Omissions(UploadMode.SLIM, Set.of()));

        String manifest = sent(run.manifest());
        assertThat(manifest)
                .doesNotContain(
                        "code\": \"RAW\"", "raw_sql\": \"RAW\"", "macro.shop.m", "block_contents", "model.shop.d\"")
                .contains("\"macros\": {}", "\"docs\": {}", "\"disabled\": {}", "\"compiled_code\": \"COMPILED\"")
                .contains(
                        "\"nodes\": [\"model.shop.env\"]",
                        "\"monitor\": {\"raw_code\": \"kept\"}",
                        "\"tags\": [\"kept\"]");
        assertThat(run.manifest().excerpt().orElseThrow().leftOut()).containsKeys("macros", "docs", "raw_code");
        assertThat(run.runResults().excerpt()).isEmpty();
    }

    @Test
    void without_omissions_the_files_themselves_are_sent() throws Exception {
        DbtRun run = small(Omissions.NONE);

        assertThat(run.manifest().excerpt()).isEmpty();
        assertThat(run.runResults().excerpt()).isEmpty();
        assertThat(directory.resolve("upload")).doesNotExist();
    }

    @Test
    void the_settings_are_told_as_a_user_writes_them() {
        assertThat(ALL.settings())
                .containsExactly(
                        "secoda.uploadMode=slim", "secoda.redact=compiled-code,raw-code,env,vars,args,messages");
        assertThat(Omissions.NONE.settings()).isEmpty();
    }

    /** What differs is empty now, by a comparison of trees; all that counts for a verdict is the same. */
    @TestFactory
    Stream<DynamicTest> of_every_real_pair_nothing_is_lost_but_what_is_left_out() throws IOException {
        return Corpus.tests(this::compare);
    }

    private void compare(Path pair) throws Exception {
        DbtRun whole = read(pair.resolve("manifest.json"), pair.resolve("run_results.json"));
        DbtRun run = ALL.applyTo(whole, directory.resolve("upload"));
        Set<String> changed = new TreeSet<>();
        for (ArtifactFile file : List.of(run.manifest(), run.runResults())) {
            differences("", JSON.std.mapFrom(Files.readString(file.path())), JSON.std.mapFrom(sent(file)), changed);
            assertThat(file.sentBytes()).isEqualTo(sent(file).getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        }
        Set<String> names = Stream.of(run.manifest(), run.runResults())
                .flatMap(file -> file.excerpt().orElseThrow().leftOut().keySet().stream())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        assertThat(changed).isEqualTo(names);

        DbtRun again = read(path(run.manifest()), path(run.runResults()));
        assertThat(again.statuses()).isEqualTo(whole.statuses());
        assertThat(again.failing())
                .extracting(entity -> entity.node().uniqueId())
                .hasSameElementsAs(whole.failing().stream()
                        .map(entity -> entity.node().uniqueId())
                        .toList());
        assertThat(again.testedEntities()).isEqualTo(whole.testedEntities());
        assertThat(again.resultsNotInManifest()).isEqualTo(whole.resultsNotInManifest());
    }

    private static void differences(String name, @Nullable Object before, @Nullable Object after, Set<String> into) {
        if (before instanceof Map<?, ?> was
                && after instanceof Map<?, ?> is
                && was.keySet().equals(is.keySet())) {
            was.forEach((key, value) -> differences(String.valueOf(key), value, is.get(key), into));
        } else if (before instanceof List<?> was && after instanceof List<?> is && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) {
                differences(name, was.get(i), is.get(i), into);
            }
        } else if (!Objects.equals(before, after)) {
            assertThat(after == null ? "null" : after).as(name).isIn(EMPTY);
            into.add(name);
        }
    }

    @Test
    void what_is_sent_holds_dbts_schemas_as_the_files_do() throws Exception {
        assumeTrue(Files.isDirectory(SCHEMAS), "dbt's schemas are not beside this checkout, in " + SCHEMAS);
        List<Path> pairs = Corpus.isPresent()
                ? List.of(SHOP, Corpus.pair("dbt-1.12"), Corpus.pair("dbt-2.0-fusion"))
                : List.of(SHOP);
        JsonSchema manifests = schema("manifest_v12.json");
        JsonSchema results = schema("run-results_v6.json");
        for (Path pair : pairs) {
            DbtRun run = ALL.applyTo(
                    read(pair.resolve("manifest.json"), pair.resolve("run_results.json")), directory.resolve("upload"));
            assertThat(faults(manifests, path(run.manifest())))
                    .as("manifest of " + pair)
                    .isSubsetOf(faults(manifests, run.manifest().path()));
            assertThat(faults(results, path(run.runResults())))
                    .as("run results of " + pair)
                    .isSubsetOf(faults(results, run.runResults().path()));
        }
    }

    private static Set<String> faults(JsonSchema rules, Path file) throws IOException {
        return rules.validate(Files.readString(file), InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMAS.resolve(name)));
    }

    private DbtRun small(Omissions omissions) throws Exception {
        return omissions.applyTo(
                read(
                        Files.writeString(directory.resolve("manifest.json"), MANIFEST),
                        Files.writeString(directory.resolve("run_results.json"), RUN_RESULTS)),
                directory.resolve("upload"));
    }

    private static DbtRun read(Path manifest, Path runResults) throws Exception {
        return new DbtRunReader().read(new ArtifactPaths(manifest, runResults));
    }

    private static Path path(ArtifactFile file) {
        return file.excerpt().map(ArtifactFile.Excerpt::path).orElse(file.path());
    }

    private static String sent(ArtifactFile file) throws IOException {
        return Files.readString(path(file));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
