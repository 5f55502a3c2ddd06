package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.Symptom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {
    @ParameterizedTest
    @EnumSource
    void every_failure_has_its_advice_in_whole_sentences(Symptom symptom) {
        assertThat(Advice.on(symptom)).matches("[A-Z][^\n]*[.?]");
        assertThat(Advice.onRun(symptom)).matches("[A-Z][^\n]*[.?]");
    }

    @Test
    void only_the_goals_of_a_run_are_told_of_what_only_they_know() {
        assertThat(Advice.onRun(Symptom.LOST)).contains("secoda.onUnreachable");
        assertThat(Advice.on(Symptom.LOST)).doesNotContain("secoda.onUnreachable");
        assertThat(Advice.on(Symptom.FILE)).doesNotContain("dbt");
    }

    @Test
    void a_fact_becomes_a_sentence() {
        assertThat(Advice.sentence(new BadSettingException("could not list"))).isEqualTo("Could not list.");
        assertThat(Advice.sentence(new BadSettingException("secoda.file=x is bad.")))
                .isEqualTo("secoda.file=x is bad.");
    }
}
