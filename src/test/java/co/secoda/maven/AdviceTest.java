package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.SecodaException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {
    @ParameterizedTest
    @EnumSource
    void every_kind_of_failure_has_its_advice_in_whole_sentences(Kind kind) {
        assertThat(Advice.on(kind)).matches("[A-Z][^\n]*[.?]");
        assertThat(Advice.onRun(kind)).matches("[A-Z][^\n]*[.?]");
    }

    @Test
    void only_the_goals_of_a_run_are_told_of_what_only_they_know() {
        assertThat(Advice.onRun(Kind.UNREACHABLE)).contains("secoda.onUnreachable");
        assertThat(Advice.on(Kind.UNREACHABLE)).doesNotContain("secoda.onUnreachable");
        assertThat(Advice.on(Kind.FILE)).doesNotContain("dbt");
    }

    @Test
    void a_fact_becomes_a_sentence() {
        assertThat(Advice.sentence(new BadSettingException("could not list"))).isEqualTo("Could not list.");
        assertThat(Advice.sentence(new BadSettingException("secoda.file=x is bad.")))
                .isEqualTo("secoda.file=x is bad.");
    }
}
