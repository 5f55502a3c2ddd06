package co.secoda.run;

import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Judge;
import co.secoda.gate.LastGood;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import co.secoda.gate.Verdict;
import co.secoda.gate.settings.FailOn;
import co.secoda.report.ClosingText;
import co.secoda.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The steps that the goals of one run are made of: publish the artifacts, judge the answer, and leave the summary and
 * the state for the goals to come.
 */
final class RunSteps {
    private static final String STATE_SETTINGS = "secoda.stateFile or secoda.reportDirectory";

    private final GatePlan gate;
    private final boolean judging;
    private final DbtOfBuild dbt;
    private final Reports reports;
    private final RunFiles files;
    private final EndReports endReports;
    private final SessionTable table;
    private final GoalGroup group;
    private final Log log;

    RunSteps(
            GatePlan gate,
            boolean judging,
            DbtOfBuild dbt,
            Reports reports,
            RunFiles files,
            EndReports endReports,
            SessionTable table,
            GoalGroup group,
            Log log) {
        this.gate = gate;
        this.judging = judging;
        this.dbt = dbt;
        this.reports = reports;
        this.files = files;
        this.endReports = endReports;
        this.table = table;
        this.group = group;
        this.log = log;
    }

    /**
     * Has the summary say how far a run is. Of a goal that is to judge it, it says {@code unknown} until it is known,
     * also if the build is killed meanwhile.
     */
    void record(RunState state) {
        files.record(
                judging
                        ? reports.undecided(
                                state, gate.settings(), "the build ended before the answer of this run was there")
                        : reports.ofState(state));
    }

    /** Has nothing judged yet, and the summary say so. */
    void leaveToEnd(RunState state) {
        dbt.judgeLater();
        record(state);
        files.judgedLater();
    }

    /** Uploads, and leaves the state for the goals to come. */
    RunState upload(Publication publication, KeptState kept, DbtRun run)
            throws SecodaException, BadSettingException, InterruptedException {
        RunState state = publication.begin(run).since(kept.lastGood());
        record(state);
        RunState uploaded = publication.upload(state);
        leave(kept, uploaded);
        return uploaded;
    }

    /** Triggers the sync and adds that to the state. */
    RunState trigger(Publication publication, KeptState kept, RunState uploaded)
            throws SecodaException, BadSettingException, InterruptedException {
        RunState triggered = uploaded.triggered(publication.trigger(gate.waiting()));
        leave(kept, triggered);
        return triggered;
    }

    /** Triggers the sync of a run that nothing is known of. */
    void trigger(Publication publication) throws SecodaException, InterruptedException {
        publication.trigger(gate.waiting());
    }

    /** Whether the answer of this run is waited for. */
    boolean awaitsSync() {
        return gate.waiting().awaitSync();
    }

    /** Has the files say that there is nothing to judge, which the settings allow. */
    void nothingToJudge(String why) {
        if (judging) {
            files.nothingToJudge(why);
        }
    }

    /**
     * Ends a goal whose own outcome is good.
     *
     * @throws GoalErrorException if one of its files could not be written
     */
    void requireFiles() throws GoalErrorException {
        Optional<String> problem = files.faults().problem();
        if (problem.isPresent()) {
            throw new GoalErrorException(problem.get());
        }
    }

    private void leave(KeptState kept, RunState state) throws BadSettingException {
        try {
            kept.leave(state, goodSoFar(state));
        } catch (IOException e) {
            if (!judging) {
                throw new BadSettingException("The state file " + kept.file() + " can't be written: " + e + ". Set "
                        + STATE_SETTINGS + " to where this build may write.");
            }
            // This goal judges by itself, and its verdict comes first.
            files.faults().missed("the state file", kept.file(), STATE_SETTINGS, e);
        }
        record(state);
    }

    /** What a later run is held to if this one isn't judged, or fails. */
    private Optional<LastGood> goodSoFar(RunState state) {
        return gate.settings().failOn() == FailOn.NEW
                ? state.lastGood().or(() -> LastGood.beforeFirst(state))
                : state.lastGood();
    }

    /** Says what would be sent. */
    void rehearse(DbtRun run, String destination) throws BadSettingException, GoalErrorException {
        files.begin(RunFiles.Beginning.REHEARSAL);
        log.info("Dry run: nothing is sent. " + UploadLog.described(run) + " would go to " + destination + ".");
        files.record(reports.ofArtifacts(run));
        requireFiles();
    }

    /** Waits and judges. */
    void check(Publication publication, KeptState kept, RunState state)
            throws SecodaException, InterruptedException, GoalErrorException, BuildFailsException {
        record(state);
        Outcome outcome = publication.await(state, gate);
        Verdict verdict = dbt.held(new Judge(gate.settings()).judge(state, outcome, gate.waiting()), state.run());
        markJudged(kept, state, outcome, verdict);
        end(reports.judged(state, gate.settings(), outcome, verdict), verdict);
    }

    /** So that another build that finds the state sees that it isn't its own. */
    private void markJudged(KeptState kept, RunState state, Outcome outcome, Verdict verdict) {
        if (verdict instanceof Verdict.Unknown || state.uploadedAt().isEmpty()) {
            return;
        }
        try {
            kept.leave(
                    state.judged(outcome.endedAt()),
                    LastGood.of(outcome, verdict).or(() -> goodSoFar(state)));
        } catch (IOException e) {
            log.warn("The state file " + kept.file() + " can't say that its run was judged: " + e + ".");
        }
    }

    /** Ends a run that nothing is known of, and lets the build go on unless dbt was red. */
    void unknown(RunState state, String reason) throws GoalErrorException, BuildFailsException {
        Verdict verdict = dbt.held(new Verdict.Unknown(List.of(reason), List.of(), false), state.run());
        end(reports.unknown(state, gate.settings(), verdict), verdict);
    }

    /** Judges the artifacts alone. */
    void validate(DbtRun run) throws GoalErrorException, BuildFailsException {
        Verdict verdict = dbt.held(new Judge(gate.settings()).offline(run), run);
        end(reports.offline(run, gate.settings(), verdict), verdict);
    }

    private void end(Report report, Verdict verdict) throws GoalErrorException, BuildFailsException {
        group.close();
        Optional<Path> file = files.judged(report);
        Report.Judgement judgement = report.judgement().orElseThrow();
        List<ClosingText.Line> lines = ClosingText.of(report, judgement, verdict.failsBuild(), file);
        say(lines.get(0), log.styled(judgement.verdict()));
        lines.stream().skip(1).forEach(line -> say(line, log));
        endReports.write(report);
        table.end(report, file);
        if (verdict.failsBuild()) {
            throw new BuildFailsException(ClosingText.headline(report, judgement));
        }
        requireFiles();
    }

    private static void say(ClosingText.Line line, Log into) {
        switch (line.level()) {
            case INFO -> into.info(line.text());
            case WARNING -> into.warn(line.text());
            case ERROR -> into.error(line.text());
        }
    }
}
