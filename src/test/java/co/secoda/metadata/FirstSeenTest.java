package co.secoda.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.metadata.Fingerprints.Fingerprint;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FirstSeenTest {
    @Test
    void values_whose_keys_collide_are_not_taken_for_each_other() {
        FirstSeen seen = new FirstSeen(new long[] {7});

        assertThat(seen.indexOf(new Fingerprint(8, 1))).isNegative();
        assertThat(seen.firstLine(new Fingerprint(8, 1), 2)).isZero();
        assertThat(seen.firstLine(new Fingerprint(7, 1), 3)).isEqualTo(3);
        assertThat(seen.firstLine(new Fingerprint(7, 2), 4)).isZero();
        assertThat(seen.firstLine(new Fingerprint(7, 1), 5)).isEqualTo(3);
    }

    @Test
    void a_bag_knows_what_was_added_and_what_was_added_again() {
        long[] values = new Random(1).longs(5_000).toArray();
        LongBag bag = new LongBag();
        LongStream.concat(LongStream.of(values), LongStream.of(values).limit(50))
                .forEach(bag::add);
        LongStream.of(values).limit(50).forEach(bag::add);
        LongBag others = new LongBag();
        others.add(values[7]);

        assertThat(LongStream.of(values).allMatch(bag::contains)).isTrue();
        assertThat(bag.repeated())
                .isSorted()
                .containsExactlyInAnyOrder(LongStream.of(values).limit(50).toArray());
        assertThat(bag.containsAll(others)).isTrue();
        others.add(values[7] + 1);
        assertThat(bag.containsAll(others)).isFalse();
    }

    @Test
    void a_fingerprint_depends_on_every_character_and_on_where_a_part_ends() {
        Fingerprints fingerprints = new Fingerprints();
        String text = "x".repeat(2_000);
        List<List<String>> values = List.of(
                List.of("ab", "c"),
                List.of("a", "bc"),
                List.of("abc"),
                List.of(""),
                List.of("", ""),
                List.of("\ud800"),
                List.of("?"),
                List.of(text + "a"),
                List.of(text + "b"));

        assertThat(values.stream().map(fingerprints::of).collect(Collectors.toSet()))
                .hasSize(values.size());
        assertThat(fingerprints.of(List.of("a", "bc"))).isEqualTo(new Fingerprints().of(List.of("a", "bc")));
    }
}
