package co.secoda.report.html;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.Excerpt;
import co.secoda.gate.Outcome;
import co.secoda.gate.Poll;
import co.secoda.gate.Rule;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.report.Report;
import co.secoda.report.SecodaAnswers;
import co.secoda.text.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How the verdict was reached.
 *
 * @param limits what was allowed and what there was
 * @param facts the evidence, and when the sync was
 * @param polls what was read from Secoda when; of many the last, since one of them ended the wait
 * @param morePolls how many polls there were before these
 * @param files the artifacts
 */
record PageReasons(
        List<HtmlPage.Fact> limits,
        List<HtmlPage.Fact> facts,
        List<PollRow> polls,
        Optional<String> morePolls,
        List<FileFacts> files) {
    private static final int MOST_POLLS = 100;
    private static final String NOT_KNOWN = "not known";

    /** One poll. */
    record PollRow(String at, String lastRun, String failing, String warning, String decision, String problem) {}

    /**
     * One artifact.
     *
     * @param name what it is
     * @param facts what identifies it
     */
    record FileFacts(String name, List<HtmlPage.Fact> facts) {}

    static PageReasons of(Report report) {
        Optional<Outcome> outcome = report.judgement().outcome();
        List<Poll> polls = outcome.map(Outcome::polls).orElse(List.of());
        int before = Math.max(0, polls.size() - MOST_POLLS);
        int left = before + outcome.map(Outcome::pollsLeftOut).orElse(0);
        return new PageReasons(
                report.limits().map(limits -> limits(limits, report)).orElse(List.of()),
                facts(report),
                polls.stream().skip(before).map(PageReasons::poll).toList(),
                left == 0
                        ? Optional.empty()
                        : Optional.of("and " + NumberText.count(left, "poll", "polls") + " before these"),
                report.run().map(PageReasons::files).orElse(List.of()));
    }

    private static List<HtmlPage.Fact> limits(Thresholds limits, Report report) {
        Optional<GateSettings> gate = report.judgement().gate();
        boolean newOnly = gate.isPresent() && gate.get().failOn() != FailOn.ANY;
        return List.of(
                new HtmlPage.Fact("Allowed to fail", limit(limits.maxFailing())),
                new HtmlPage.Fact("Entities with warnings allowed", limit(limits.maxWarning())),
                new HtmlPage.Fact("Skipped tests allowed", limit(limits.maxSkipped())),
                new HtmlPage.Fact("Counted as failing", newOnly ? "what was not failing before" : "all"));
    }

    private static String limit(Limit most) {
        return most.unlimited() ? "any number" : NumberText.of(most.count());
    }

    private static List<HtmlPage.Fact> facts(Report report) {
        Facts facts = new Facts().time("Sync triggered", report.triggeredAt());
        Optional<Outcome> wait = report.judgement().outcome();
        if (wait.isPresent()) {
            facts.time("Wait ended", wait.map(Outcome::endedAt))
                    .add("Why it ended", why(wait.get().rule()));
        }
        SecodaAnswers answers = report.answers();
        if (answers.last().isPresent()) {
            facts.add("Secoda's answer", counts(answers.last().get()));
        }
        if (answers.newFailing().isPresent()) {
            facts.add(
                    "New since the baseline",
                    NumberText.of(answers.newFailing().get().size()) + " failing");
        }
        if (answers.baseline().isPresent()) {
            facts.add("Before the upload", counts(answers.baseline().get()));
        }
        return facts.all();
    }

    private static String counts(FailingTests entities) {
        return NumberText.of(entities.failing().size()) + " failing, "
                + NumberText.of(entities.warning().size()) + " with warnings";
    }

    /** What ties the verdict to this run, for people who don't know the word. */
    static String evidence(Report report) {
        String meaning = report.evidence()
                .map(PageReasons::meaning)
                .orElse("the files that dbt wrote; Secoda's answer was not waited for");
        return "How we know: " + meaning + ".";
    }

    private static String why(Rule rule) {
        return switch (rule) {
            case PROVEN_AT_ONCE -> "The files that dbt wrote prove the failure (secoda.failFast).";
            case BOUNDED_AT_ONCE -> "No answer of Secoda could fail this run (secoda.passFast).";
            case MOVED_AND_CERTAIN -> "The sync ended, and two answers after it were the same.";
            case MOVED_AND_SETTLED -> "The sync ended, and the answer then stayed the same (secoda.settleTime).";
            case CHANGED_AND_SETTLED -> "The answer changed, and then stayed the same (secoda.settleTime).";
            case UNCHANGED_AND_BOUNDED ->
                "The answer stayed the same (secoda.settleTime), and no other could fail this run.";
            case UNCHANGED_AND_PROVEN ->
                "The answer stayed the same (secoda.settleTime), and the files that dbt wrote prove the failure.";
            case TIMEOUT_PROVEN ->
                "The time was up (secoda.syncTimeout), and the files that dbt wrote prove the failure.";
            case TIMEOUT_BOUNDED -> "The time was up (secoda.syncTimeout), and no answer could fail this run.";
            case TIMEOUT -> "The time was up (secoda.syncTimeout) before the end of the sync was seen.";
            case ABSENT_PROVEN ->
                "Secoda does not find the integration any more, and the files that dbt wrote prove the failure.";
            case ABSENT -> "Secoda does not find the integration any more.";
            case NO_BASELINE -> "What was failing before this run is not known, so no answer could be counted.";
            case ASKED_ONCE -> "Secoda was asked once, and nothing was waited for.";
        };
    }

    private static String meaning(Evidence evidence) {
        return switch (evidence) {
            case LAST_RUN_ADVANCED -> "Secoda finished a sync after this run was sent, and this is its answer";
            case SET_CHANGED_AND_SETTLED ->
                "Secoda's answer changed after the sync was started, and then stayed the same";
            case BOUNDED -> "whatever Secoda answers, no more can be failing than is allowed";
            case ARTIFACTS -> "the files that dbt wrote prove it by themselves";
            case NONE -> "we don't; nothing shows that Secoda's answer is of this run";
        };
    }

    private static PollRow poll(Poll poll) {
        return new PollRow(
                ShownText.time(poll.at()),
                poll.lastRun().map(ShownText::line).orElse(NOT_KNOWN),
                number(poll.failing()),
                number(poll.warning()),
                decision(poll.decision()),
                poll.problem().map(ShownText::line).orElse(""));
    }

    /** The last poll has the name of the rule that ended the wait, which is told in words elsewhere. */
    private static String decision(String decision) {
        return Stream.of(Rule.values()).map(Rule::text).anyMatch(decision::equals)
                ? "enough"
                : ShownText.line(decision);
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? NumberText.of(number.getAsInt()) : NOT_KNOWN;
    }

    private static List<FileFacts> files(DbtRun run) {
        return List.of(
                new FileFacts("Manifest", file(run.manifest())), new FileFacts("Run results", file(run.runResults())));
    }

    private static List<HtmlPage.Fact> file(ArtifactFile file) {
        Facts facts = new Facts()
                .add("File", ShownText.line(file.path().toString(), 1_000))
                .add("Size", NumberText.size(file.bytes()))
                .add("SHA-256", file.sha256());
        if (file.excerpt().isPresent()) {
            facts.add("Sent", sent(file.excerpt().get()));
        }
        return facts.time("Written", file.generatedAt())
                .text("dbt", file.dbtVersion())
                .text("Schema", file.schemaVersion())
                .text("Invocation", file.invocationId())
                .all();
    }

    private static String sent(Excerpt sent) {
        String parts = String.join(", ", sent.leftOut().keySet());
        return NumberText.size(sent.bytes()) + (parts.isEmpty() ? "" : ", without " + ShownText.line(parts));
    }
}
