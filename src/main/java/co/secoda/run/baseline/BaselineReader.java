package co.secoda.run.baseline;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.dbt.location.DbtProject;
import co.secoda.gate.Verdict;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.report.PastRun;
import co.secoda.report.ReportFiles;
import co.secoda.run.history.PastRuns;
import co.secoda.run.history.RunOwner;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Reads what was failing before a run from where {@code secoda.baseline} says. */
final class BaselineReader {
    private static final String TO_BEGIN =
            " To begin with what fails now, let one run pass with -Dsecoda.maxFailing=-1";
    private static final int COMMIT_SHOWN = 12;

    private final BaselineSetting setting;
    private final RunOwner owner;
    private final Instant before;

    /**
     * A reader.
     *
     * @param owner whose runs of a history count
     * @param before when those must have ended before
     */
    BaselineReader(BaselineSetting setting, RunOwner owner, Instant before) {
        this.setting = setting;
        this.owner = owner;
        this.before = before;
    }

    /**
     * What was failing before a run; empty where a history has no run that says so yet.
     *
     * @throws ArtifactException if what the setting names isn't there, or can't be one; the message names the setting
     */
    Optional<GivenBaseline> read(DbtRun run) throws ArtifactException {
        return switch (setting.kind()) {
            case FILE ->
                Optional.of(Files.isDirectory(setting.path()) ? ofDirectory(run) : ofSummary(setting.path(), run));
            case HISTORY ->
                history()
                        .newest(past -> past.local().isPresent() && !isOf(past, run))
                        .map(past -> given("the newest run of the history, " + words(past), past));
            case ACCEPTED ->
                history()
                        .newest(past -> past.local().isPresent() && past.verdict() == Verdict.Kind.PASSED)
                        .map(past -> given("the last run that passed, " + words(past), past));
        };
    }

    /** What to do where a history has no such run yet. */
    ArtifactException notYet() {
        String what = setting.kind() == BaselineSetting.Kind.ACCEPTED ? "run that passed" : "earlier run";
        return wrong("the history in " + shown(setting.path()) + " has no " + what + " of " + owner.words() + " yet."
                + TO_BEGIN);
    }

    private PastRuns history() {
        return PastRuns.in(setting.path(), owner, before);
    }

    /** Whether it is the very run that is to be judged, such as one that another goal has judged before. */
    private static boolean isOf(PastRun past, DbtRun run) {
        return past.of().runResults().equals(Optional.of(run.runResults().sha256()));
    }

    private GivenBaseline ofDirectory(DbtRun run) throws ArtifactException {
        Path directory = setting.path();
        ArtifactLocation location = new ArtifactLocation(
                directory,
                directory,
                BaselineSetting.PROPERTY,
                directory.resolve("manifest.json"),
                directory.resolve("run_results.json"),
                Optional.empty());
        ArtifactPaths pair;
        try {
            pair = location.find();
        } catch (ArtifactException e) {
            Path summary = directory.resolve(ReportFiles.SUMMARY);
            if (Files.exists(summary)) {
                return ofSummary(summary, run);
            }
            throw wrong("the directory " + shown(directory)
                    + " has no pair of manifest.json and run_results.json, and no secoda.json");
        }
        requireAnother(pair, run);
        DbtRun past;
        try {
            past = new DbtRunReader().of(DbtProject.UNKNOWN).read(pair);
        } catch (ArtifactException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        requireProject(past.project().name(), run, directory);
        String at = past.runResults().generatedAt().map(time -> " of " + time).orElse("");
        return GivenBaseline.of("the run" + at + " in " + shown(directory), past);
    }

    /** Where dbt has just written, whatever fails would have failed before. */
    private static void requireAnother(ArtifactPaths pair, DbtRun run) throws ArtifactException {
        try {
            Path own = run.runResults().path();
            if (Files.exists(own) && Files.isSameFile(own, pair.runResults())) {
                throw wrong("it names the directory of this run itself, beside which nothing is ever new. Name one with"
                        + " the artifacts of an earlier run");
            }
        } catch (IOException e) {
            throw wrong(
                    shown(pair.runResults()) + " can't be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private GivenBaseline ofSummary(Path file, DbtRun run) throws ArtifactException {
        if (!Files.exists(file)) {
            throw wrong("there is no file or directory " + shown(file)
                    + ". Name a secoda.json of an earlier run, a directory with manifest.json and run_results.json,"
                    + " history or accepted");
        }
        PastRun past;
        try {
            past = PastRuns.of(file);
        } catch (IOException e) {
            throw wrong(shown(file) + " " + PlainText.message(String.valueOf(e.getMessage()))
                    + ". Name a secoda.json of an earlier run, or the directory of a pair of artifacts");
        }
        if (past.local().isEmpty()) {
            throw wrong(
                    shown(file) + " is of a goal that ended before it had read the artifacts, or is the file that this"
                            + " goal writes itself. Name a copy of an earlier run's, or history");
        }
        requireProject(past.of().project(), run, file);
        return given("the run " + words(past) + " in " + shown(file), past);
    }

    private static void requireProject(Optional<String> project, DbtRun run, Path place) throws ArtifactException {
        Optional<String> own = run.project().name();
        if (project.isPresent() && own.isPresent() && !project.equals(own)) {
            throw wrong(shown(place) + " is of the dbt project " + PlainText.value(project.get()) + ", this run is of "
                    + PlainText.value(own.get()));
        }
    }

    private static GivenBaseline given(String source, PastRun past) {
        PastRun.Local local = past.local().orElseThrow();
        return new GivenBaseline(source, local.failing(), local.warning());
    }

    private static String words(PastRun past) {
        return "of " + past.finishedAt()
                + past.commit()
                        .map(commit -> ", commit " + commit.substring(0, Math.min(COMMIT_SHOWN, commit.length())))
                        .orElse("");
    }

    private static ArtifactException wrong(String what) {
        return new ArtifactException(Path.of(""), BaselineSetting.PROPERTY + ": " + what);
    }

    private static String shown(Path path) {
        return PlainText.oneLine(path.toString(), 500);
    }
}
