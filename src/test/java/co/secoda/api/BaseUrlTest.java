package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "us, https://api.secoda.co, https://app.secoda.co/integrations/i-1/syncs",
        "eu, https://eapi.secoda.co, https://eu.secoda.co/integrations/i-1/syncs",
        "apac, https://aapi.secoda.co, https://apac.secoda.co/integrations/i-1/syncs"
    })
    void a_region_has_its_root_and_its_web_app(String region, String root, String page) {
        BaseUrl url = BaseUrl.ofRegion(region);

        assertThat(url).hasToString(root).isEqualTo(BaseUrl.parse(root + "/api/v1/", false));
        assertThat(url.integrationPage(new IntegrationId("i-1"))).hasToString(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://Secoda.Example.com:8443",
                "HTTPS://secoda.example.com:8443/",
                "https://secoda.example.com:8443//",
                " https://secoda.example.com:8443/api/v1 ",
                "https://secoda.example.com:8443/api/v1//"
            })
    void a_domain_of_ones_own_may_be_given_with_or_without_the_path(String text) {
        BaseUrl url = BaseUrl.parse(text, false);

        assertThat(url.root()).hasToString("https://secoda.example.com:8443");
        assertThat(url.integrationPage(new IntegrationId("i-1")))
                .hasToString("https://secoda.example.com:8443/integrations/i-1/syncs");
        assertThat(url.isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://127.255.3.4:1",
                "http://[::1]:80",
                "http://[0:0:0:0:0:0:0:1]"
            })
    void plain_http_to_loopback_is_taken(String text) {
        assertThat(BaseUrl.parse(text, false).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://secoda.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://128.0.0.1",
                "http://10.0.0.1",
                "http://[::2]",
                "http://0.0.0.0"
            })
    void plain_http_to_anything_else_is_refused_unless_allowed(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plain http");
        assertThat(BaseUrl.parse(text, true)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:s3cret@secoda.example.com, user name or password",
        "https://s3cret@secoda.example.com, user name or password",
        "https://secoda.example.com?key=s3cret, ? or #",
        "https://secoda.example.com/#s3cret, ? or #",
        "https://secoda.example.com/s3cret, path other than",
        "https://secoda.example.com/api/v2, path other than",
        "ftp://secoda.example.com, 'must begin with https:// (or http://, to this machine alone or with secoda.allowHttp)'",
        "secoda.example.com, must begin with https:// (or http://",
        "https:secoda.example.com, host",
        "https://, is no URL",
        "https://secoda example.com/s3cret, is no URL",
        "https://secoda_1.example.com, host",
        "https://secoda.example.com:99999, port"
    })
    void what_is_no_base_url_is_refused_without_repeating_what_may_be_secret(String text, String why) {
        assertThatThrownBy(() -> BaseUrl.parse(text, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the base URL ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void an_unknown_region_is_refused() {
        assertThatThrownBy(() -> BaseUrl.ofRegion("US"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("region is 'US', but there are us, eu and apac");
    }
}
