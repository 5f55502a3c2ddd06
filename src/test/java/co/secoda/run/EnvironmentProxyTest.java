package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.BaseUrl;
import co.secoda.api.ProxySettings;
import co.secoda.run.Host.FoundProxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {
    private static final BaseUrl HTTPS = BaseUrl.ofRegion("eu");
    private static final BaseUrl HTTP = BaseUrl.parse("http://secoda.example.com", true);

    @Test
    void each_scheme_has_its_variable_and_lower_case_goes_first() throws BadSettingException {
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://lower:2", "HTTP_PROXY", "plain:3");

        assertThat(find(environment, HTTPS).origin()).isEqualTo("the environment variable https_proxy");
        assertThat(find(environment, HTTPS).settings().address()).isEqualTo("lower:2");
        assertThat(find(environment, HTTP).settings().address()).isEqualTo("plain:3");
        assertThat(new EnvironmentProxy(Map.of("HTTP_PROXY", "plain:3")).find(HTTPS))
                .isEmpty();
        assertThat(new EnvironmentProxy(Map.of("HTTPS_PROXY", " ")).find(HTTPS)).isEmpty();
    }

    @Test
    void user_and_password_are_decoded() throws BadSettingException {
        ProxySettings proxy = find(Map.of("HTTPS_PROXY", "http://jane:p%40ss%3Aw+rd@proxy.example.com:3128/"), HTTPS)
                .settings();

        assertThat(proxy.address()).isEqualTo("proxy.example.com:3128");
        assertThat(proxy.user()).contains("jane");
        assertThat(proxy.password()).contains("p@ss:w+rd");
    }

    @ParameterizedTest
    @CsvSource({
        "eapi.secoda.co, false",
        ".secoda.co, false",
        "*.secoda.co, false",
        "secoda.co, false",
        "'localhost, 127.0.0.1 ,secoda.co:443', false",
        "*, false",
        "coda.co, true",
        "api.secoda.co, true"
    })
    void hosts_that_are_reached_without_it_are_named_in_no_proxy(String hosts, boolean leads)
            throws BadSettingException {
        assertThat(find(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", hosts), HTTPS)
                        .settings()
                        .leadsTo(HTTPS))
                .isEqualTo(leads);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, http://10.20.30.40, false",
        "'192.168.0.0/16,10.20.30.0/24', http://10.20.30.40:8080, false",
        "10.20.31.0/24, http://10.20.30.40, true",
        "10.20.30.40/32, http://10.20.30.40, false",
        "0.0.0.0/0, http://10.20.30.40, false",
        "10.0.0.0/33, http://10.20.30.40, true",
        "10.0.0.0/x, http://10.20.30.40, true",
        "10.0.0.0/8, http://ten.example.com, true",
        "fd00::/8, http://[fd12:3456::1], false",
        "fd00::/8, http://10.20.30.40, true",
        "fd12:3456::1, http://[fd12:3456::1]:8080, false",
        "[fd12:3456::1]:8080, http://[fd12:3456::1]:8080, false",
        "200.0.0.0/8, http://200.1.2.3, false"
    })
    void addresses_that_are_reached_without_it_may_be_named_as_a_block(String blocks, String url, boolean leads)
            throws BadSettingException {
        BaseUrl address = BaseUrl.parse(url, true);

        assertThat(find(Map.of("HTTP_PROXY", "p:1", "NO_PROXY", blocks), address)
                        .settings()
                        .leadsTo(address))
                .isEqualTo(leads);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://p:1", "http://", "http://u:s3cret@p:99999", "http://u:s3cret@p p:1"})
    void what_cannot_be_a_proxy_is_an_error_without_the_password(String text) {
        assertThatThrownBy(() -> new EnvironmentProxy(Map.of("HTTPS_PROXY", text)).find(HTTPS))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("the environment variable HTTPS_PROXY: ")
                .message()
                .doesNotContain("s3cret");
    }

    private static FoundProxy find(Map<String, String> environment, BaseUrl baseUrl) throws BadSettingException {
        Optional<FoundProxy> found = new EnvironmentProxy(environment).find(baseUrl);
        return found.orElseThrow();
    }
}
