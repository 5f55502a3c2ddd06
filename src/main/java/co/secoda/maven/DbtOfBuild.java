package co.secoda.maven;

import co.secoda.dbt.ArtifactException;
import co.secoda.dbt.DbtExit;
import co.secoda.dbt.DbtRecord;
import co.secoda.dbt.DbtRecordFile;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.RunState;
import co.secoda.gate.StateException;
import co.secoda.gate.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The dbt command whose artifacts a goal deals with, as the goal {@code dbt} left it. A red one that was let go on must
 * be judged: where nothing is, it fails the build after all.
 */
final class DbtOfBuild {
    private final SessionScope session;
    private final String mark;
    private final Optional<DbtRecord> record;

    private DbtOfBuild(SessionScope session, String mark, Optional<DbtRecord> record) {
        this.session = session;
        this.mark = mark;
        this.record = record;
    }

    /**
     * What this build's {@code dbt} left or, where another Maven ran it, what lies in the report directory.
     *
     * @param runResults where the run results should be
     * @throws ArtifactException if the record can't be read
     */
    static DbtOfBuild of(SessionScope session, Path runResults, Path reportDirectory) throws ArtifactException {
        String mark = mark(runResults);
        Path file = session.left(recordOf(runResults))
                .map(Path::of)
                .orElseGet(() -> reportDirectory.resolve(DbtRecordFile.FILE_NAME));
        return new DbtOfBuild(session, mark, new DbtRecordFile(file).read());
    }

    /** Leaves a command for the goals to come. */
    static void leave(SessionScope session, Path runResults, Path file, DbtExit exit) {
        session.leave(recordOf(runResults), file.toString());
        session.mark(mark(runResults), !exit.isGreen());
    }

    private static String recordOf(Path runResults) {
        return "dbt for " + runResults;
    }

    private static String mark(Path runResults) {
        return "red " + recordOf(runResults);
    }

    /** The end of the command that wrote this run, if it is known. */
    Optional<DbtExit> exit(DbtRun run) {
        return record.filter(known -> known.isOf(run)).map(DbtRecord::exit);
    }

    /**
     * Refuses artifacts that were there before the command.
     *
     * @throws ArtifactException if they were
     */
    void requireWritten(DbtRun run) throws ArtifactException {
        if (record.isPresent()) {
            record.get().requireWritten(run);
        }
    }

    /**
     * Refuses the state of a run that was uploaded before the command, which has left another one or none.
     *
     * @throws StateException if it was
     */
    void requireBefore(RunState state) throws StateException {
        if (record.isPresent()
                && !(record.get().isOf(state.run()) && record.get().written())) {
            state.requireUploadedAfter(record.get().exit().startedAt());
        }
    }

    /** Leaves it to the end of the session to judge the command. */
    void judgeLater() {
        session.mark(mark, false);
    }

    /** The verdict, held to dbt's exit code: what the artifacts don't show can't have passed. */
    Verdict held(Verdict verdict, DbtRun run) {
        Optional<DbtExit> exit = exit(run);
        if (exit.isPresent()) {
            session.mark(mark, false);
        }
        boolean passed = verdict instanceof Verdict.Passed;
        boolean stands = exit.isEmpty()
                || verdict.failsBuild()
                || (passed ? exit.get().isExplainedBy(run) : exit.get().isGreen());
        if (stands) {
            return verdict;
        }
        String reason = passed
                ? "the limits hold, but " + exit.get().sentence()
                        + ", and its artifacts don't show why: read its output above"
                : exit.get().sentence() + ", and nothing has judged it";
        return new Verdict.Unknown(
                Stream.concat(Stream.of(reason), passed ? Stream.of() : verdict.reasons().stream())
                        .toList(),
                List.copyOf(verdict.notes()),
                true);
    }

    /**
     * Ends a goal that should have judged the command.
     *
     * @throws MojoFailureException if the command was red, and nothing has judged it
     */
    void requireJudged() throws MojoFailureException {
        if (session.isMarked(mark)) {
            throw new MojoFailureException(
                    record.map(known -> known.exit().sentence()).orElse("dbt failed")
                            + ", and its artifacts weren't judged: so its exit code fails the build.");
        }
    }
}
