package co.secoda.run.names;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.api.SecodaException;
import co.secoda.api.SecodaException.Kind;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.names.SecodaEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameLookupTest {
    private final PlayedCatalogue catalogue = new PlayedCatalogue()
            .with("a", "shop.public.orders")
            .with("b", "shop.public.refunds")
            .with("x", "shop.public.foreign");

    private EntityNames lookUp(String... ids) throws InterruptedException {
        return new NameLookup(catalogue.api(), catalogue).of(List.of(ids));
    }

    private static List<String> ids(int number) {
        return IntStream.range(0, number).mapToObj(i -> "id-" + i).toList();
    }

    private PlayedCatalogue full(int number) {
        PlayedCatalogue full = new PlayedCatalogue();
        ids(number).forEach(id -> full.with(id, "shop.public." + id));
        return full;
    }

    @Test
    void many_ids_are_looked_up_by_one_or() throws Exception {
        EntityNames names = lookUp("a", "b");

        assertThat(names.known().values())
                .extracting(SecodaEntity::name)
                .containsExactly("shop.public.orders", "shop.public.refunds");
        assertThat(names.note()).isEmpty();
        assertThat(catalogue.requests).containsExactly("or:1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void where_or_is_refused_in_is_tried_and_where_that_is_too_one_by_one(int status) throws Exception {
        catalogue.refusedWith = status;
        catalogue.refused = Set.of("or");
        assertThat(lookUp("a", "b").knowsAll(List.of("a", "b"))).isTrue();
        assertThat(catalogue.requests).containsExactly("or:1", "in:1");

        catalogue.requests.clear();
        catalogue.refused = Set.of("or", "in");
        assertThat(lookUp("a", "b").knowsAll(List.of("a", "b"))).isTrue();
        assertThat(catalogue.requests).containsExactly("or:1", "in:1", "exact:1", "exact:1");
    }

    @Test
    void a_filter_that_gives_nothing_is_not_believed_before_the_others_were_tried() throws Exception {
        catalogue.findingNothingBy("or", "in");

        assertThat(lookUp("a", "b").knowsAll(List.of("a", "b"))).isTrue();
        assertThat(catalogue.requests).containsExactly("or:1", "in:1", "exact:1", "exact:1");
    }

    @Test
    void where_filters_are_ignored_only_rows_that_were_asked_for_are_believed() throws Exception {
        catalogue.ignoresFilters = true;
        catalogue.pageSize = 2;

        EntityNames names = lookUp("b", "x");

        assertThat(names.known()).containsOnlyKeys("b");
        assertThat(names.note())
                .contains("1 of 2 ids in Secoda's answer stays without a name: the catalogue answers with what"
                        + " wasn't asked for (secoda.names)");
        assertThat(catalogue.requests).containsExactly("or:1", "in:1", "exact:1");
    }

    @Test
    void ten_thousand_rows_that_were_not_asked_for_end_the_search_at_once() throws Exception {
        PlayedCatalogue large = full(10_000);
        large.ignoresFilters = true;

        EntityNames names = new NameLookup(large.api(), large).of(List.of("no-such-id", "another"));

        assertThat(names.known()).isEmpty();
        assertThat(large.requests).containsExactly("or:1", "in:1", "exact:1");
    }

    @Test
    void ids_that_are_not_in_the_catalogue_cost_a_few_requests_and_are_told() throws Exception {
        EntityNames names = lookUp("p", "q", "r", "s", "t");

        assertThat(names.known()).isEmpty();
        assertThat(names.note())
                .contains("5 of 5 ids in Secoda's answer stay without a name: the catalogue doesn't show them to"
                        + " this key's user (secoda.names)");
        assertThat(catalogue.requests).containsExactly("or:1", "in:1", "exact:1", "exact:1", "exact:1");
    }

    @Test
    void a_title_that_nobody_can_see_is_no_name() throws Exception {
        catalogue.with("i", "\u200b\u202e ");

        assertThat(lookUp("a", "i").known()).containsOnlyKeys("a");
    }

    @Test
    void of_ids_that_are_partly_there_the_others_are_not_asked_for_again() throws Exception {
        assertThat(lookUp("a", "p").known()).containsOnlyKeys("a");
        assertThat(catalogue.requests).containsExactly("or:1");
    }

    @Test
    void two_hundred_ids_take_ten_requests_and_more_are_only_counted() throws Exception {
        PlayedCatalogue full = full(300);

        EntityNames names = new NameLookup(full.api(), full).of(ids(300));

        assertThat(names.known()).hasSize(200).containsKeys("id-0", "id-199");
        assertThat(full.requests).hasSize(10);
        assertThat(names.note())
                .contains("100 of 300 ids in Secoda's answer stay without a name: no more than 200 are looked up"
                        + " (secoda.names)");
    }

    @Test
    void there_are_never_more_than_twelve_requests() throws Exception {
        PlayedCatalogue full = full(50);
        full.refused = Set.of("or", "in");

        EntityNames names = new NameLookup(full.api(), full).of(ids(50));

        assertThat(full.requests).hasSize(12);
        assertThat(names.known()).hasSize(10);
        assertThat(names.note())
                .hasValueSatisfying(
                        note -> assertThat(note).startsWith("40 of 50 ids").contains("12 requests gave no more names"));
    }

    @Test
    void there_are_never_more_than_ten_seconds() throws Exception {
        Instant before = catalogue.instant();
        catalogue.latency = Duration.ofSeconds(4);
        catalogue.refused = Set.of("or", "in");

        EntityNames names = lookUp("a", "b");

        assertThat(Duration.between(before, catalogue.instant())).isEqualTo(Duration.ofSeconds(10));
        assertThat(names.known()).isEmpty();
        assertThat(names.note()).hasValueSatisfying(note -> assertThat(note).contains("in the time that was left"));
    }

    @Test
    void an_earlier_end_is_kept_and_one_that_is_over_asks_nothing() throws Exception {
        Instant before = catalogue.instant();
        catalogue.latency = Duration.ofSeconds(4);
        NameLookup lookup = new NameLookup(catalogue.api(), catalogue);

        lookup.of(List.of("a"), before.plusSeconds(3));
        assertThat(Duration.between(before, catalogue.instant())).isEqualTo(Duration.ofSeconds(3));

        catalogue.requests.clear();
        assertThat(lookup.of(List.of("a"), before).note()).isPresent();
        assertThat(catalogue.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void a_refusal_of_the_catalogue_itself_ends_the_search_and_is_told(int status) throws Exception {
        Kind kind = status == 403 ? Kind.REFUSED : Kind.NOT_FOUND;
        catalogue.failure = Optional.of(new SecodaException(kind, status, "answered " + status));

        assertThat(lookUp("a").note())
                .contains("1 of 1 id in Secoda's answer stays without a name: answered " + status + " (secoda.names)");
        assertThat(catalogue.requests).hasSize(1);
    }

    @Test
    void of_an_answer_the_failing_come_first_and_of_none_nothing_is_asked() throws Exception {
        NameLookup lookup = new NameLookup(catalogue.api(), catalogue);

        assertThat(lookup.of(FailingTests.of(List.of(), List.of())).note()).isEmpty();
        assertThat(catalogue.requests).isEmpty();
        assertThat(lookup.of(FailingTests.of(List.of("b"), List.of("a")))
                        .known()
                        .keySet())
                .containsExactly("b", "a");
    }
}
