package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Entity;
import co.secoda.dbt.Exposure;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeError;
import co.secoda.dbt.Owner;
import co.secoda.dbt.TestResult;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What this run's artifacts say by themselves: the summary's {@code local}. */
final class LocalJson {
    private final JsonGenerator json;
    private final DbtRun run;

    LocalJson(JsonGenerator json, DbtRun run) {
        this.json = json;
        this.run = run;
    }

    void write() {
        json.writeObjectPropertyStart("local");
        entities("failing", run.failing());
        entities("warning", run.warning());
        json.writeArrayPropertyStart("errored");
        run.errored().forEach(this::error);
        json.writeEndArray();
        json.writeNumberProperty("skippedTests", run.skippedTests());
        json.writeNumberProperty("testedEntities", run.testedEntities());
        json.writeEndObject();
    }

    private void entities(String name, List<Entity> entities) {
        json.writeArrayPropertyStart(name);
        for (Entity entity : entities) {
            json.writeStartObject();
            node(entity.node());
            details(entity.node());
            json.writeArrayPropertyStart("tests");
            entity.tests().forEach(this::test);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void test(TestResult test) {
        json.writeStartObject();
        json.writeStringProperty("uniqueId", test.test().uniqueId());
        json.writeStringProperty("name", test.test().name());
        json.writeStringProperty("label", run.labels().of(test.test()).name());
        json.writeStringProperty("status", test.status());
        test.failures().ifPresent(failures -> json.writeNumberProperty("failures", failures));
        unlessEmpty("message", test.message());
        details(test.test());
        json.writeEndObject();
    }

    private void error(NodeError error) {
        json.writeStartObject();
        node(error.node());
        details(error.node());
        json.writeStringProperty("status", error.status());
        unlessEmpty("message", error.message());
        json.writeEndObject();
    }

    private void node(DbtNode node) {
        json.writeStringProperty("uniqueId", node.uniqueId());
        json.writeStringProperty("name", node.name());
        json.writeStringProperty("label", run.labels().of(node).text());
        json.writeStringProperty("resourceType", node.resourceType());
        unlessEmpty("path", node.path());
    }

    private void details(DbtNode node) {
        NodeDetails details = run.detailsOf(node);
        details.texts().forEach((which, text) -> json.writeStringProperty(which.key(), text));
        details.owner().ifPresent(this::owner);
        if (!details.tags().isEmpty()) {
            json.writeArrayPropertyStart("tags");
            details.tags().forEach(json::writeString);
            json.writeEndArray();
        }
        if (!details.downstream().isEmpty()) {
            json.writeArrayPropertyStart("downstream");
            details.downstream().forEach(this::exposure);
            json.writeEndArray();
        }
    }

    private void exposure(Exposure exposure) {
        json.writeStartObject();
        json.writeStringProperty("uniqueId", exposure.uniqueId());
        json.writeStringProperty("name", exposure.name());
        exposure.type().ifPresent(type -> json.writeStringProperty("type", type));
        exposure.owner().ifPresent(this::owner);
        json.writeEndObject();
    }

    private void owner(Owner owner) {
        json.writeObjectPropertyStart("owner");
        owner.name().ifPresent(name -> json.writeStringProperty("name", name));
        owner.email().ifPresent(email -> json.writeStringProperty("email", email));
        json.writeEndObject();
    }

    private void unlessEmpty(String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }
}
