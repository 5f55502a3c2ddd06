package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.RequestHeaders;
import co.secoda.run.BadSettingException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHeadersTest {
    private static final String SECRET = "gateway-secret";

    @Test
    void those_of_the_server_are_taken_and_their_values_never_show() throws Exception {
        RequestHeaders headers = find("X-Gateway", SECRET, Optional.empty());

        assertThat(headers.values()).isEqualTo(Map.of("X-Gateway", SECRET));
        assertThat(headers.toString()).contains("X-Gateway").doesNotContain(SECRET);
        assertThat(find("X-Gateway", SECRET, Optional.of("secoda-other")).values())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "host", "Content-Length", "X Gateway", "X:", ""})
    void a_header_that_is_none_or_the_plugins_own_is_refused_without_its_value(String name) {
        assertThatThrownBy(() -> find(name, SECRET, Optional.empty()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("<httpHeaders> of <server> secoda in settings.xml: ")
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void a_value_that_nothing_resolved_is_refused() {
        assertThatThrownBy(() -> find("X-Gateway", "${env.GATEWAY_TOKEN}", Optional.empty()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("expression that nothing in this build resolves");
    }

    private static RequestHeaders find(String name, String value, Optional<String> serverId) throws Exception {
        Xpp3Dom configuration = Xpp3DomBuilder.build(new StringReader("<configuration><httpHeaders><property><name>"
                + name + "</name><value>" + value + "</value></property></httpHeaders></configuration>"));
        Server server = new Server();
        server.setId("secoda");
        server.setConfiguration(configuration);
        return new ServerHeaders(new Sessions().server(server).session()).find(serverId);
    }
}
