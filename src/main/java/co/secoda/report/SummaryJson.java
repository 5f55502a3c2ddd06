package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Problem;
import co.secoda.dbt.command.DbtExit;
import co.secoda.gate.Outcome;
import co.secoda.gate.Poll;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Verdict;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.names.SecodaEntity;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.state.RunJson;
import java.util.Collection;
import java.util.Optional;

/** The shape of the summary, {@code secoda.json}. Keys that have no value are absent. */
final class SummaryJson {
    private static final int SCHEMA_VERSION = 1;

    private final RunJson json;

    SummaryJson(RunJson json) {
        this.json = json;
    }

    void write(Report report) {
        json.number("schemaVersion", SCHEMA_VERSION);
        json.text("goal", report.goal());
        report.target().ifPresent(this::target);
        json.time("startedAt", report.startedAt());
        json.time("finishedAt", report.finishedAt());
        json.text("plugin", report.build().plugin());
        json.object("git", report.build().head(), head -> {
            json.text("branch", head.branch());
            json.text("commit", head.commit());
        });
        if (report.ci().isPresent()) {
            json.texts("ci", report.ci().get().facts());
        }
        json.object("dbt", report.dbt(), this::dbt);
        json.object("artifacts", report.run(), this::artifacts);
        json.object("local", report.run(), run -> new LocalJson(json, report, run).write());
        if (report.answers().last().isPresent() || report.answers().baseline().isPresent()) {
            json.object("server", () -> server(report));
        }
        if (report.triggeredAt().isPresent() || report.judgement().outcome().isPresent()) {
            json.object("sync", () -> sync(report));
        }
        json.object("gate", report.verdict(), verdict -> gate(report, verdict));
    }

    private void target(Report.Target target) {
        json.text("integrationId", target.integrationId());
        json.text("baseUrl", target.baseUrl());
        json.text("integrationPage", target.page());
        if (target.sandbox()) {
            json.flag("sandbox", true);
        }
    }

    private void dbt(DbtExit exit) {
        json.text("command", exit.command());
        json.number("exitCode", exit.exitCode());
        json.time("startedAt", exit.startedAt());
        json.time("endedAt", exit.endedAt());
        json.flag("timedOut", exit.timedOut());
    }

    private void artifacts(DbtRun run) {
        json.text("project", run.project().name());
        json.object("manifest", () -> json.artifact(run.manifest()));
        json.object("runResults", () -> {
            json.artifact(run.runResults());
            json.text("command", run.command());
        });
        json.number("results", run.results());
        json.numbers("statuses", run.statuses());
        json.texts("problems", run.problems().stream().map(Problem::sentence).toList());
    }

    private void server(Report report) {
        SecodaAnswers answers = report.answers();
        if (answers.last().isPresent()) {
            json.answer(answers.last().get());
        }
        Optional<? extends Collection<String>> fresh = answers.newFailing().isPresent()
                ? answers.newFailing()
                : answers.last().flatMap(WhatIsNew.of(report)::newFailing);
        if (fresh.isPresent()) {
            json.texts("newFailing", fresh.get());
        }
        json.object("baseline", answers.baseline(), json::answer);
        json.object("accepted", answers.accepted(), json::answer);
        if (!report.names().known().isEmpty()) {
            json.objects("entities", report.names().known().values(), this::entity);
        }
    }

    private void entity(SecodaEntity entity) {
        json.text("id", entity.id());
        json.text("name", entity.name());
        json.text("type", entity.type());
        json.text("uniqueId", entity.node());
        if (!entity.owners().isEmpty()) {
            json.texts("owners", entity.owners());
        }
        if (!entity.tags().isEmpty()) {
            json.texts("tags", entity.tags());
        }
    }

    private void sync(Report report) {
        json.time("triggeredAt", report.triggeredAt());
        if (report.judgement().outcome().isPresent()) {
            outcome(report.judgement().outcome().get(), report.evidence());
        }
    }

    private void outcome(Outcome outcome, Optional<Evidence> evidence) {
        json.time("settledAt", outcome.endedAt());
        json.text("evidence", evidence.map(Evidence::text));
        json.text("rule", outcome.rule().text());
        json.objects("polls", outcome.polls(), this::poll);
        if (outcome.pollsLeftOut() > 0) {
            json.number("pollsLeftOut", outcome.pollsLeftOut());
        }
    }

    private void poll(Poll poll) {
        json.time("at", poll.at());
        json.text("lastRun", poll.lastRun());
        json.number("failing", poll.failing());
        json.number("warning", poll.warning());
        json.text("problem", poll.problem());
        json.text("decision", poll.decision());
    }

    private void gate(Report report, Verdict verdict) {
        if (report.limits().isPresent()) {
            Thresholds limits = report.limits().get();
            json.number("maxFailing", limits.maxFailing().count());
            json.number("maxWarning", limits.maxWarning().count());
            json.number("maxSkipped", limits.maxSkipped().count());
            json.text("failOn", report.judgement().gate().map(allowed -> allowed.failOn()
                    .text()));
        }
        json.text("baseline", report.given().map(GivenBaseline::source));
        json.number("excused", report.excused());
        json.text("verdict", verdict.kind().text());
        json.texts("reasons", verdict.reasons());
        if (!verdict.notes().isEmpty()) {
            json.texts("notes", verdict.notes());
        }
    }
}
