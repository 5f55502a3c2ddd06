package co.secoda.run;

import co.secoda.dbt.RunInFull.Part;
import co.secoda.report.Build;
import co.secoda.report.CheckoutFiles;
import co.secoda.report.Course;
import co.secoda.report.Report;
import co.secoda.run.RunSettings.ReportKind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a goal leaves in the report directory. From its first moment on nothing there is of an earlier run:
 * what lay there goes, and until there is a verdict the files of a goal that judges say that there is none, and why. So
 * they also say after an error or a kill.
 */
public final class RunFiles {
    /** How a goal begins with what lies there. */
    public enum Beginning {
        /** It uploads a run, and judges it. */
        PUBLISH(true, true),
        /** It uploads a run. */
        UPLOAD(true, false),
        /** It goes on with a run, and judges it. */
        CHECK(false, true),
        /** It goes on with a run. */
        TRIGGER(false, false),
        /** It would upload a run, and only says so. */
        REHEARSAL(true, false);

        private final boolean newRun;
        private final boolean judges;

        Beginning(boolean newRun, boolean judges) {
            this.newRun = newRun;
            this.judges = judges;
        }
    }

    private static final String NOT_FINISHED =
            "not finished: the build goes on, or was ended before there was a verdict";

    private final String goal;
    private final Path stateFile;
    private final Build build;
    private final InstantSource clock;
    private final Instant startedAt;
    private final ReportSet reports;
    private Optional<Report> latest = Optional.empty();
    private boolean settled;
    private boolean judges;
    private boolean uploads;

    /**
     * The files of a goal.
     *
     * @param kinds which are written
     * @param sources where in the checkout nodes are written
     * @param build what they are written by, and in
     * @param faults is told of those that can't be
     */
    RunFiles(
            String goal,
            Path directory,
            Path stateFile,
            Set<ReportKind> kinds,
            CheckoutFiles sources,
            Build build,
            WriteFaults faults,
            InstantSource clock) {
        this.goal = goal;
        this.build = build;
        this.stateFile = stateFile;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.reports = new ReportSet(directory, kinds, sources, faults);
    }

    /**
     * The files of a goal.
     *
     * @param place where they are
     * @param reports {@code secoda.reports}; all of them where it can't be read, which is told elsewhere
     * @throws BadSettingException if the checkout leads them out of itself, or another module of this build, or another
     *     build that goes on, has its own there
     */
    public static RunFiles of(Host host, RunPlace place, String reports) throws BadSettingException {
        place.requireInside();
        place.requireAlone(host);
        return unclaimed(host, place, reports);
    }

    /**
     * The files of a goal that writes none, and so may share its place with a build that goes on.
     *
     * @throws BadSettingException if the checkout leads them out of itself
     */
    public static RunFiles unclaimed(Host host, RunPlace place, String reports) throws BadSettingException {
        place.requireInside();
        return new RunFiles(
                host.goal(),
                place.reportDirectory(),
                place.stateFile(),
                ReportKind.known(reports),
                new CheckoutFiles(host.checkout().root(), place.artifacts().dbtProjectDirectory()),
                Reports.build(host),
                new WriteFaults(host.log()::error),
                host.clock());
    }

    /**
     * Replaces what an earlier run left. What an earlier goal left of this run stays in the summary. The state of an
     * earlier run goes too, so that nothing can be judged by it if this upload fails.
     *
     * @throws BadSettingException if the state can't be taken away
     */
    public void begin(Beginning beginning) throws BadSettingException {
        judges = beginning.judges;
        uploads = beginning == Beginning.UPLOAD;
        boolean takes = beginning.newRun && beginning != Beginning.REHEARSAL;
        boolean taken = !takes || isStateTaken();
        reports.deleteEarlier(beginning.newRun);
        if (beginning.judges) {
            write(bare().withoutVerdict(clock.instant(), Course.BROKEN_OFF, NOT_FINISHED));
        } else if (beginning.newRun) {
            reports.summary(bare());
        }
        if (!taken) {
            KeptState.takeAway(stateFile); // there may be room now
        }
    }

    /** The state goes before anything else: a build that is killed right then is not to be judged by it. */
    private boolean isStateTaken() {
        try {
            KeptState.takeAway(stateFile);
            return true;
        } catch (BadSettingException e) {
            return false;
        }
    }

    /** When the goal began. */
    Instant startedAt() {
        return startedAt;
    }

    /** Whether they are those of a goal that judges. */
    boolean judges() {
        return judges;
    }

    /** Has the summary say how far the run is; its file, if it is wanted and could be written. */
    Optional<Path> record(Report report) {
        latest = Optional.of(report);
        return reports.summary(report);
    }

    /** Has the summary say the verdict. The files stay as they are from now on, but for the reports. */
    Optional<Path> judged(Report report) {
        settled = true;
        return record(report);
    }

    /** Leaves the verdict to the end of the session; until then the files say that there is none. */
    void judgedLater() {
        settled = true;
    }

    /** The reports themselves. */
    ReportSet reports() {
        return reports;
    }

    /** What is asked of the run: by the reports of a goal that judges, or by the state that it is left for. */
    Set<Part> wanted() {
        return judges ? reports.parts() : uploads ? inState() : Set.of();
    }

    /** What the state has for the reports of {@code check}, where they say who reads from what failed, too. */
    private Set<Part> inState() {
        return reports.parts().contains(Part.DOWNSTREAM)
                ? Set.of(Part.TIMELINE, Part.EXPOSURES)
                : Set.of(Part.TIMELINE);
    }

    /** Has all files say that the run ended without a verdict, unless it has one. */
    public void brokenOff(String why) {
        if (!settled) {
            end(Course.BROKEN_OFF, why);
        }
    }

    /** Has all files say that the verdict which was left to the end of the session could not be reached. */
    void brokenOffAtEnd(String why) {
        boolean judged =
                latest.map(Report::course).filter(Course.JUDGED::equals).isPresent();
        if (!judged) {
            end(Course.BROKEN_OFF, why);
        }
    }

    /** Has all files say that there was nothing to judge, which the settings allow. */
    void nothingToJudge(String why) {
        end(Course.NOTHING_TO_JUDGE, why);
    }

    private void end(Course course, String why) {
        String reason = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        write(latest.orElseGet(this::bare).withoutVerdict(clock.instant(), course, reason));
    }

    private void write(Report report) {
        reports.summary(report);
        reports.write(report);
    }

    private Report bare() {
        return Report.of(goal, Optional.empty(), build.ci(), startedAt)
                .by(build)
                .endedAt(clock.instant());
    }
}
