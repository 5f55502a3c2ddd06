package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.command.DbtExit;
import co.secoda.gate.Evidence;
import co.secoda.gate.Poll;
import co.secoda.gate.Rule;
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
 * @param server what Secoda says
 * @param sync the sync and the wait for it
 * @param judgement the verdict
 * @param dbt how the dbt command of this build ended, if the goal {@code dbt} ran it
 * @param ci which run of a CI service the goal is part of, if it is
 * @param history the runs before this one, where {@code secoda.historyDirectory} keeps them
 */
public record Report(
        String goal,
        Optional<Target> target,
        Instant startedAt,
        Instant finishedAt,
        Optional<DbtRun> run,
        Server server,
        Sync sync,
        Optional<Judgement> judgement,
        Optional<DbtExit> dbt,
        Optional<CiRun> ci,
        RunHistory history) {
    /** A report that knows of no run before. */
    public Report(
            String goal,
            Optional<Target> target,
            Instant startedAt,
            Instant finishedAt,
            Optional<DbtRun> run,
            Server server,
            Sync sync,
            Optional<Judgement> judgement,
            Optional<DbtExit> dbt,
            Optional<CiRun> ci) {
        this(goal, target, startedAt, finishedAt, run, server, sync, judgement, dbt, ci, RunHistory.NONE);
    }

    /** The same report with the runs before this one. */
    public Report withHistory(RunHistory runs) {
        return new Report(goal, target, startedAt, finishedAt, run, server, sync, judgement, dbt, ci, runs);
    }

    /**
     * What is known of the run by now, without a verdict.
     *
     * @param at when it ended
     * @param course how far it came
     * @param reason why it has no verdict, a sentence
     */
    public Report withoutVerdict(Instant at, Course course, String reason) {
        Judgement unknown =
                new Judgement(judgement.flatMap(Judgement::limits), "unknown", List.of(reason), List.of(), course);
        return new Report(goal, target, startedAt, at, run, server, sync, Optional.of(unknown), dbt, ci, history);
    }

    /** How far the run came, as far as that is known. */
    public Optional<Course> course() {
        return judgement.map(Judgement::course);
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

    private OptionalInt count(ToIntFunction<Entities> inAnswer, ToIntFunction<DbtRun> inRun) {
        return server.answer().isPresent()
                ? OptionalInt.of(inAnswer.applyAsInt(server.answer().get()))
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

    /**
     * Entities by Secoda's ids.
     *
     * @param failing with a failing test
     * @param warning with a warning test and no failing one
     */
    public record Entities(Set<String> failing, Set<String> warning) {}

    /**
     * What Secoda says.
     *
     * @param answer the answer that was judged, or the last one
     * @param newFailing which of its failing entities are new
     * @param baseline the answer before the upload
     * @param accepted what of the baseline may fail without being new
     */
    public record Server(
            Optional<Entities> answer,
            Optional<Set<String>> newFailing,
            Optional<Entities> baseline,
            Optional<Entities> accepted) {
        /** Nothing. */
        public static final Server SILENT =
                new Server(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** What Secoda says, where all of the baseline is accepted. */
        public Server(Optional<Entities> answer, Optional<Set<String>> newFailing, Optional<Entities> baseline) {
            this(answer, newFailing, baseline, baseline);
        }
    }

    /**
     * The sync.
     *
     * @param triggeredAt when the trigger was accepted
     * @param ended how the wait for it ended
     */
    public record Sync(Optional<Instant> triggeredAt, Optional<Wait> ended) {
        /** None so far. */
        public static final Sync NONE = new Sync(Optional.empty(), Optional.empty());
    }

    /**
     * A wait that ended.
     *
     * @param settledAt when
     * @param evidence what ties the answer to this run
     * @param rule the rule that ended it
     * @param polls what was read when
     * @param pollsLeftOut how many of a very long wait are not kept
     */
    public record Wait(Instant settledAt, Evidence evidence, Rule rule, List<Poll> polls, int pollsLeftOut) {
        public Wait {
            polls = List.copyOf(polls);
        }
    }

    /** How far a run came. */
    public enum Course {
        /** It was judged. */
        JUDGED,
        /** It ended before, by an error or a kill, or is still under way. */
        BROKEN_OFF,
        /** There was nothing to judge, which the settings allow. */
        NOTHING_TO_JUDGE
    }

    /**
     * A verdict.
     *
     * @param limits what was allowed; absent where the settings were not read so far
     * @param verdict {@code passed}, {@code failed} or {@code unknown}
     * @param reasons why, in sentences
     * @param notes what a user should know besides
     * @param course how far the run came; but for {@code JUDGED} the verdict is {@code unknown}
     */
    public record Judgement(
            Optional<Limits> limits, String verdict, List<String> reasons, List<String> notes, Course course) {
        public Judgement {
            reasons = List.copyOf(reasons);
            notes = List.copyOf(notes);
        }

        /** The verdict on a run that was judged. */
        public Judgement(Limits limits, String verdict, List<String> reasons, List<String> notes) {
            this(Optional.of(limits), verdict, reasons, notes, Course.JUDGED);
        }
    }

    /**
     * The limits as numbers, -1 for none.
     *
     * @param maxFailing failing entities
     * @param maxWarning entities with warnings
     * @param maxSkipped skipped tests
     * @param failOn {@code any} or {@code new}
     */
    public record Limits(int maxFailing, int maxWarning, int maxSkipped, String failOn) {}
}
