package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Entity;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeError;
import co.secoda.dbt.TestResult;
import co.secoda.gate.state.RunJson;

/** What this run's artifacts say by themselves: the summary's {@code local}. */
final class LocalJson {
    private final RunJson json;
    private final DbtRun run;

    LocalJson(RunJson json, DbtRun run) {
        this.json = json;
        this.run = run;
    }

    void write() {
        json.objects("failing", run.failing(), this::entity);
        json.objects("warning", run.warning(), this::entity);
        json.objects("errored", run.errored(), this::error);
        json.number("skippedTests", run.skippedTests());
        json.number("testedEntities", run.testedEntities());
    }

    private void entity(Entity entity) {
        node(entity.node());
        details(entity.node());
        json.objects("tests", entity.tests(), this::test);
    }

    private void test(TestResult test) {
        json.text("uniqueId", test.test().uniqueId());
        json.text("name", test.test().name());
        json.text("label", run.labels().of(test.test()).name());
        json.text("status", test.status());
        test.failures().ifPresent(failures -> json.number("failures", failures));
        json.unlessEmpty("message", test.message());
        details(test.test());
    }

    private void error(NodeError error) {
        node(error.node());
        details(error.node());
        json.text("status", error.status());
        json.unlessEmpty("message", error.message());
    }

    private void node(DbtNode node) {
        json.text("uniqueId", node.uniqueId());
        json.text("name", node.name());
        json.text("label", run.labels().of(node).text());
        json.text("resourceType", node.resourceType());
        json.unlessEmpty("path", node.path());
    }

    private void details(DbtNode node) {
        NodeDetails details = run.detailsOf(node);
        json.details(details);
        if (!details.tags().isEmpty()) {
            json.texts("tags", details.tags());
        }
        if (!details.downstream().isEmpty()) {
            json.downstream(details.downstream());
        }
    }
}
