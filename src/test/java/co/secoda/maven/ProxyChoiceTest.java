package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.ProxySettings;
import co.secoda.run.BadSettingException;
import co.secoda.run.Host.FoundProxy;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyChoiceTest {
    private static final String SECRET = "the-proxy-password";

    @Test
    void without_any_there_is_none() throws BadSettingException {
        assertThat(find(new Sessions())).isEmpty();
        assertThat(find(new Sessions().system("https.proxyHost", " "))).isEmpty();
    }

    @Test
    void that_of_the_settings_is_taken_with_user_password_and_exceptions() throws BadSettingException {
        Proxy proxy = proxy("proxy.example.com", 3128);
        proxy.setUsername("jane");
        proxy.setPassword(SECRET);
        proxy.setNonProxyHosts("localhost|*.example.com, 10.*");

        ProxySettings found = find(new Sessions().proxy(proxy)).orElseThrow();

        assertThat(found.host()).isEqualTo("proxy.example.com");
        assertThat(found.port()).isEqualTo(3128);
        assertThat(found.user()).contains("jane");
        assertThat(found.password()).contains(SECRET);
        assertThat(found.nonProxyHosts()).containsExactly("localhost", "*.example.com", "10.*");
        assertThat(found.toString()).doesNotContain(SECRET);
    }

    @Test
    void its_encrypted_password_is_decrypted() throws BadSettingException {
        Proxy proxy = proxy("proxy.example.com", 3128);
        proxy.setUsername("jane");
        proxy.setPassword("{terces}");
        assertThat(find(new Sessions().proxy(proxy)).orElseThrow().password()).contains("secret");
    }

    @Test
    void a_password_that_cannot_be_decrypted_is_an_error_that_names_the_proxy_alone() {
        Proxy proxy = proxy("proxy.example.com", 3128);
        proxy.setId("work");
        proxy.setPassword("{bad" + SECRET + "}");
        assertThatThrownBy(() -> find(new Sessions().proxy(proxy)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("<proxy> work")
                .hasMessageContaining("can't be decrypted")
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void one_that_is_not_active_is_not_taken() throws BadSettingException {
        Proxy proxy = proxy("proxy.example.com", 3128);
        proxy.setActive(false);
        assertThat(find(new Sessions().proxy(proxy))).isEmpty();
    }

    @Test
    void that_of_the_settings_goes_before_the_system_properties() throws BadSettingException {
        Sessions both = new Sessions()
                .proxy(proxy("of.settings.example.com", 3128))
                .system("https.proxyHost", "of.properties.example.com");
        assertThat(find(both).orElseThrow().host()).isEqualTo("of.settings.example.com");
    }

    @Test
    void that_of_the_system_properties_is_taken_with_user_password_and_exceptions() throws BadSettingException {
        ProxySettings found = find(new Sessions()
                        .system("https.proxyHost", "proxy.example.com")
                        .system("https.proxyPort", "8080")
                        .system("https.proxyUser", "jane")
                        .system("https.proxyPassword", SECRET)
                        .system("http.nonProxyHosts", "localhost|127.*|[::1]"))
                .orElseThrow();

        assertThat(found.host()).isEqualTo("proxy.example.com");
        assertThat(found.port()).isEqualTo(8080);
        assertThat(found.user()).contains("jane");
        assertThat(found.password()).contains(SECRET);
        assertThat(found.nonProxyHosts()).containsExactly("localhost", "127.*", "[::1]");
    }

    @Test
    void what_was_typed_on_the_command_line_goes_before_the_systems_own() throws BadSettingException {
        Sessions typed = new Sessions()
                .system("https.proxyHost", "of.the.system.example.com")
                .user("https.proxyHost", "typed.example.com");
        assertThat(find(typed).orElseThrow().host()).isEqualTo("typed.example.com");
    }

    @Test
    void the_jdks_own_port_is_the_default() throws BadSettingException {
        assertThat(find(new Sessions().system("https.proxyHost", "proxy.example.com"))
                        .orElseThrow()
                        .port())
                .isEqualTo(443);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", ""})
    void a_port_that_cannot_be_one_is_an_error(String port) {
        assertThatThrownBy(() -> find(new Sessions()
                        .system("https.proxyHost", "proxy.example.com")
                        .system("https.proxyPort", port)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("proxy");
    }

    private static Proxy proxy(String host, int port) {
        Proxy proxy = new Proxy();
        proxy.setHost(host);
        proxy.setPort(port);
        return proxy;
    }

    private static Optional<ProxySettings> find(Sessions session) throws BadSettingException {
        return new ProxyChoice(session.session(), Sessions.decrypter()).find().map(FoundProxy::settings);
    }
}
