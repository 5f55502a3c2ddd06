package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.api.SecodaException;
import co.secoda.api.SecodaException.Kind;
import co.secoda.run.RunSettings.OnUnreachable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnreachableTest {
    private final SecodaException down = new SecodaException(Kind.UNREACHABLE, 503, "could not upload: down");

    private final BuildSession session = new PlayedHost("publish", Path.of("")).session();

    private Unreachable of(OnUnreachable reaction, String stateFile) {
        return new Unreachable(reaction, session, Path.of(stateFile), new RecordingLog());
    }

    @Test
    void a_secoda_that_is_down_lets_the_build_go_on_and_later_goals_of_that_run_hear_why() throws SecodaException {
        of(OnUnreachable.WARN, "a").accept(down);
        assertThat(of(OnUnreachable.WARN, "a").reason())
                .contains("Secoda could not be reached: could not upload: down");
        assertThat(of(OnUnreachable.WARN, "b").reason()).isEmpty();

        of(OnUnreachable.WARN, "a").forget();
        assertThat(of(OnUnreachable.WARN, "a").reason()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNREACHABLE")
    void anything_else_fails_all_the_same(Kind kind) {
        SecodaException e = new SecodaException(kind, 0, "no");
        assertThatThrownBy(() -> of(OnUnreachable.WARN, "a").accept(e)).isSameAs(e);
        assertThat(of(OnUnreachable.WARN, "a").reason()).isEmpty();
    }

    @Test
    void without_the_setting_a_secoda_that_is_down_fails() {
        assertThatThrownBy(() -> of(OnUnreachable.FAIL, "a").accept(down)).isSameAs(down);
    }
}
