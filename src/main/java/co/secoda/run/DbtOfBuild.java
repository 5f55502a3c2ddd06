package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.command.DbtExit;
import co.secoda.dbt.command.DbtRecordFile;
import co.secoda.dbt.command.DbtRecordFile.DbtRecord;
import co.secoda.gate.Verdict;
import co.secoda.run.Errors.BuildFailsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dbt command whose artifacts a goal deals with, as the goal {@code dbt} left it. A red one that was let go on must
 * be judged: where nothing is, it fails the build after all.
 */
final class DbtOfBuild {
    private final BuildSession session;
    private final Path runResults;
    private final DbtRecordFile file;
    private final Optional<DbtRecord> record;

    private DbtOfBuild(BuildSession session, Path runResults, DbtRecordFile file, Optional<DbtRecord> record) {
        this.session = session;
        this.file = file;
        this.runResults = runResults;
        this.record = record;
    }

    /**
     * What this build's {@code dbt} left or, where another Maven ran it, what lies in the report directory.
     *
     * @param runResults where the run results should be
     * @throws ArtifactException if the record can't be read
     */
    static DbtOfBuild of(BuildSession session, Path runResults, Path reportDirectory) throws ArtifactException {
        Path file = session.dbtRecord(runResults).orElseGet(() -> reportDirectory.resolve(DbtRecordFile.FILE_NAME));
        DbtRecordFile record = new DbtRecordFile(file);
        return new DbtOfBuild(session, runResults, record, record.read());
    }

    /** Leaves a command for the goals to come. */
    static void leave(BuildSession session, Path runResults, Path file, DbtExit exit) {
        session.leaveDbt(runResults, file, !exit.isGreen());
    }

    /**
     * The results that each of several commands left, if they ran in this build and none has written others since.
     *
     * @param present the run results that are there now
     */
    List<Path> stepResults(Path present) throws ArtifactException {
        if (record.isEmpty() || record.get().kept().size() < 2) {
            return List.of();
        }
        List<Path> kept = file.present(record.get().kept());
        boolean current = record.get().runResults().equals(Optional.of(ArtifactFile.sha256(present)));
        return current && kept.size() == record.get().kept().size() ? kept : List.of();
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

    /** When dbt was started, if that was after {@code uploaded} and left another run than this, or none. */
    Optional<Instant> startedAfter(DbtRun run, Instant uploaded) {
        return record.filter(known -> !(known.isOf(run) && known.written()))
                .map(known -> known.exit().startedAt())
                .filter(started -> started.isAfter(uploaded));
    }

    /** Leaves it to the end of the session to judge the command. */
    void judgeLater() {
        session.forgetRedDbt(runResults);
    }

    /** The verdict, held to dbt's exit code: what the artifacts don't show can't have passed. */
    Verdict held(Verdict verdict, DbtRun run) {
        Optional<DbtExit> exit = exit(run);
        if (exit.isPresent()) {
            session.forgetRedDbt(runResults);
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
                : exit.get().sentence() + ", and no goal has checked this run";
        return new Verdict.Unknown(
                Stream.concat(Stream.of(reason), passed ? Stream.of() : verdict.reasons().stream())
                        .toList(),
                List.copyOf(verdict.notes()),
                true);
    }

    /**
     * Ends a goal that should have judged the command.
     *
     * @throws BuildFailsException if the command was red, and nothing has judged it
     */
    void requireJudged() throws BuildFailsException {
        if (session.isRedDbt(runResults)) {
            throw new BuildFailsException(
                    record.map(known -> known.exit().sentence()).orElse("dbt failed")
                            + ", and its artifacts weren't checked, so its exit code fails the build.");
        }
    }
}
