package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.command.DbtExit;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.gate.Outcome;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.RunState;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.Verdict;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Reaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known at the end of a goal: the one model that all reports are written from. What a goal didn't come to is
 * absent.
 *
 * @param goal such as {@code publish}
 * @param target which integration of which server; absent for a run that is judged offline
 * @param startedAt when the first goal of this run and integration started
 * @param finishedAt when this goal ended
 * @param run what the artifacts say
 * @param excuses which of its failing tests are known failures
 * @param state the run as it was published
 * @param judgement what came of judging it
 * @param dbt how the dbt command of this build ended, if the goal {@code dbt} ran it
 * @param build what it is written by, and in
 * @param history the runs before this one, where {@code secoda.historyDirectory} keeps them
 * @param names what Secoda calls the entities of its answer
 */
public record Report(
        String goal,
        Optional<Target> target,
        Instant startedAt,
        Instant finishedAt,
        Optional<DbtRun> run,
        Excuses excuses,
        Optional<RunState> state,
        Judgement judgement,
        Optional<DbtExit> dbt,
        Build build,
        RunHistory history,
        EntityNames names) {
    /** A report of a goal that has come to nothing yet. */
    public static Report of(String goal, Optional<Target> target, Optional<CiRun> ci, Instant startedAt) {
        return new Report(
                goal,
                target,
                startedAt,
                startedAt,
                Optional.empty(),
                Excuses.NONE,
                Optional.empty(),
                Judgement.NONE,
                Optional.empty(),
                new Build(Optional.empty(), ci, Optional.empty()),
                RunHistory.NONE,
                EntityNames.NONE);
    }

    /** The same, written by this, and in that. */
    public Report by(Build its) {
        return new Report(
                goal, target, startedAt, finishedAt, run, excuses, state, judgement, dbt, its, history, names);
    }

    /** The same of a goal that ended then. */
    public Report endedAt(Instant at) {
        return new Report(goal, target, startedAt, at, run, excuses, state, judgement, dbt, build, history, names);
    }

    /**
     * The same with what the artifacts say.
     *
     * @param exit how the command ended that wrote them, if that is known
     */
    public Report with(DbtRun read, Optional<DbtExit> exit) {
        Optional<DbtRun> known = Optional.of(read);
        return new Report(
                goal, target, startedAt, finishedAt, known, excuses, state, judgement, exit, build, history, names);
    }

    /** The same, knowing which failing tests are known failures. */
    public Report excusing(Excuses known) {
        return new Report(
                goal, target, startedAt, finishedAt, run, known, state, judgement, dbt, build, history, names);
    }

    /** The same of a run that was published; it began with the first goal of it. */
    public Report with(RunState published, Optional<DbtExit> exit) {
        return new Report(
                goal,
                target,
                published.startedAt(),
                finishedAt,
                Optional.of(published.run()),
                published.excuses(),
                Optional.of(published),
                judgement,
                exit,
                build,
                history,
                names);
    }

    /** The same with the end of the wait for the sync. */
    public Report with(Outcome ended) {
        return with(judgement.with(ended));
    }

    /** The same with the verdict, and what was allowed. */
    public Report judged(GateSettings allowed, Verdict reached) {
        return with(judgement.with(allowed, reached));
    }

    /** The same, knowing what was failing before, where {@code secoda.baseline} says so. */
    public Report against(Optional<GivenBaseline> before) {
        return with(judgement.against(before));
    }

    /** What was failing before, where {@code secoda.baseline} says so and the gate counts what is new. */
    public Optional<GivenBaseline> given() {
        return judgement.given();
    }

    /**
     * What is known of the run by now, without a verdict.
     *
     * @param at when it ended
     * @param how how far it came
     * @param reason why it has no verdict, a sentence
     */
    public Report withoutVerdict(Instant at, Course how, String reason) {
        return with(judgement.without(how, reason)).endedAt(at);
    }

    private Report with(Judgement its) {
        return new Report(goal, target, startedAt, finishedAt, run, excuses, state, its, dbt, build, history, names);
    }

    /** The same with the runs before this one. */
    public Report withHistory(RunHistory runs) {
        return new Report(goal, target, startedAt, finishedAt, run, excuses, state, judgement, dbt, build, runs, names);
    }

    /** The same with what Secoda calls the entities of its answer. */
    public Report with(EntityNames known) {
        return new Report(
                goal, target, startedAt, finishedAt, run, excuses, state, judgement, dbt, build, history, known);
    }

    /** Which run of a CI service the goal is part of, if it is. */
    public Optional<CiRun> ci() {
        return build.ci();
    }

    /** The verdict. */
    public Optional<Verdict> verdict() {
        return judgement.verdict();
    }

    /** How far the run came; but for {@code JUDGED} a verdict is {@code unknown}. */
    public Course course() {
        return judgement.course();
    }

    /** The limits as numbers, where they and the run that percentages are of are known. */
    public Optional<Thresholds> limits() {
        return run.flatMap(judgement::limits);
    }

    /** When the trigger was accepted. */
    public Optional<Instant> triggeredAt() {
        return state.flatMap(RunState::trigger).map(Trigger::at);
    }

    /** What Secoda said, before the upload and after. */
    public SecodaAnswers answers() {
        return new SecodaAnswers(state, judgement.outcome());
    }

    /**
     * What ties the verdict to this run: the artifacts where they fail it by themselves, else what ended the wait;
     * empty where nothing was waited for.
     */
    public Optional<Evidence> evidence() {
        return judgement.evidence();
    }

    /**
     * How many failing entities were excused as known failures: of Secoda's answer those that are so for certain, of
     * the artifacts alone all; empty where there is no list.
     */
    public OptionalInt excused() {
        return new FailingCounts(this).excused();
    }

    /** The entities of failing tests that are no known failures; none where the artifacts aren't known. */
    public List<Entity> countedFailing() {
        return run.map(excuses::failing).orElse(List.of());
    }

    /** The sources that dbt found stale, where the gate asks for them; at most 1,000. */
    public List<StaleSource> staleSources() {
        Optional<Reaction> reaction = judgement.onStaleSources().filter(asked -> asked != Reaction.IGNORE);
        return run.filter(known -> reaction.isPresent())
                .map(known -> known.freshness().stale())
                .orElse(List.of());
    }

    /** Whether they fail the run. */
    public boolean failsStaleSources() {
        return judgement.onStaleSources().equals(Optional.of(Reaction.FAIL));
    }

    /** How many entities are failing: by Secoda's answer or, without one, by the artifacts. */
    public OptionalInt failing() {
        return new FailingCounts(this).failing();
    }

    /** The same for entities with warnings. */
    public OptionalInt warning() {
        return new FailingCounts(this).warning();
    }

    /**
     * Where the run is published to.
     *
     * @param integrationId the integration
     * @param baseUrl the API's root
     * @param page the integration's page in the web app
     * @param sandbox whether it is the embedded server
     */
    public record Target(String integrationId, String baseUrl, String page, boolean sandbox) {}
}
