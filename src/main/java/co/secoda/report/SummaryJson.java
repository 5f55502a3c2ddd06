package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.Problem;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.command.DbtExit;
import co.secoda.gate.Poll;
import co.secoda.gate.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The shape of the summary. Keys that have no value are absent. */
final class SummaryJson {
    private static final int SCHEMA_VERSION = 1;

    private final JsonGenerator json;

    SummaryJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Report report) {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
        json.writeStringProperty("goal", report.goal());
        report.target().ifPresent(this::target);
        time("startedAt", Optional.of(report.startedAt()));
        time("finishedAt", Optional.of(report.finishedAt()));
        report.ci().ifPresent(this::ci);
        report.dbt().ifPresent(this::dbt);
        report.run().ifPresent(run -> {
            artifacts(run);
            new LocalJson(json, run).write();
        });
        server(report);
        sync(report);
        report.verdict().ifPresent(verdict -> gate(report, verdict));
        json.writeEndObject();
    }

    private void target(Report.Target target) {
        json.writeStringProperty("integrationId", target.integrationId());
        json.writeStringProperty("baseUrl", target.baseUrl());
        json.writeStringProperty("integrationPage", target.page());
        if (target.sandbox()) {
            json.writeBooleanProperty("sandbox", true);
        }
    }

    private void ci(CiRun run) {
        json.writeObjectPropertyStart("ci");
        run.facts().forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private void dbt(DbtExit exit) {
        json.writeObjectPropertyStart("dbt");
        json.writeStringProperty("command", exit.command());
        json.writeNumberProperty("exitCode", exit.exitCode());
        time("startedAt", Optional.of(exit.startedAt()));
        time("endedAt", Optional.of(exit.endedAt()));
        json.writeBooleanProperty("timedOut", exit.timedOut());
        json.writeEndObject();
    }

    private void artifacts(DbtRun run) {
        json.writeObjectPropertyStart("artifacts");
        artifact("manifest", run.manifest(), Optional.empty());
        artifact("runResults", run.runResults(), run.command());
        json.writeNumberProperty("results", run.results());
        json.writeObjectPropertyStart("statuses");
        for (Map.Entry<String, Integer> status : run.statuses().entrySet()) {
            json.writeNumberProperty(status.getKey(), status.getValue());
        }
        json.writeEndObject();
        strings("problems", run.problems().stream().map(Problem::sentence).toList());
        json.writeEndObject();
    }

    private void artifact(String name, ArtifactFile file, Optional<String> command) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("path", file.path().toString());
        json.writeNumberProperty("bytes", file.bytes());
        json.writeStringProperty("sha256", file.sha256());
        text("dbtVersion", file.dbtVersion());
        text("schemaVersion", file.schemaVersion());
        text("invocationId", file.invocationId());
        time("generatedAt", file.generatedAt());
        text("command", command);
        json.writeEndObject();
    }

    private void server(Report report) {
        if (report.answer().isEmpty() && report.baseline().isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("server");
        report.answer().ifPresent(this::entities);
        report.newFailing().ifPresent(ids -> strings("newFailing", ids));
        report.baseline().ifPresent(baseline -> entities("baseline", baseline));
        report.accepted().ifPresent(accepted -> entities("accepted", accepted));
        json.writeEndObject();
    }

    private void entities(String name, FailingTests entities) {
        json.writeObjectPropertyStart(name);
        entities(entities);
        json.writeEndObject();
    }

    private void entities(FailingTests entities) {
        strings("failing", entities.failing());
        strings("warning", entities.warning());
    }

    private void sync(Report report) {
        if (report.triggeredAt().isEmpty() && report.outcome().isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("sync");
        time("triggeredAt", report.triggeredAt());
        report.outcome().ifPresent(wait -> {
            time("settledAt", Optional.of(wait.endedAt()));
            json.writeStringProperty("evidence", wait.evidence().text());
            json.writeStringProperty("rule", wait.rule().text());
            json.writeArrayPropertyStart("polls");
            wait.polls().forEach(this::poll);
            json.writeEndArray();
            if (wait.pollsLeftOut() > 0) {
                json.writeNumberProperty("pollsLeftOut", wait.pollsLeftOut());
            }
        });
        json.writeEndObject();
    }

    private void poll(Poll poll) {
        json.writeStartObject();
        time("at", Optional.of(poll.at()));
        text("lastRun", poll.lastRun());
        poll.failing().ifPresent(count -> json.writeNumberProperty("failing", count));
        poll.warning().ifPresent(count -> json.writeNumberProperty("warning", count));
        text("problem", poll.problem());
        json.writeStringProperty("decision", poll.decision());
        json.writeEndObject();
    }

    private void gate(Report report, Verdict verdict) {
        json.writeObjectPropertyStart("gate");
        report.limits().ifPresent(limits -> {
            json.writeNumberProperty("maxFailing", limits.maxFailing().count());
            json.writeNumberProperty("maxWarning", limits.maxWarning().count());
            json.writeNumberProperty("maxSkipped", limits.maxSkipped().count());
            text("failOn", report.gate().map(allowed -> allowed.failOn().text()));
        });
        json.writeStringProperty("verdict", verdict.kind().text());
        strings("reasons", verdict.reasons());
        if (!verdict.notes().isEmpty()) {
            strings("notes", verdict.notes());
        }
        json.writeEndObject();
    }

    private void text(String name, Optional<String> value) {
        value.ifPresent(text -> json.writeStringProperty(name, text));
    }

    private void time(String name, Optional<Instant> value) {
        text(name, value.map(Instant::toString));
    }

    private void strings(String name, Collection<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
