package co.secoda.run;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.command.ArtifactWatch;
import co.secoda.dbt.command.DbtCommand.DbtCommandException;
import co.secoda.dbt.command.DbtCommand.TargetPath;
import co.secoda.dbt.command.DbtExit;
import co.secoda.dbt.command.DbtRecordFile;
import co.secoda.dbt.command.DbtRecordFile.DbtRecord;
import co.secoda.report.EarlierReports;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs dbt, and lets a red run go on to where it is judged. */
public final class DbtGoal {
    private final DbtSettings settings;
    private final BooleanSupplier judgingAhead;
    private final BuildSession session;
    private final InstantSource clock;
    private final Log log;

    public DbtGoal(
            DbtSettings settings, BooleanSupplier judgingAhead, BuildSession session, InstantSource clock, Log log) {
        this.settings = settings;
        this.judgingAhead = judgingAhead;
        this.session = session;
        this.clock = clock;
        this.log = log;
    }

    /** Runs it. */
    public void run()
            throws ArtifactException, DbtCommandException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        DbtRecordFile file = new DbtRecordFile(settings.record());
        keep(file::delete);
        // They are of an earlier run from now on, whether or not this one gets to where it is judged.
        new EarlierReports(settings.record().resolveSibling(""))
                .delete()
                .forEach((report, e) -> log.warn(report + " is of an earlier run and can't be deleted: " + e + "."));
        ArtifactWatch artifacts = new ArtifactWatch(settings.location());
        log.info("Running " + settings.line() + " in " + settings.location().dbtProjectDirectory() + ".");
        DbtExit exit = settings.command().run(clock, log::info, log::warn);
        DbtRecord record = artifacts.record(exit);
        keep(() -> file.write(record));
        DbtOfBuild.leave(session, settings.location().runResults(), settings.record(), exit);
        conclude(record);
    }

    private void conclude(DbtRecord record) throws GoalErrorException, BuildFailsException {
        String sentence = record.exit().sentence();
        Optional<TargetPath> elsewhere = record.written()
                ? Optional.empty()
                : settings.command().targetPath().filter(this::isElsewhere);
        if (!record.written() && !record.exit().isGreen()) {
            throw new GoalErrorException(sentence + " and wrote no run results" + where(record)
                    + ", so there is nothing to publish or to judge: "
                    + elsewhere
                            .map(target -> toldTo(target) + ". If nothing is there either, its output above says why.")
                            .orElse("its output above says why."));
        }
        if (!record.written()) {
            log.warn(sentence + ", but wrote no run results" + where(record)
                    + ": "
                    + elsewhere
                            .map(target -> toldTo(target) + ".")
                            .orElse("set secoda.artifactsDirectory if it writes elsewhere."));
        } else if (record.exit().isGreen()) {
            log.info(sentence + ".");
        } else if (judgingAhead.getAsBoolean()) {
            log.warn(sentence + ": the build goes on until its artifacts are judged.");
        } else {
            throw new BuildFailsException(sentence
                    + ". To publish its artifacts first, have check, publish or validate after it in the build.");
        }
    }

    private String where(DbtRecord record) {
        return " to " + settings.location().artifactsDirectory()
                + (record.runResults().isPresent() ? " (those there are older)" : "");
    }

    private boolean isElsewhere(TargetPath target) {
        try {
            Path told = settings.location().dbtProjectDirectory().resolve(target.value());
            return !told.normalize().equals(settings.location().artifactsDirectory());
        } catch (InvalidPathException e) {
            return true;
        }
    }

    /** The later goals know neither dbt's command nor its environment, so a setting must say it to all of them. */
    private static String toldTo(TargetPath target) {
        String value = PlainText.value(target.value());
        return "dbt is told to write to " + value + " (" + target.told() + "), so set secoda.artifactsDirectory="
                + value + " for all goals";
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
            throw new BadSettingException("The record of dbt's end can't be kept in " + settings.record() + ": " + e
                    + ". Set secoda.reportDirectory to where this build may write.");
        }
    }
}
