package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What tells a test of the manifest from others of its name: its column, its arguments, its settings, and what it is
 * defined on. They are sorted, so that they don't hang on the order in which a manifest has them.
 */
final class TestFacts {
    /** What it is defined on, by unique id. */
    static final String ON = "4on";

    private static final int MAX_VALUE = 60;
    private static final int MAX_VALUES = 20;
    private static final List<String> NODE = List.of("column_name", "test_metadata", "config", "attached_node");
    private static final List<String> METADATA = List.of("kwargs");
    private static final List<String> CONFIG =
            List.of("where", "limit", "fail_calc", "warn_if", "error_if", "severity", "alias");

    private final NavigableMap<String, String> facts = new TreeMap<>();

    private TestFacts() {}

    /**
     * Reads the entry of a test at whose start {@code json} stands.
     *
     * @return values by their names, which begin with a digit that says how much they tell
     */
    static NavigableMap<String, String> read(JsonReader json) throws ArtifactException {
        TestFacts facts = new TestFacts();
        JsonReader.Members members = json.members(NODE);
        while (members.next()) {
            switch (members.name()) {
                case "column_name" -> facts.take("1column", json);
                case "test_metadata" -> facts.takeArguments(json);
                case "config" -> facts.takeConfig(json);
                default -> facts.take(ON, json);
            }
        }
        return facts.facts;
    }

    private void takeArguments(JsonReader json) throws ArtifactException {
        JsonReader.Members metadata = json.members(METADATA);
        while (metadata.next()) {
            if (json.atObject()) {
                takeEach(json);
            } else {
                json.skip();
            }
        }
    }

    private void takeEach(JsonReader json) {
        while (json.nextMember()) {
            String name = json.memberName();
            if (name.equals("column_name")) {
                take("1column", json);
            } else if (name.equals("model") || facts.size() >= MAX_VALUES) {
                json.skip(); // the model is a call of dbt's that says what attached_node does
            } else {
                take("2" + name, json);
            }
        }
    }

    private void takeConfig(JsonReader json) throws ArtifactException {
        JsonReader.Members config = json.members(CONFIG);
        while (config.next()) {
            take("3" + config.name(), json);
        }
    }

    private void take(String name, JsonReader json) {
        String value = json.atArray()
                ? String.join(", ", values(json))
                : json.text(MAX_VALUE).orElse("");
        if (!value.isBlank()) {
            facts.put(name, value);
        }
    }

    private static List<String> values(JsonReader json) {
        List<String> values = new ArrayList<>();
        while (json.nextElement()) {
            if (values.size() < MAX_VALUES) {
                json.text(MAX_VALUE).ifPresent(values::add);
            } else {
                json.skip();
            }
        }
        return values;
    }
}
