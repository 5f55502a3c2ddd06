package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.BaseUrl;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

class SessionScopeTest {
    private static final BaseUrl US = BaseUrl.ofRegion("us");

    private final MavenSession session = new Sessions().session();

    @Test
    void all_modules_of_a_session_count_their_writes_to_a_server_together() {
        assertThat(SessionScope.of(session).writesTo(US))
                .isSameAs(SessionScope.of(session).writesTo(BaseUrl.parse("https://api.secoda.co/api/v1", false)));
    }

    @Test
    void another_server_or_session_is_counted_by_itself() {
        assertThat(SessionScope.of(session).writesTo(US))
                .isNotSameAs(SessionScope.of(session).writesTo(BaseUrl.ofRegion("eu")))
                .isNotSameAs(SessionScope.of(new Sessions().session()).writesTo(US));
    }
}
