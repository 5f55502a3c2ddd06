package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/**
 * The rules that a team lives with, bound in a pom: known failures, baselines, several results and limits on the run.
 */
class TeamRulesIT {
    private static final String TEST = "not_null_orders_customer_id";
    private static final String LIST = "known-failures:\n  - {test: " + TEST + ", reason: late events, until: %s}\n";
    private static final String STALE =
            """
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/sources/v3.json",
                          "generated_at": "2030-01-01T00:00:00Z"},
             "results": [{"unique_id": "source.shop.bank.payments", "status": "error",
                          "max_loaded_at_time_ago_in_s": 360000,
                          "criteria": {"error_after": {"count": 1, "period": "day"}}}]}""";

    private final BuildFolder folder;

    TeamRulesIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @OnMaven(V3_9)
    void executions_of_one_pom_each_go_by_a_rule_of_their_own(MavenVersion maven) throws IOException {
        folder.pair("failing", "failing")
                .pair("failing", "main")
                .pair("passing", "passing")
                .pair("docs-generate", "docs")
                .file("passing/sources.json", STALE)
                .file("known.yml", LIST.formatted("2099-12-31"));
        steps();
        folder.pom("<executions>"
                + bound("known", "publish", "artifactsDirectory=failing", "knownFailures=known.yml", "integrationId=a")
                + bound(
                        "before",
                        "publish",
                        "artifactsDirectory=failing",
                        "baseline=main",
                        "failOn=new",
                        "integrationId=b")
                + bound(
                        "steps",
                        "publish",
                        "artifactsDirectory=steps",
                        "runResults=build.json,retry.json",
                        "integrationId=c")
                + bound("offline", "validate", "artifactsDirectory=failing", "baseline=main", "failOn=new-tests")
                + bound(
                        "limits",
                        "validate",
                        "artifactsDirectory=passing",
                        "maxDuration=1s",
                        "historyDirectory=history",
                        "slowNode=3",
                        "onStaleSources=warn")
                + bound("docs", "validate", "artifactsDirectory=docs", "onNothingTested=warn")
                + "</executions>");

        FinishedBuild build = folder.on(maven).sandbox().mvn("verify").passed();

        Summary known = build.summary("target/secoda/known");
        assertThat(known.get("gate.excused")).isEqualTo(1);
        assertThat(known.get("local.known.reason")).isEqualTo(List.of("late events"));
        assertThat(known.get("integrationId")).isEqualTo("a");
        Summary before = build.summary("target/secoda/before");
        assertThat(before.get("gate.baseline")).asString().endsWith("main");
        assertThat(before.get("local.failing.new")).isEqualTo(List.of(false));
        assertThat((List<?>) before.get("server.failing")).hasSize(1);
        assertThat(build.summary("target/secoda/offline").get("gate.failOn")).isEqualTo("new-tests");
        Summary steps = build.summary("target/secoda/steps");
        assertThat((List<?>) steps.get("artifacts.runResults.files")).hasSize(2);
        assertThat((List<?>) steps.get("local.failing")).isEmpty();
        Summary limits = build.summary("target/secoda/limits");
        assertThat(limits.get("gate.notes"))
                .asString()
                .contains("1s is allowed (secoda.maxDuration)", "1 source is stale: source bank.payments (4 days old");
        assertThat(build.summary("target/secoda/docs").get("gate.notes"))
                .asString()
                .contains("no test of this run");
    }

    @OnMaven(V3_9)
    void each_module_fails_by_a_rule_of_its_own_and_says_which(MavenVersion maven) {
        Map<String, List<String>> modules = Map.of(
                "ended", List.of("knownFailures=ended.yml"),
                "fresh", List.of("baseline=main", "failOn=new"),
                "slow", List.of("maxDuration=1s", "onSlow=fail", "maxFailing=-1"),
                "stale", List.of("onStaleSources=fail", "maxFailing=-1"),
                "wrong", List.of("knownFailures=wrong.yml"),
                "missing", List.of("runResults=run_results.json,retry.json"));
        folder.aggregator(BuildFolder.execution("validate"), modules.keySet().toArray(String[]::new));
        modules.forEach(
                (name, settings) -> folder.module(name, configuration(settings)).pair("failing", name + "/target"));
        folder.file("ended/ended.yml", LIST.formatted("2026-01-31"))
                .file("wrong/wrong.yml", LIST.formatted("soon"))
                .file("stale/target/sources.json", STALE)
                .pair("passing", "fresh/main");

        folder.on(maven)
                .mvn("verify", "--fail-at-end")
                .failed()
                .logHas("1 known failure has ended and excuses nothing: " + TEST + " (line 2) until 2026-01-31")
                .logHas("new: model orders (" + TEST + ")")
                .logHas("1s is allowed (secoda.maxDuration)")
                .logHas("1 source is stale: source bank.payments (4 days old, error after 24h) (secoda.onStaleSources)")
                .logHas("wrong.yml, line 2, column")
                .logHas("'soon' is no date such as 2026-12-31")
                .logHas("No retry.json in")
                .hasNoStackTrace();
    }

    /** The results of a build that failed, and of a retry that mended it, with the manifest of the retry. */
    private void steps() throws IOException {
        Path steps = folder.path().resolve("steps");
        folder.pair("failing", "steps");
        Files.move(steps.resolve("run_results.json"), steps.resolve("build.json"));
        folder.pair("passing", "steps");
        Map<String, Object> retry = JSON.std.mapFrom(Files.readString(steps.resolve("run_results.json")));
        Map<Object, Object> metadata = new HashMap<>((Map<?, ?>) Objects.requireNonNull(retry.get("metadata")));
        metadata.put("generated_at", "2026-10-01T00:00:00Z");
        retry.put("metadata", metadata);
        Files.writeString(steps.resolve("retry.json"), JSON.std.asString(retry));
    }

    private static String bound(String id, String goal, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("reportDirectory=target/secoda/" + id);
        return "<execution><id>" + id + "</id><goals><goal>" + goal + "</goal></goals>" + configuration(all)
                + "</execution>";
    }

    private static String element(String setting) {
        String name = setting.substring(0, setting.indexOf('='));
        return "<" + name + ">" + setting.substring(name.length() + 1) + "</" + name + ">";
    }

    /** Settings, {@code name=value} each, as a pom has them. */
    private static String configuration(List<String> settings) {
        return settings.stream()
                .map(TeamRulesIT::element)
                .collect(Collectors.joining("", "<configuration>", "</configuration>"));
    }
}
