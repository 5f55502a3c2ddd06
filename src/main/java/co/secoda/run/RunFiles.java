package co.secoda.run;

import co.secoda.dbt.RunInFull.Part;
import co.secoda.report.Build;
import co.secoda.report.CheckoutFiles;
import co.secoda.report.EarlierReports;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import co.secoda.report.SummaryWriter;
import co.secoda.report.codequality.CodeQualityWriter;
import co.secoda.report.html.HtmlWriter;
import co.secoda.report.junit.JUnitWriter;
import co.secoda.report.markdown.DownstreamGraph;
import co.secoda.report.markdown.MarkdownWriter;
import co.secoda.report.sarif.SarifWriter;
import co.secoda.run.RunSettings.ReportKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
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
    private static final String SETTING = "secoda.reportDirectory";

    private final String goal;
    private final Path directory;
    private final Path stateFile;
    private final Set<ReportKind> kinds;
    private final CheckoutFiles sources;
    private final Build build;
    private final WriteFaults faults;
    private final InstantSource clock;
    private final Instant startedAt;
    private final EarlierReports earlier;
    private final DownstreamGraph graph = new DownstreamGraph();
    private Optional<Report> latest = Optional.empty();
    private boolean settled;
    private boolean judges;

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
        this.directory = directory;
        this.stateFile = stateFile;
        this.kinds = Set.copyOf(kinds);
        this.sources = sources;
        this.faults = faults;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.earlier = new EarlierReports(directory);
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
        boolean takes = beginning.newRun && beginning != Beginning.REHEARSAL;
        boolean taken = !takes || isStateTaken();
        (beginning.newRun ? earlier.delete() : earlier.deleteVerdict())
                .forEach((file, e) -> faults.missed(String.valueOf(file.getFileName()), file, SETTING, e));
        if (beginning.judges) {
            write(bare().withoutVerdict(clock.instant(), Report.Course.BROKEN_OFF, NOT_FINISHED));
        } else if (beginning.newRun) {
            summary(bare());
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

    /** Whether they are those of a goal that judges. */
    boolean judges() {
        return judges;
    }

    /** Has the summary say how far the run is; its file, if it is wanted and could be written. */
    Optional<Path> record(Report report) {
        latest = Optional.of(report);
        return summary(report);
    }

    /** Has the summary say the verdict. The files stay as they are from now on, but for {@link #writeReports}. */
    Optional<Path> judged(Report report) {
        settled = true;
        return record(report);
    }

    /** Leaves the verdict to the end of the session; until then the files say that there is none. */
    void judgedLater() {
        settled = true;
    }

    /** Writes the reports for people and build servers. */
    void writeReports(Report report) {
        write(ReportKind.JUNIT, ReportFiles.JUNIT, () -> JUnitWriter.write(report, directory));
        write(ReportKind.HTML, ReportFiles.PAGE, () -> HtmlWriter.write(report, directory));
        write(ReportKind.MAIL, ReportFiles.MAIL, () -> HtmlWriter.writeForMail(report, directory));
        write(ReportKind.MARKDOWN, ReportFiles.MARKDOWN, () -> MarkdownWriter.write(report, graph, directory));
        write(
                ReportKind.CODEQUALITY,
                ReportFiles.CODE_QUALITY,
                () -> CodeQualityWriter.write(report, sources, directory));
        write(ReportKind.SARIF, ReportFiles.SARIF, () -> SarifWriter.write(report, sources, directory));
    }

    /** The page, if it is wanted. */
    Optional<Path> page() {
        return kinds.contains(ReportKind.HTML) ? Optional.of(directory.resolve(ReportFiles.PAGE)) : Optional.empty();
    }

    /** Whether the report in Markdown is wanted. */
    boolean hasMarkdown() {
        return kinds.contains(ReportKind.MARKDOWN);
    }

    /** What could not be written. */
    WriteFaults faults() {
        return faults;
    }

    /** What the reports of a goal that judges ask of the run. */
    Set<Part> wanted() {
        Set<Part> wanted = EnumSet.noneOf(Part.class);
        if (judges) {
            kinds.forEach(kind -> wanted.addAll(kind.parts()));
        }
        return wanted;
    }

    /** What draws what is downstream, once for all. */
    DownstreamGraph graph() {
        return graph;
    }

    /** Has all files say that the run ended without a verdict, unless it has one. */
    public void brokenOff(String why) {
        if (!settled) {
            end(Report.Course.BROKEN_OFF, why);
        }
    }

    /** Has all files say that the verdict which was left to the end of the session could not be reached. */
    void brokenOffAtEnd(String why) {
        boolean judged =
                latest.map(Report::course).filter(Report.Course.JUDGED::equals).isPresent();
        if (!judged) {
            end(Report.Course.BROKEN_OFF, why);
        }
    }

    /** Has all files say that there was nothing to judge, which the settings allow. */
    void nothingToJudge(String why) {
        end(Report.Course.NOTHING_TO_JUDGE, why);
    }

    private void end(Report.Course course, String why) {
        String reason = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        write(latest.orElseGet(this::bare).withoutVerdict(clock.instant(), course, reason));
    }

    private void write(Report report) {
        summary(report);
        writeReports(report);
    }

    private Optional<Path> summary(Report report) {
        boolean goesOn = report.run().isEmpty() && report.verdict().isPresent();
        return write(
                ReportKind.JSON,
                ReportFiles.SUMMARY,
                () -> goesOn ? earlier.extend(report) : SummaryWriter.write(report, directory));
    }

    /** Writes one file. */
    @FunctionalInterface
    private interface Writer {
        Path write() throws IOException;
    }

    private Optional<Path> write(ReportKind kind, String name, Writer writer) {
        if (!kinds.contains(kind)) {
            return Optional.empty();
        }
        Path file = directory.resolve(name);
        try {
            writer.write();
            faults.written(file);
            return Optional.of(file);
        } catch (IOException | RuntimeException e) { // nor does a fault of ours hide a verdict
            faults.missed(kind == ReportKind.JSON ? "the summary" : "the report " + name, file, SETTING, e);
            return Optional.empty();
        }
    }

    private Report bare() {
        return Report.of(goal, Optional.empty(), build.ci(), startedAt)
                .by(build)
                .endedAt(clock.instant());
    }
}
