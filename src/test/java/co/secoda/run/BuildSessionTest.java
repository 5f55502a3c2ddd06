package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.BaseUrl;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BuildSessionTest {
    private static final BaseUrl US = BaseUrl.ofRegion("us");

    private final BuildSession session = new PlayedHost("publish", Path.of("")).session();

    @Test
    void all_goals_of_a_build_count_their_writes_to_a_server_together() {
        assertThat(session.writesTo(US))
                .isSameAs(session.writesTo(BaseUrl.parse("https://api.secoda.co/api/v1", false)));
    }

    @Test
    void another_server_or_session_is_counted_by_itself() {
        assertThat(session.writesTo(US))
                .isNotSameAs(session.writesTo(BaseUrl.ofRegion("eu")))
                .isNotSameAs(new PlayedHost("publish", Path.of("")).session().writesTo(US));
    }
}
