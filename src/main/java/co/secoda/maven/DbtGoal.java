package co.secoda.maven;

import co.secoda.dbt.ArtifactException;
import co.secoda.dbt.ArtifactWatch;
import co.secoda.dbt.DbtCommandException;
import co.secoda.dbt.DbtExit;
import co.secoda.dbt.DbtRecord;
import co.secoda.dbt.DbtRecordFile;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Runs dbt, and lets a red run go on to where it is judged. */
final class DbtGoal {
    private final DbtPlan plan;
    private final JudgingAhead judgingAhead;
    private final SessionScope session;
    private final InstantSource clock;
    private final Log log;

    DbtGoal(DbtPlan plan, JudgingAhead judgingAhead, SessionScope session, InstantSource clock, Log log) {
        this.plan = plan;
        this.judgingAhead = judgingAhead;
        this.session = session;
        this.clock = clock;
        this.log = log;
    }

    /** Runs it. */
    void run()
            throws ArtifactException, DbtCommandException, BadSettingException, InterruptedException,
                    MojoExecutionException, MojoFailureException {
        DbtRecordFile file = new DbtRecordFile(plan.record());
        keep(file::delete);
        ArtifactWatch artifacts = new ArtifactWatch(plan.location());
        log.info("Running " + plan.line() + " in " + plan.location().dbtProjectDirectory() + ".");
        DbtExit exit = plan.command().run(clock, log::info, log::warn);
        DbtRecord record = artifacts.record(exit);
        keep(() -> file.write(record));
        DbtOfBuild.leave(session, plan.location().runResults(), plan.record(), exit);
        conclude(record);
    }

    private void conclude(DbtRecord record) throws MojoExecutionException, MojoFailureException {
        String sentence = record.exit().sentence();
        if (!record.written() && !record.exit().isGreen()) {
            throw new MojoExecutionException(sentence + " and wrote no run results" + where(record)
                    + ", so there is nothing to publish or to judge: its output above says why.");
        }
        if (!record.written()) {
            log.warn(sentence + ", but wrote no run results" + where(record)
                    + ": set secoda.artifactsDirectory if it writes elsewhere.");
        } else if (record.exit().isGreen()) {
            log.info(sentence + ".");
        } else if (judgingAhead.comes()) {
            log.warn(sentence + ": the build goes on until its artifacts are judged.");
        } else {
            throw new MojoFailureException(sentence
                    + ". To publish its artifacts first, have check, publish or validate after it in the build.");
        }
    }

    private String where(DbtRecord record) {
        return " to " + plan.location().artifactsDirectory()
                + (record.runResults().isPresent() ? " (those there are older)" : "");
    }

    /** Something to be done with a file. */
    @FunctionalInterface
    private interface FileStep {
        void run() throws IOException;
    }

    private void keep(FileStep step) throws BadSettingException {
        try {
            step.run();
        } catch (IOException e) {
            throw new BadSettingException("The record of dbt's end can't be kept in " + plan.record() + ": " + e
                    + ". Set secoda.reportDirectory to where this build may write.");
        }
    }
}
