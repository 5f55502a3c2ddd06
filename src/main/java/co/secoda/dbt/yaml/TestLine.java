package co.secoda.dbt.yaml;

import co.secoda.dbt.DbtNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for the line of one test in the YAML that describes its entity, in the forms of dbt's documentation: lists
 * called {@code tests} or {@code data_tests} under an entity or one of its columns, and {@code unit_tests}.
 */
final class TestLine {
    private static final Map<String, String> SECTIONS =
            Map.of("model", "models", "seed", "seeds", "snapshot", "snapshots", "source", "sources");
    private static final List<String> LISTS = List.of("data_tests", "tests");

    private final DbtNode test;
    private final DbtNode entity;
    private final Optional<String> column;

    /**
     * Looks for a test.
     *
     * @param column the column that it looks at, if it is known
     */
    TestLine(DbtNode test, DbtNode entity, Optional<String> column) {
        this.test = test;
        this.entity = entity;
        this.column = column.map(TestLine::bare);
    }

    /** The line, or the nearest that is sure; empty where the entity isn't there. */
    Optional<Integer> in(YamlNode yaml) {
        if (test.uniqueId().startsWith("unit_test.")) {
            return named(yaml, "unit_tests", test.name()).findFirst().map(YamlNode::line);
        }
        return entities(yaml).findFirst().map(this::inEntity);
    }

    private Stream<YamlNode> entities(YamlNode yaml) {
        if (!entity.resourceType().equals("source")) {
            return named(yaml, SECTIONS.getOrDefault(entity.resourceType(), ""), entity.name());
        }
        return named(yaml, "sources", source()).flatMap(source -> named(source, "tables", entity.name()));
    }

    /** {@code raw} of {@code source.shop.raw.orders}. */
    private String source() {
        String[] parts = entity.uniqueId().split("\\.", 4);
        return parts.length == 4 ? parts[2] : "";
    }

    private int inEntity(YamlNode described) {
        List<YamlNode> columns = column.map(name -> list(described, "columns")
                        .filter(item -> item.textOf("name")
                                .map(TestLine::bare)
                                .filter(name::equalsIgnoreCase)
                                .isPresent())
                        .toList())
                .orElse(List.of());
        YamlNode nearest = columns.isEmpty() ? described : columns.get(0);
        List<YamlNode> tests = LISTS.stream()
                .flatMap(key -> list(nearest, key))
                .filter(this::isIt)
                .toList();
        return tests.size() == 1 ? tests.get(0).line() : nearest.line();
    }

    /**
     * Whether an entry is the test: it has its name, or no name, and dbt's own one of such a test begins as this does.
     */
    private boolean isIt(YamlNode entry) {
        List<String> names = new ArrayList<>();
        entry.textOf("name").ifPresent(names::add);
        entry.firstValue().flatMap(value -> value.textOf("name")).ifPresent(names::add);
        if (!names.isEmpty()) {
            return names.contains(test.name());
        }
        return entry.text()
                .or(() -> entry.textOf("test_name"))
                .or(() -> entry.firstKey().flatMap(YamlNode::text))
                .map(kind -> kind.replace('.', '_'))
                .filter(kind -> test.name().startsWith(prefix(kind)))
                .isPresent();
    }

    private String prefix(String kind) {
        return entity.resourceType().equals("source")
                ? "source_" + kind + "_" + source() + "_" + entity.name()
                : kind + "_" + entity.name();
    }

    private static Stream<YamlNode> named(YamlNode in, String key, String name) {
        return list(in, key)
                .filter(item -> item.textOf("name").filter(name::equals).isPresent());
    }

    private static Stream<YamlNode> list(YamlNode in, String key) {
        return in.get(key).stream().flatMap(YamlNode::elements);
    }

    /** A column's name without the quotes that a warehouse wants. */
    private static String bare(String column) {
        return column.replaceAll("[\"`\\[\\]]", "");
    }
}
