package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.gate.state.RunJson;
import java.util.List;

/** What this run's artifacts say by themselves: the summary's {@code local}. */
final class LocalJson {
    private final RunJson json;
    private final Report report;
    private final DbtRun run;
    private final Excuses excuses;
    private final List<StaleSource> stale;
    private final WhatIsNew fresh;

    LocalJson(RunJson json, Report report, DbtRun run) {
        this.json = json;
        this.report = report;
        this.run = run;
        this.excuses = report.excuses();
        this.stale = report.staleSources();
        this.fresh = WhatIsNew.of(report);
    }

    void write() {
        json.objects("failing", run.failing(), this::entity);
        json.objects("warning", run.warning(), this::entity);
        if (excuses.list().isPresent()) {
            json.objects("known", excuses.tests(run).entrySet(), known -> known(known.getKey(), known.getValue()));
        }
        json.objects("errored", run.errored(), this::error);
        json.number("skippedTests", run.skippedTests());
        json.number("testedEntities", run.testedEntities());
        if (!stale.isEmpty()) {
            json.objects("staleSources", stale, this::source);
        }
    }

    private void source(StaleSource source) {
        json.text("uniqueId", source.uniqueId());
        json.text("label", run.labels().of(source.uniqueId()).text());
        json.text("status", source.status());
        json.time("maxLoadedAt", source.maxLoadedAt());
        source.age().ifPresent(age -> json.number("ageSeconds", age.toSeconds()));
        source.warnAfter().ifPresent(limit -> json.number("warnAfterSeconds", limit.toSeconds()));
        source.errorAfter().ifPresent(limit -> json.number("errorAfterSeconds", limit.toSeconds()));
        json.text("message", source.message());
    }

    private void entity(Entity entity) {
        node(entity.node());
        details(entity.node());
        json.object("failingSince", FailingSince.of(report, entity), this::since);
        fresh.isNew(entity).ifPresent(isNew -> json.flag("new", isNew));
        json.objects("tests", entity.tests(), test -> {
            test(test);
            fresh.isNew(entity, test).ifPresent(isNew -> json.flag("new", isNew));
        });
    }

    private void since(FailingSince since) {
        json.number("runs", since.runs());
        json.time("at", since.at());
        json.text("commit", since.commit());
    }

    private void test(TestResult test) {
        json.text("uniqueId", test.test().uniqueId());
        json.text("name", test.test().name());
        json.text("label", run.labels().of(test.test()).name());
        json.text("status", test.status());
        json.number("failures", test.failures());
        json.unlessEmpty("message", test.message());
        details(test.test());
    }

    private void known(TestResult test, Excuse excuse) {
        json.text("uniqueId", test.test().uniqueId());
        json.text("name", test.test().name());
        json.text("label", run.labels().of(test.test()).name());
        json.texts("entities", test.entities().stream().map(DbtNode::uniqueId).toList());
        json.text("reason", excuse.reason());
        json.text("owner", excuse.owner());
        json.text("until", excuse.until().toString());
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
