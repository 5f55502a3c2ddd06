package co.secoda.gate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import co.secoda.gate.Runs;
import co.secoda.gate.settings.GateSettings.Thresholds;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    @Test
    void a_number_is_passed_by_more_than_it() {
        Limit limit = Limit.parse("2");

        assertThat(limit.passedBy(2)).isFalse();
        assertThat(limit.passedBy(3)).isTrue();
        assertThat(limit.count()).isEqualTo(2);
        assertThat(limit.unlimited()).isFalse();
    }

    @Test
    void zero_is_passed_by_one() {
        assertThat(Limit.parse("0").passedBy(0)).isFalse();
        assertThat(Limit.parse("0").passedBy(1)).isTrue();
        assertThat(Limit.parse("0").unlimited()).isFalse();
    }

    @Test
    void minus_one_is_never_passed() {
        assertThat(Limit.parse("-1").passedBy(Integer.MAX_VALUE)).isFalse();
        assertThat(Limit.parse(" -1 ").unlimited()).isTrue();
        assertThat(Limit.parse("-1").resolve(40).count()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"5%,40,2", "5%,39,1", "5%,19,0", "100%,7,7", "0%,7,0", "0.5%,1000,5", "33.3%,10,3", "5%,0,0"})
    void a_percentage_is_rounded_down_to_a_number(String text, int base, int expected) {
        assertThat(Limit.parse(text).resolve(base)).isEqualTo(Limit.of(expected));
    }

    @Test
    void a_number_is_the_same_of_any_base() {
        assertThat(Limit.parse("3").resolve(1)).isEqualTo(Limit.of(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "5 %", "%", "-2", "-5%", "101%", "100.1%", "1.5", "1e3", "12345678901"})
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.parse(text))
                .withMessageContaining(text.strip().replace("%", ""))
                .withMessageContaining("is not a limit")
                .withMessageContaining("-1");
    }

    @Test
    void a_fraction_is_no_number_of_entities() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(new BigDecimal("1.5"), false));
    }

    @Test
    void a_percentage_must_be_resolved_before_it_can_be_passed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Limit.parse("5%").passedBy(1))
                .withMessageContaining("5%");
        assertThat(Limit.parse("0%").unlimited()).isFalse();
    }

    @Test
    void it_reads_as_it_was_written() {
        assertThat(Limit.parse("5%")).hasToString("5%");
        assertThat(Limit.parse("-1")).hasToString("-1");
    }

    @Test
    void each_threshold_has_a_base_of_its_own() {
        Thresholds half = new Thresholds(Limit.parse("50%"), Limit.parse("10%"), Limit.parse("50%"));

        Thresholds resolved =
                half.resolve(Runs.run().tested(10).withOutcome(20).skipped(10).build());

        assertThat(resolved).isEqualTo(new Thresholds(Limit.of(5), Limit.of(1), Limit.of(15)));
    }
}
