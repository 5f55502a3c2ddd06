package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.DbtRun.Entity;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestsByEntityTest {
    private static final TestResult UNIQUE = test("unique", "orders");
    private static final TestResult RELATION = test("relation", "customers", "orders");
    private static final TestResult NOT_NULL = test("not_null", "customers");

    @Test
    void a_test_is_gathered_under_each_entity_that_it_speaks_of_in_the_order_of_the_tests() {
        assertThat(TestsByEntity.of(List.of(UNIQUE, RELATION, NOT_NULL)))
                .containsExactly(
                        new Entity(node("orders"), List.of(UNIQUE, RELATION)),
                        new Entity(node("customers"), List.of(RELATION, NOT_NULL)));
    }

    @Test
    void an_entity_that_others_speak_of_is_left_out_and_its_test_stays_under_the_rest() {
        assertThat(TestsByEntity.of(List.of(RELATION, NOT_NULL), List.of(UNIQUE)))
                .containsExactly(new Entity(node("customers"), List.of(RELATION, NOT_NULL)));
    }

    private static TestResult test(String name, String... entities) {
        return new TestResult(
                node(name),
                "fail",
                OptionalLong.empty(),
                "",
                Stream.of(entities).map(TestsByEntityTest::node).toList());
    }

    private static DbtNode node(String name) {
        return new DbtNode("model.shop." + name, name, "model", "");
    }
}
