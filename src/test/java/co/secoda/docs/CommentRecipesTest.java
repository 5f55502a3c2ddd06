package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The recipes of {@code docs/share.md} that keep one comment up to date, as they stand there, against a server that
 * plays both APIs. GitHub's own command is played by a script that does with curl and jq what it does.
 */
class CommentRecipesTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final String MARKER = "<!-- secoda -->\n";

    /** {@code gh api}, as far as the recipe uses it. */
    private static final String GH =
            """
            #!/usr/bin/env bash
            set -euo pipefail
            test "$1" = api; shift
            method=; field=; filter=; paginate=; silent=
            while [ $# -gt 0 ]; do
              case "$1" in
                --paginate) paginate=1;;
                --silent) silent=1;;
                --jq) filter=$2; shift;;
                -X) method=$2; shift;;
                -F) field=$2; shift;;
                *) path=$1;;
              esac
              shift
            done
            call() { curl -sSf -H "Authorization: Bearer $GH_TOKEN" "$@"; }
            if [ -n "$field" ]; then
              answer=$(jq -Rs '{body: .}' "${field#body=@}" | call -X "${method:-POST}" --data-binary @- "$API/$path")
              [ -n "$silent" ] || echo "$answer"
              exit
            fi
            page=1
            while :; do
              answer=$(call "$API/$path&page=$page")
              jq -r "$filter" <<< "$answer"
              if [ -z "$paginate" ] || [ "$(jq length <<< "$answer")" -lt 100 ]; then break; fi
              page=$((page + 1))
            done
            """;

    @TempDir
    private Path directory;

    private enum Service {
        GITHUB,
        GITLAB
    }

    /** Where {@code .ci/run} is what runs them, they are there. */
    @BeforeAll
    static void needsWhatTheRecipesNeed() {
        boolean found = Stream.of("bash", "curl", "jq")
                .allMatch(program -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
        assumeTrue(found || "required".equals(System.getenv("RECIPE_TESTS")), "bash, curl and jq are not all there");
    }

    @BeforeEach
    void place() throws IOException {
        Path gh = Files.writeString(directory.resolve("gh"), GH);
        assertThat(gh.toFile().setExecutable(true)).isTrue();
        report("## Secoda: failed\n");
    }

    @ParameterizedTest
    @EnumSource
    void the_first_run_adds_a_comment_and_later_ones_change_it(Service service) throws Exception {
        try (CommentServer server = new CommentServer()) {
            server.isTold("Nice.");
            assertThat(run(service, server)).isZero();
            assertThat(server.mine()).containsExactly(MARKER + "## Secoda: failed\n");

            server.isTold("Thanks.");
            report("## Secoda: passed\n");
            assertThat(run(service, server)).isZero();
            assertThat(server.mine()).containsExactly(MARKER + "## Secoda: passed\n");
            assertThat(server.others()).containsExactly("Nice.", "Thanks.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_comment_is_found_behind_a_hundred_others(Service service) throws Exception {
        try (CommentServer server = new CommentServer()) {
            IntStream.range(0, 250).forEach(i -> server.isTold("Comment " + i));
            assertThat(run(service, server)).isZero();
            report("## Secoda: passed\n");
            assertThat(run(service, server)).isZero();
            assertThat(server.mine()).containsExactly(MARKER + "## Secoda: passed\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_comment_of_somebody_else_that_looks_like_it_is_left_alone(Service service) throws Exception {
        try (CommentServer server = new CommentServer()) {
            server.isTold(MARKER + "all is well");
            assertThat(run(service, server)).isZero();
            assertThat(server.mine()).containsExactly(MARKER + "## Secoda: failed\n");
            assertThat(server.others()).containsExactly(MARKER + "all is well");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_longest_report_has_room(Service service) throws Exception {
        String longest = "x".repeat(65_000 - 1) + "\n";
        report(longest);
        try (CommentServer server = new CommentServer()) {
            assertThat(run(service, server)).isZero();
            assertThat(server.mine()).containsExactly(MARKER + longest);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hostile_text_is_sent_as_it_is_and_runs_nothing(Service service) throws Exception {
        String hostile =
                """
                '"`touch stolen`$(touch stolen)
                @/etc/passwd
                %0A&body=x
                \\n\\u0000 é 注文 😀
                <!-- secoda -->
                ${HOME} #{x} --data=y
                \t\r
                EOF
                """;
        report(hostile);
        try (CommentServer server = new CommentServer()) {
            for (int i = 0; i < 2; i++) {
                assertThat(run(service, server)).isZero();
                assertThat(server.mine()).containsExactly(MARKER + hostile);
            }
        }
        assertThat(directory.resolve("stolen")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void where_the_comments_can_not_be_read_none_is_added(Service service) throws Exception {
        try (CommentServer server = new CommentServer()) {
            assertThat(run(service, server)).isZero();
            server.failsToList();
            report("## Secoda: passed\n");
            assertThat(run(service, server)).isNotZero();
            assertThat(server.mine()).containsExactly(MARKER + "## Secoda: failed\n");
        }
    }

    private void report(String markdown) throws IOException {
        Path file = directory.resolve("target/secoda/secoda.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, markdown);
    }

    /** Runs the recipe as a runner of that service does. */
    private int run(Service service, CommentServer server) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("step"), script(service));
        ProcessBuilder step = new ProcessBuilder("bash", "-e", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        step.environment().put("PATH", directory + File.pathSeparator + System.getenv("PATH"));
        step.environment().put("no_proxy", "127.0.0.1");
        step.environment()
                .putAll(
                        service == Service.GITHUB
                                ? Map.of(
                                        "API",
                                        server.url(),
                                        "GH_TOKEN",
                                        CommentServer.TOKEN,
                                        "GITHUB_REPOSITORY",
                                        "shop/warehouse",
                                        "NUMBER",
                                        "12")
                                : Map.of(
                                        "CI_API_V4_URL",
                                        server.url(),
                                        "CI_PROJECT_ID",
                                        "3",
                                        "CI_MERGE_REQUEST_IID",
                                        "12",
                                        "NOTES_TOKEN",
                                        CommentServer.TOKEN));
        Process started = step.start();
        started.getOutputStream().close();
        String printed = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = started.waitFor();
        assertThat(printed).as(script(service)).doesNotContain(CommentServer.TOKEN);
        return code;
    }

    private static String script(Service service) {
        List<Yaml> blocks = Page.read(Path.of("docs/share.md")).all(BLOCK).stream()
                .map(Yaml::of)
                .toList();
        return service == Service.GITHUB
                ? blocks.stream()
                        .flatMap(block -> block.value() instanceof List ? block.items().stream() : Stream.of())
                        .filter(step -> step.has("run") && step.text().contains("gh api"))
                        .map(step -> step.at("run").text())
                        .findFirst()
                        .orElseThrow()
                : blocks.stream()
                        .filter(block -> block.has("after_script"))
                        .flatMap(block -> block.at("after_script").items().stream())
                        .map(Yaml::text)
                        .reduce((one, next) -> one + "\n" + next)
                        .orElseThrow();
    }
}
