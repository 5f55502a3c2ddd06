package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_6;
import static co.secoda.it.MavenVersion.V3_9;
import static co.secoda.it.MavenVersion.V4;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The key shows nowhere, not even under {@code -X -e}: not in what goals print or write, not if servers write it back,
 * break off or lead elsewhere, and dbt never gets it.
 */
class KeyNotShownIT {
    private static final String KEY = "a-key-that-must-not-show";
    private static final Path METADATA = Path.of("examples/metadata").toAbsolutePath();

    /** The goals that speak to Secoda, and what each needs besides the integration. */
    private static final Map<String, String> GOALS = new TreeMap<>(Map.ofEntries(
            Map.entry("upload", ""),
            Map.entry("trigger", ""),
            Map.entry("check", ""),
            Map.entry("publish", ""),
            Map.entry("doctor", ""),
            Map.entry("get-integration", ""),
            Map.entry("calibrate", "<confirm>ID</confirm>"),
            Map.entry("delete-integration", "<confirm>ID</confirm>"),
            Map.entry("create-integration", "<name>Shop</name>"),
            Map.entry("list-integrations", ""),
            Map.entry("list-failing", ""),
            Map.entry("list-slack-channels", ""),
            Map.entry("import-csv", "<file>" + METADATA.resolve("columns.csv") + "</file>"),
            Map.entry("import-jsonl", "<resourcesFile>" + METADATA.resolve("resources.jsonl") + "</resourcesFile>")));

    private static final List<String> WITHOUT_ID =
            List.of("create-integration", "list-integrations", "list-slack-channels");
    private static final List<String> OFFLINE = List.of("dbt", "validate", "known-failures", "sandbox", "help", "init");

    private final BuildFolder folder;
    private final List<String> modules = new ArrayList<>();

    KeyNotShownIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    @Test
    void all_goals_that_speak_to_secoda_are_tried() {
        FinishedBuild help = folder.on(V3_9).run("help").passed();

        Matcher goal = Pattern.compile("(?m)secoda:([a-z-]+)$").matcher(help.log());
        assertThat(goal.results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(GOALS.keySet().stream(), OFFLINE.stream()).toList());
    }

    /**
     * What a server can do to a goal is the same on every Maven, and each with each is tried on one. What Maven prints
     * of a goal isn't.
     */
    @OnMaven({V3_6, V3_9, V4})
    void the_key_shows_nowhere(MavenVersion maven) throws IOException {
        try (HostileServers servers = new HostileServers();
                TestSandbox sandbox = TestSandbox.withKey(KEY)) {
            GOALS.forEach((goal, configuration) -> servers.urls().forEach((server, url) -> {
                if (maven == V3_9 || goal.equals("publish") || server.equals("echo")) {
                    module(goal, configuration, server, goal + "-" + server, url);
                }
            }));
            module(
                    "publish",
                    "",
                    "sandbox",
                    TestSandbox.INTEGRATION,
                    sandbox.url().replace("secoda.baseUrl=", ""));
            add("dbt-env", "dbt", "<dbtCommand>env</dbtCommand>");
            folder.reactor("", modules.toArray(String[]::new));

            FinishedBuild build = folder.on(maven)
                    .forked()
                    .env("SECODA_API_KEY", KEY)
                    .with(
                            "secoda.pollInterval=100ms",
                            "secoda.awaitSync=false",
                            "secoda.syncTimeout=2s",
                            "secoda.settleTime=1s",
                            "secoda.onUnreachable=warn",
                            "secoda.responseTimeout=1s",
                            "secoda.retries=1")
                    .mvn("verify", "-X", "-e", "--fail-never", "-T", "4")
                    .passed();

            assertThat(servers.ledAstray()).isEmpty();
            servers.urls().keySet().forEach(server -> isJudged(build, server));
            says(build);
            isNotShown(build);
        }
    }

    private void module(String goal, String configuration, String server, String id, String url) {
        String module = goal + "-" + server;
        folder.pair("failing", module + "/target");
        add(
                module,
                goal,
                "<baseUrl>" + url + "</baseUrl>"
                        + (WITHOUT_ID.contains(goal) ? "" : "<integrationId>" + id + "</integrationId>")
                        + configuration.replace("ID", id));
    }

    private void add(String module, String goal, String configuration) {
        modules.add(module);
        folder.module(
                module,
                "<executions><execution><phase>verify</phase><goals><goal>" + goal
                        + "</goal></goals></execution></executions><configuration>" + configuration
                        + "</configuration>");
    }

    /** What a sound answer says counts, but for the key in it. */
    private static void isJudged(FinishedBuild build, String server) {
        Summary summary = build.summary("publish-" + server + "/target/secoda");
        assertThat(summary.get("gate.verdict")).as(server).isEqualTo(server.equals("sound") ? "failed" : "unknown");
        if (server.equals("sound")) {
            assertThat(summary.get("server.failing.0")).asString().contains("Bearer ***");
        }
    }

    private static void says(FinishedBuild build) {
        build.logHas("The API key is from the environment variable SECODA_API_KEY");
        assertThat(build.summary("publish-sandbox/target/secoda").get("gate.verdict"))
                .isEqualTo("failed");
        build.logHas("PATH="); // env was run in dbt's place
        // What each server did is told.
        assertThat(build.log())
                .contains(
                        "answered 401",
                        "answered 500",
                        "answered 422",
                        "isn't JSON",
                        "isn't HTTP",
                        "no whole answer",
                        "pointing to http://127.0.0.1",
                        "no TLS");
        // Maven's own lines aside, nothing that a server wrote can command a runner.
        assertThat(build.log().lines().filter(line -> line.contains("task.complete") || line.contains("buildStop")))
                .isNotEmpty()
                .noneMatch(line -> Pattern.compile("::|##vso\\[|##teamcity\\[|\\x1b\\[2J")
                        .matcher(line)
                        .find());
    }

    private void isNotShown(FinishedBuild build) throws IOException {
        String inBase64 = Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
        build.logHasNot(KEY).logHasNot(inBase64);
        try (Stream<Path> files = Files.walk(folder.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(KEY, inBase64);
            }
        }
    }
}
