package co.secoda.gate.known;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "unique_orders, unique_orders, true",
        "unique_orders, unique_orders_id, false",
        "unique_*, unique_orders_id, true",
        "unique_*, unique_, true",
        "unique_*, not_unique_orders, false",
        "*_id, unique_orders_id, true",
        "*_id, unique_id_orders, false",
        "*order*, unique_orders_id, true",
        "a*b*c, aXbYbZc, true",
        "a*b*c, acb, false",
        "**, anything, true",
        "a.b, axb, false",
        "Orders, orders, false",
    })
    void a_star_stands_for_any_characters_or_none(String pattern, String text, boolean fits) {
        assertThat(new Wildcard(pattern).fits(text)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "models/finance, models/finance/orders.sql, true",
        "models/finance/, models/finance/orders.sql, true",
        "models/fin, models/finance/orders.sql, false",
        "models/*/orders.sql, models/finance/eu/orders.sql, true",
        "models/finance/*, models/finance/eu/orders.sql, true",
        "*/eu, models/finance/eu/orders.sql, true",
        "orders.sql, models/orders.sql, false",
    })
    void a_directory_stands_for_what_is_below_it(String pattern, String file, boolean fits) {
        assertThat(new Wildcard(pattern).fitsFile(file)).isEqualTo(fits);
    }

    @Test
    void a_file_that_is_not_known_fits_nothing() {
        assertThat(new Wildcard("*").fitsFile("")).isFalse();
    }

    @Test
    void many_stars_take_no_time_to_speak_of() {
        assertThat(new Wildcard("*a".repeat(400) + "b").fits("a".repeat(1_000))).isFalse();
    }
}
