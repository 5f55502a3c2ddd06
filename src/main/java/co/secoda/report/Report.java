package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.command.DbtExit;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.gate.Baseline.Accepted;
import co.secoda.gate.Judge;
import co.secoda.gate.Outcome;
import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.RunState;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.Verdict;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Reaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;

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
 * @param outcome how the wait for its sync ended
 * @param gate what was allowed; absent where the settings were not read so far
 * @param verdict the verdict
 * @param course how far the run came; but for {@code JUDGED} a verdict is {@code unknown}
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
        Optional<Outcome> outcome,
        Optional<GateSettings> gate,
        Optional<Verdict> verdict,
        Course course,
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Course.NOT_JUDGED,
                Optional.empty(),
                new Build(Optional.empty(), ci, Optional.empty()),
                RunHistory.NONE,
                EntityNames.NONE);
    }

    /** The same, written by this, and in that. */
    public Report by(Build its) {
        return new Report(
                goal,
                target,
                startedAt,
                finishedAt,
                run,
                excuses,
                state,
                outcome,
                gate,
                verdict,
                course,
                dbt,
                its,
                history,
                names);
    }

    /** Which run of a CI service the goal is part of, if it is. */
    public Optional<CiRun> ci() {
        return build.ci();
    }

    /** The same of a goal that ended then. */
    public Report endedAt(Instant at) {
        return new Report(
                goal, target, startedAt, at, run, excuses, state, outcome, gate, verdict, course, dbt, build, history,
                names);
    }

    /**
     * The same with what the artifacts say.
     *
     * @param exit how the command ended that wrote them, if that is known
     */
    public Report with(DbtRun read, Optional<DbtExit> exit) {
        return new Report(
                goal,
                target,
                startedAt,
                finishedAt,
                Optional.of(read),
                excuses,
                state,
                outcome,
                gate,
                verdict,
                course,
                exit,
                build,
                history,
                names);
    }

    /** The same, knowing which failing tests are known failures. */
    public Report excusing(Excuses known) {
        return new Report(
                goal,
                target,
                startedAt,
                finishedAt,
                run,
                known,
                state,
                outcome,
                gate,
                verdict,
                course,
                dbt,
                build,
                history,
                names);
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
                outcome,
                gate,
                verdict,
                course,
                exit,
                build,
                history,
                names);
    }

    /** The same with the end of the wait for the sync. */
    public Report with(Outcome ended) {
        return new Report(
                goal,
                target,
                startedAt,
                finishedAt,
                run,
                excuses,
                state,
                Optional.of(ended),
                gate,
                verdict,
                course,
                dbt,
                build,
                history,
                names);
    }

    /** The same with the verdict, and what was allowed. */
    public Report judged(GateSettings allowed, Verdict reached) {
        return with(Optional.of(allowed), reached, Course.JUDGED);
    }

    /**
     * What is known of the run by now, without a verdict.
     *
     * @param at when it ended
     * @param how how far it came
     * @param reason why it has no verdict, a sentence
     */
    public Report withoutVerdict(Instant at, Course how, String reason) {
        Verdict unknown = new Verdict.Unknown(List.of(reason), List.of(), how == Course.BROKEN_OFF);
        return with(gate, unknown, how).endedAt(at);
    }

    private Report with(Optional<GateSettings> allowed, Verdict reached, Course how) {
        return new Report(
                goal,
                target,
                startedAt,
                finishedAt,
                run,
                excuses,
                state,
                outcome,
                allowed,
                Optional.of(reached),
                how,
                dbt,
                build,
                history,
                names);
    }

    /** The same with the runs before this one. */
    public Report withHistory(RunHistory runs) {
        return new Report(
                goal,
                target,
                startedAt,
                finishedAt,
                run,
                excuses,
                state,
                outcome,
                gate,
                verdict,
                course,
                dbt,
                build,
                runs,
                names);
    }

    /** The same with what Secoda calls the entities of its answer. */
    public Report with(EntityNames known) {
        return new Report(
                goal,
                target,
                startedAt,
                finishedAt,
                run,
                excuses,
                state,
                outcome,
                gate,
                verdict,
                course,
                dbt,
                build,
                history,
                known);
    }

    /** The limits as numbers, where they and the run that percentages are of are known. */
    public Optional<Thresholds> limits() {
        return gate.flatMap(allowed -> run.map(allowed.thresholds()::resolve));
    }

    /** When the trigger was accepted. */
    public Optional<Instant> triggeredAt() {
        return state.flatMap(RunState::trigger).map(Trigger::at);
    }

    /** What Secoda said: the answer that was judged, or the last one. */
    public Optional<FailingTests> answer() {
        return outcome.flatMap(Outcome::answer);
    }

    /**
     * What ties the verdict to this run: the artifacts where they fail it by themselves, else what ended the wait;
     * empty where nothing was waited for.
     */
    public Optional<Evidence> evidence() {
        Optional<Evidence> ofFailure =
                verdict.filter(Verdict.Failed.class::isInstance).map(Verdict::evidence);
        return outcome.map(wait -> ofFailure.orElse(wait.evidence()));
    }

    /** What Secoda said before the upload. */
    public Optional<FailingTests> baseline() {
        return state.flatMap(published -> published.baseline().known());
    }

    /** What may fail without being new. */
    public Optional<FailingTests> accepted() {
        return state.flatMap(RunState::accepted).map(Accepted::entities);
    }

    /** Whether only entities count that were not failing before. */
    boolean failsOnNew() {
        return gate.map(GateSettings::failOn).filter(FailOn.NEW::equals).isPresent();
    }

    /** Which of the entities that are failing by Secoda's answer are new. */
    public Optional<Set<String>> newFailing() {
        return answer().flatMap(now -> state.flatMap(RunState::accepted).map(known -> known.newFailing(now)));
    }

    /**
     * How many failing entities were excused as known failures: of Secoda's answer those that are so for certain, of
     * the artifacts alone all; empty where there is no list.
     */
    public OptionalInt excused() {
        if (excuses.list().isEmpty() || run.isEmpty()) {
            return OptionalInt.empty();
        }
        Optional<Integer> ofAnswer = state.filter(published -> outcome.isPresent())
                .flatMap(published -> gate.map(allowed -> new Judge(allowed).excused(published)));
        return OptionalInt.of(ofAnswer.orElseGet(() -> excuses.entitiesExcused(run.get())));
    }

    /** The entities of failing tests that are no known failures; none where the artifacts aren't known. */
    public List<Entity> countedFailing() {
        return run.map(excuses::failing).orElse(List.of());
    }

    /** The sources that dbt found stale, where the gate asks for them; at most 1,000. */
    public List<StaleSource> staleSources() {
        boolean judged = gate.filter(allowed -> allowed.rules().onStaleSources() != Reaction.IGNORE)
                .isPresent();
        return run.filter(known -> judged)
                .map(known -> known.freshness().stale())
                .orElse(List.of());
    }

    /** Whether they fail the run. */
    public boolean failsStaleSources() {
        return gate.filter(allowed -> allowed.rules().onStaleSources() == Reaction.FAIL)
                .isPresent();
    }

    /** How many entities are failing: by Secoda's answer or, without one, by the artifacts. */
    public OptionalInt failing() {
        return count(
                entities -> entities.failing().size(), known -> known.failing().size());
    }

    /** The same for entities with warnings. */
    public OptionalInt warning() {
        return count(
                entities -> entities.warning().size(), known -> known.warning().size());
    }

    private OptionalInt count(ToIntFunction<FailingTests> inAnswer, ToIntFunction<DbtRun> inRun) {
        return answer().isPresent()
                ? OptionalInt.of(inAnswer.applyAsInt(answer().get()))
                : run.map(known -> OptionalInt.of(inRun.applyAsInt(known))).orElseGet(OptionalInt::empty);
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

    /** How far a run came. */
    public enum Course {
        /** It has no verdict, and need have none: the goal doesn't judge, or isn't so far. */
        NOT_JUDGED,
        /** It was judged. */
        JUDGED,
        /** It ended before, by an error or a kill, or is still under way. */
        BROKEN_OFF,
        /** There was nothing to judge, which the settings allow. */
        NOTHING_TO_JUDGE
    }
}
