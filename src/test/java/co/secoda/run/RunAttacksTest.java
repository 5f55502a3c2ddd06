package co.secoda.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.BaseUrl;
import co.secoda.dbt.command.DbtExit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks: dbt packages that look for the key, settings that lead it elsewhere, and texts that command a terminal. */
class RunAttacksTest {
    private static final String KEY = "tok-Attacked/0123456789";

    @TempDir
    private Path directory;

    private PlayedHost host(String goal) {
        PlayedHost host = new PlayedHost(goal, directory);
        host.key = Optional.of(KEY);
        return host;
    }

    @Test
    void a_package_that_dbt_runs_finds_the_key_in_no_variable() throws Exception {
        PlayedHost host = host("dbt");
        Map<String, String> withKey = Map.of(
                "SECODA_API_KEY", "an-old-key",
                "MAVEN_CMD_LINE_ARGS", " -B verify -Dsecoda.apiKey=a-typed-key",
                "MAVEN_ARGS", "--define secoda.apiKey=a-typed-key",
                "MY_TOKEN", KEY,
                "CURL_ARGS", "-H 'Authorization: Bearer " + KEY + "'",
                "HEADER", Base64.getEncoder().encodeToString(("Bearer " + KEY).getBytes(UTF_8)),
                "URL", "https://example.com/?k=tok-Attacked%2F0123456789");
        host.environment.putAll(withKey);
        host.environment.put("PATH", System.getenv("PATH"));
        host.environment.put("DBT_ENV_SECRET", "of-another-service");
        List<String> lines = new ArrayList<>();

        settings(host, "env", Map.of("FROM_POM", KEY))
                .steps()
                .get(0)
                .command()
                .run(host.clock(), lines::add, lines::add);

        assertThat(lines)
                .contains("DBT_ENV_SECRET=of-another-service")
                .noneMatch(line -> line.contains(KEY) || line.startsWith("FROM_POM="))
                .noneMatch(line -> withKey.keySet().stream().anyMatch(name -> line.startsWith(name + "=")));
        assertThat(host.log.lines.toString())
                .contains("dbt runs without the variable MY_TOKEN")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo --vars '{password: hunter2, b: 1}' -s x",
                "echo --vars={password:hunter2} -s x",
                "echo --vars=\"{\\\"password\\\": \\\"hunter2\\\"}\" -s x",
                "sh -c 'echo --vars \"{password: hunter2}\" -s x'",
                "echo --vars \t{password: hunter2} -s x"
            })
    void values_of_vars_are_in_no_record_and_no_line_of_ours(String line) throws Exception {
        PlayedHost host = host("dbt");
        host.environment.put("PATH", System.getenv("PATH"));

        DbtSettings settings = settings(host, line, Map.of());
        DbtExit exit = settings.steps().get(0).command().run(host.clock(), text -> {}, text -> {});

        assertThat(List.of(
                        exit.command(),
                        exit.sentence(),
                        settings.steps().get(0).command().line()))
                .allSatisfy(text ->
                        assertThat(text).contains("--vars", "*** ", "-s x").doesNotContain("hunter2"));
    }

    private DbtSettings settings(PlayedHost host, String line, Map<String, String> environment) throws Exception {
        return DbtSettings.of(
                host, new GivenRun(host).place(), line, Optional.empty(), new HashMap<>(environment), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://api.secoda.co.evil.example",
                "https://eapi.secoda.co",
                "http://127.0.0.1:8080"
            })
    void where_the_environment_pins_the_host_no_setting_leads_the_key_elsewhere(String url) {
        GivenRun given = pinned("api.secoda.co");
        given.baseUrl = BaseUrl.parse(url, true);
        given.host.inCheckout.put("secoda.baseUrl", "-Dsecoda.baseUrl=" + url + " in .mvn/maven.config");

        assertThatThrownBy(() -> new Connections(given.host, given.server()).connection())
                .isInstanceOf(BadSettingException.class)
                .hasMessage("The key goes to api.secoda.co alone, as SECODA_ALLOWED_HOST in the environment says,"
                        + " but the settings name " + url + " (-Dsecoda.baseUrl=" + url
                        + " in .mvn/maven.config): change one of them.");
    }

    @Test
    void a_pinned_port_is_held_too_and_the_pinned_host_is_spoken_to() {
        GivenRun given = pinned("API.secoda.co:443");
        assertThatCode(() -> new Connections(given.host, given.server()).connection())
                .doesNotThrowAnyException();
        given.baseUrl = BaseUrl.parse("https://api.secoda.co:8443", false);
        assertThatThrownBy(() -> new Connections(given.host, given.server()).connection())
                .hasMessageContaining("api.secoda.co:443 alone");
        given.host.environment.put("SECODA_ALLOWED_HOST", "https://api.secoda.co");
        assertThatThrownBy(() -> new Connections(given.host, given.server()).connection())
                .hasMessageContaining("is no host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secoda.sandbox", "secoda.allowHttp"})
    void while_it_is_set_the_checkout_can_turn_no_check_off(String property) {
        GivenRun given = pinned("secoda.example");
        given.sandbox = property.equals("secoda.sandbox");
        given.baseUrl = BaseUrl.parse("http://secoda.example", true);
        assertThatCode(() -> {
                    new Connections(given.host, given.server()).connection();
                    given.host.end();
                })
                .as("given on the command line")
                .doesNotThrowAnyException();

        given.host.inCheckout.put(property, property + "=true in the <properties> of pom.xml");

        assertThatThrownBy(() -> new Connections(given.host, given.server()).connection())
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith(property + "=true in the <properties> of pom.xml is not allowed while"
                        + " SECODA_ALLOWED_HOST is set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javax.net.ssl.trustStore", "javax.net.ssl.trustStoreType"})
    void nor_can_it_have_the_jvm_trust_another_server_that_passes_for_that_host(String property) {
        GivenRun given = pinned("api.secoda.co");
        given.host.inCheckout.put(property, "-D" + property + "=evil in .mvn/maven.config");

        assertThatThrownBy(() -> new Connections(given.host, given.server()).connection())
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("-D" + property + "=evil in .mvn/maven.config is not allowed while"
                        + " SECODA_ALLOWED_HOST is set");
    }

    @Test
    void the_sandbox_is_not_shown_a_key_that_a_user_has() throws Exception {
        GivenRun given = new GivenRun(host("publish"));
        given.sandbox = true;

        Connections.Connection first = new Connections(given.host, given.server()).requireConnection();
        Connections.Connection second = new Connections(given.host, given.server()).requireConnection();
        given.host.end();

        assertThat(first.settings().key().isIn(KEY)).isFalse();
        assertThat(second.settings().baseUrl())
                .hasToString(first.settings().baseUrl().toString());
    }

    @Test
    void the_log_says_once_whose_key_goes_where() throws Exception {
        GivenRun given = new GivenRun(host("publish"));

        new Connections(given.host, given.server()).connection();
        new Connections(given.host, given.server()).connection();

        assertThat(given.host.log.lines.stream().filter(line -> line.contains("API key")))
                .singleElement()
                .asString()
                .contains("The API key is from the test, and goes to https://api.secoda.co.");
    }

    private GivenRun pinned(String pin) {
        GivenRun given = new GivenRun(host("publish"));
        given.host.environment.put("SECODA_ALLOWED_HOST", pin);
        return given;
    }

    @Test
    void a_server_can_not_command_the_terminal_by_the_live_line() {
        List<String> terminal = new ArrayList<>();
        String attack = "Sync: \u001b]52;c;eA==\u0007\u009b2J \u202e\r\n";

        LiveLine.on(terminal::add).show(attack);

        assertThat(String.join("", terminal).replaceAll("\u001b\\[(\\?7[lh]|K)|\r", ""))
                .startsWith("Sync:")
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\n");
    }
}
