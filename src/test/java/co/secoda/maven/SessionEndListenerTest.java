package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.secoda.maven.SessionScope.SessionEndListener;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.junit.jupiter.api.Test;

class SessionEndListenerTest {
    private final List<String> heard = new ArrayList<>();
    private final ExecutionListener own = new AbstractExecutionListener() {
        @Override
        public void sessionEnded(ExecutionEvent event) {
            heard.add("own ended");
        }

        @Override
        public void mojoFailed(ExecutionEvent event) {
            throw new IllegalStateException("the session's own trouble");
        }
    };
    private final ExecutionListener listener = SessionEndListener.before(own, () -> heard.add("end"));

    @Test
    void runs_the_end_before_the_own_listener_hears_of_it() {
        listener.sessionEnded(null);
        assertThat(heard).containsExactly("end", "own ended");
    }

    @Test
    void passes_every_other_event_on_and_what_it_throws_back() {
        listener.projectStarted(null);
        assertThat(heard).isEmpty();
        assertThatThrownBy(() -> listener.mojoFailed(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the session's own trouble");
    }

    @Test
    void does_without_an_own_listener() {
        SessionEndListener.before(null, () -> heard.add("end")).sessionEnded(null);
        assertThat(heard).containsExactly("end");
    }

    @Test
    void is_equal_to_itself_only() {
        assertThat(listener.equals(listener)).isTrue();
        assertThat(listener.equals(own)).isFalse();
        assertThat(listener.toString()).startsWith("Secoda, before ");
    }
}
