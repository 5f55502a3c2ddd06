package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.Problem;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.command.DbtExit;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.file.WholeFile;
import co.secoda.gate.Outcome;
import co.secoda.gate.Poll;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Verdict;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.Excuses.Excuse;
import co.secoda.gate.names.SecodaEntity;
import co.secoda.gate.names.SecodaEntity.RunNode;
import co.secoda.gate.state.RunJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes {@code secoda.json}, the summary that scripts and later goals read. */
public final class SummaryWriter {
    private SummaryWriter() {}

    /**
     * Writes the summary of a report.
     *
     * @param directory made if it isn't there
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, Path directory) throws IOException {
        return write(report, directory, ReportFiles.SUMMARY, json -> {});
    }

    /**
     * The same by another name.
     *
     * @param more writes members that only a copy has
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, Path directory, String name, Consumer<RunJson> more) throws IOException {
        return WholeFile.write(
                directory.resolve(name),
                out -> RunJson.write(out, json -> {
                    new SummaryJson(json).write(report);
                    more.accept(json);
                }));
    }

    /** The shape of the summary. Keys that have no value are absent. */
    static final class SummaryJson {
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
            report.build()
                    .head()
                    .ifPresent(head -> json.object("git", () -> {
                        json.text("branch", head.branch());
                        json.text("commit", head.commit());
                    }));
            report.ci().ifPresent(run -> json.object("ci", () -> run.facts().forEach(json::text)));
            report.dbt().ifPresent(exit -> json.object("dbt", () -> dbt(exit)));
            report.run().ifPresent(run -> {
                json.object("artifacts", () -> artifacts(run));
                json.object("local", () -> new LocalJson(json, report, run).write());
            });
            if (report.answer().isPresent() || report.baseline().isPresent()) {
                json.object("server", () -> server(report));
            }
            if (report.triggeredAt().isPresent() || report.outcome().isPresent()) {
                json.object("sync", () -> sync(report));
            }
            report.verdict().ifPresent(verdict -> json.object("gate", () -> gate(report, verdict)));
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
            json.statuses(run.statuses());
            json.texts(
                    "problems", run.problems().stream().map(Problem::sentence).toList());
        }

        private void server(Report report) {
            report.answer().ifPresent(json::answer);
            report.newFailing().ifPresent(ids -> json.texts("newFailing", ids));
            report.baseline().ifPresent(before -> answer("baseline", before));
            report.accepted().ifPresent(accepted -> answer("accepted", accepted));
            if (!report.names().known().isEmpty()) {
                json.objects("entities", report.names().known().values(), this::entity);
            }
        }

        private void entity(SecodaEntity entity) {
            json.text("id", entity.id());
            json.text("name", entity.name());
            json.text("type", entity.type());
            json.text("uniqueId", entity.node().map(RunNode::uniqueId));
            if (!entity.owners().isEmpty()) {
                json.texts("owners", entity.owners());
            }
            if (!entity.tags().isEmpty()) {
                json.texts("tags", entity.tags());
            }
        }

        private void answer(String name, FailingTests answer) {
            json.object(name, () -> json.answer(answer));
        }

        private void sync(Report report) {
            json.time("triggeredAt", report.triggeredAt());
            report.outcome().ifPresent(outcome -> outcome(outcome, report.evidence()));
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
            poll.failing().ifPresent(count -> json.number("failing", count));
            poll.warning().ifPresent(count -> json.number("warning", count));
            json.text("problem", poll.problem());
            json.text("decision", poll.decision());
        }

        private void gate(Report report, Verdict verdict) {
            report.limits().ifPresent(limits -> {
                json.number("maxFailing", limits.maxFailing().count());
                json.number("maxWarning", limits.maxWarning().count());
                json.number("maxSkipped", limits.maxSkipped().count());
                json.text(
                        "failOn", report.gate().map(allowed -> allowed.failOn().text()));
            });
            report.excused().ifPresent(count -> json.number("excused", count));
            json.text("verdict", verdict.kind().text());
            json.texts("reasons", verdict.reasons());
            if (!verdict.notes().isEmpty()) {
                json.texts("notes", verdict.notes());
            }
        }

        /** What this run's artifacts say by themselves: the summary's {@code local}. */
        static final class LocalJson {
            private final RunJson json;
            private final Report report;
            private final DbtRun run;
            private final Excuses excuses;
            private final List<StaleSource> stale;

            LocalJson(RunJson json, Report report, DbtRun run) {
                this.json = json;
                this.report = report;
                this.run = run;
                this.excuses = report.excuses();
                this.stale = report.staleSources();
            }

            void write() {
                json.objects("failing", run.failing(), this::entity);
                json.objects("warning", run.warning(), this::entity);
                if (excuses.list().isPresent()) {
                    json.objects(
                            "known", excuses.tests(run).entrySet(), known -> known(known.getKey(), known.getValue()));
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
                FailingSince.of(report, entity).ifPresent(since -> json.object("failingSince", () -> since(since)));
                json.objects("tests", entity.tests(), this::test);
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
                test.failures().ifPresent(failures -> json.number("failures", failures));
                json.unlessEmpty("message", test.message());
                details(test.test());
            }

            private void known(TestResult test, Excuse excuse) {
                json.text("uniqueId", test.test().uniqueId());
                json.text("name", test.test().name());
                json.text("label", run.labels().of(test.test()).name());
                json.texts(
                        "entities",
                        test.entities().stream().map(DbtNode::uniqueId).toList());
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
    }
}
