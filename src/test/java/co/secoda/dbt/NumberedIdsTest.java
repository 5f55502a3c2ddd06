package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberedIdsTest {
    private final NumberedIds ids = new NumberedIds();

    @Test
    void ids_are_numbered_in_the_order_they_are_met() {
        assertThat(ids.add("model.shop.a")).isZero();
        assertThat(ids.add("model.shop.b")).isEqualTo(1);
        assertThat(ids.add("model.shop.a")).isZero();
        assertThat(ids.add("model.shop.c")).isEqualTo(2);
        assertThat(ids.find("model.shop.b")).isEqualTo(1);
        assertThat(ids.find("model.shop.d")).isNegative();
    }

    @Test
    void any_text_comes_back_as_it_was() {
        String longer = "x".repeat(100_000);
        for (String id : new String[] {"", "model.shop.caf\u00e9", "\u4e2d\ud83d\ude00", longer, "after"}) {
            assertThat(ids.get(ids.add(id))).isEqualTo(id);
        }
    }

    @Test
    void ids_with_the_same_hash_are_kept_apart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        assertThat(ids.add("Aa")).isNotEqualTo(ids.add("BB"));
        assertThat(ids.find("Aa")).isZero();
        assertThat(ids.find("BB")).isEqualTo(1);
    }

    @Test
    void a_hundred_thousand_are_all_found_again() {
        for (int i = 0; i < 100_000; i++) {
            ids.add("model.shop.m" + i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(ids.find("model.shop.m" + i)).isEqualTo(i);
            assertThat(ids.get(i)).isEqualTo("model.shop.m" + i);
        }
    }

    @Test
    void ids_that_were_made_to_have_one_hash_code_are_spread_all_the_same() {
        for (int i = 0; i < 1 << 12; i++) {
            ids.add(colliding(i));
        }
        assertThat(ids.size()).isEqualTo(1 << 12);
        assertThat(colliding(0).hashCode()).isEqualTo(colliding(4_000).hashCode());

        // Each for itself, they were passed by eight million times.
        assertThat(ids.passedBy()).isLessThan(1 << 16);
    }

    @Test
    void in_each_table_the_ids_fall_to_other_places() {
        assertThat(Stream.generate(NumberedIds::new)
                        .limit(8)
                        .peek(table -> IntStream.range(0, 700).forEach(i -> table.add("model.shop.m" + i)))
                        .map(NumberedIds::passedBy)
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    /** One of 4,096 texts with the same hash code. */
    private static String colliding(int number) {
        StringBuilder text = new StringBuilder("model.shop.");
        for (int bit = 0; bit < 12; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    @Test
    void an_id_is_of_a_test_by_its_beginning_alone() {
        NumberedIds ids = new NumberedIds();
        List<String> all =
                List.of("test.shop.t", "unit_test.shop.m.u", "model.test.t", "test", "testing.x", "test.", "");

        assertThat(all).allMatch(id -> Statuses.ofTest(ids, ids.add(id)) == Statuses.ofTest(id));
        assertThat(Statuses.ofDataTest(ids, ids.find("unit_test.shop.m.u"))).isFalse();
        assertThat(Statuses.ofUnitTest(ids, ids.find("unit_test.shop.m.u"))).isTrue();
    }
}
