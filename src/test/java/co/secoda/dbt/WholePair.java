package co.secoda.dbt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.jr.ob.JSON;

/**
 * The rules for what a pair says, in their plainest form: on trees that are held whole. What the reader finds is
 * compared with it.
 */
final class WholePair {
    private static final Set<String> FAILING = Set.of("fail", "error", "runtime error");
    private static final Set<String> OUTCOMES = Set.of("pass", "warn", "fail", "error", "runtime error");
    private static final Set<String> NOT_BUILT = Set.of("fail", "error", "runtime error", "partial success");
    private static final JSON PARSER = JSON.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .build();

    private final Map<String, Object> manifest;
    private final Set<String> failing = new TreeSet<>();
    private final Set<String> warning = new TreeSet<>();
    private final Set<String> tested = new TreeSet<>();
    private final List<String> errored = new ArrayList<>();
    private int skippedTests;

    private WholePair(Map<String, Object> manifest) {
        this.manifest = manifest;
    }

    static WholePair of(String manifest, String runResults) throws IOException {
        WholePair pair = new WholePair(PARSER.mapFrom(manifest.replace("\uFEFF", "")));
        for (Object result :
                (List<?>) Objects.requireNonNull(PARSER.mapFrom(runResults).get("results"))) {
            Map<?, ?> members = (Map<?, ?>) result;
            pair.add(String.valueOf(members.get("unique_id")), members.get("status"));
        }
        pair.warning.removeAll(pair.failing);
        return pair;
    }

    private void add(String id, @Nullable Object status) {
        String word = status instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        if (!id.startsWith("test.") && !id.startsWith("unit_test.")) {
            if (NOT_BUILT.contains(word)) {
                errored.add(id);
            }
            return;
        }
        if (word.equals("skipped")) {
            skippedTests++;
        }
        if (OUTCOMES.contains(word)) {
            tested.addAll(entities(id));
        }
        if (FAILING.contains(word)) {
            failing.addAll(entities(id));
        }
        if (word.equals("warn")) {
            warning.addAll(entities(id));
        }
    }

    private Set<String> entities(String test) {
        Map<?, ?> members = node(test);
        if (members.get("attached_node") instanceof String attached && !attached.isBlank()) {
            return Set.of(attached);
        }
        Set<String> entities = new LinkedHashSet<>();
        if (members.get("depends_on") instanceof Map<?, ?> dependsOn
                && dependsOn.get("nodes") instanceof List<?> nodes) {
            for (Object parent : nodes) {
                if (parent instanceof String id && id.matches("(?s)(model|source|seed|snapshot)\\..*")) {
                    entities.add(id);
                }
            }
        }
        return entities.isEmpty() ? Set.of(test) : entities;
    }

    private Map<?, ?> node(String id) {
        for (String section : List.of("nodes", "unit_tests")) {
            if (manifest.get(section) instanceof Map<?, ?> nodes && nodes.get(id) instanceof Map<?, ?> node) {
                return node;
            }
        }
        return Map.of();
    }

    Set<String> failing() {
        return failing;
    }

    /** Without those that are failing. */
    Set<String> warning() {
        return warning;
    }

    Set<String> tested() {
        return tested;
    }

    List<String> errored() {
        return errored;
    }

    int skippedTests() {
        return skippedTests;
    }
}
