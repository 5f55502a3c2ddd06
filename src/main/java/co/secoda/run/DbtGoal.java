package co.secoda.run;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.command.ArtifactWatch;
import co.secoda.dbt.command.DbtCommand;
import co.secoda.dbt.command.DbtCommand.DbtCommandException;
import co.secoda.dbt.command.DbtCommand.DbtStep;
import co.secoda.dbt.command.DbtCommand.TargetPath;
import co.secoda.dbt.command.DbtExit;
import co.secoda.dbt.command.DbtRecordFile;
import co.secoda.dbt.command.DbtRecordFile.DbtRecord;
import co.secoda.dbt.command.DbtRecordFile.StepResults;
import co.secoda.report.EarlierReports;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Runs dbt, once or several times, and lets a red run go on to where it is judged. */
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

    /** Runs them, one after the other. */
    public void run()
            throws ArtifactException, DbtCommandException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        DbtRecordFile file = new DbtRecordFile(settings.record());
        keep(file::delete);
        // They are of an earlier run from now on, whether or not this one gets to where it is judged.
        new EarlierReports(settings.record().resolveSibling(""))
                .delete()
                .forEach((report, e) -> log.warn(report + " is of an earlier run and can't be deleted: " + e + "."));
        DbtRecord record = runSteps(file);
        keep(() -> file.write(record));
        DbtOfBuild.leave(session, settings.location().runResults(), settings.record(), record.exit());
        conclude(record);
    }

    private DbtRecord runSteps(DbtRecordFile file)
            throws ArtifactException, DbtCommandException, BadSettingException, InterruptedException {
        List<DbtStep> steps = settings.steps();
        List<StepResults> kept = new ArrayList<>();
        List<DbtRecord> records = new ArrayList<>();
        boolean stopped = false;
        for (int number = 1; number <= steps.size() && !stopped; number++) {
            DbtStep step = steps.get(number - 1);
            DbtRecord record = run(step.command(), steps.size() > 1 ? ", " + number + " of " + steps.size() : "");
            records.add(record);
            if (record.written() && steps.size() > 1) {
                int place = number;
                keep(() -> kept.add(file.keep(
                        place, record, settings.location().presentRunResults().orElseThrow())));
            }
            stopped = !record.exit().isGreen() && !step.goesOn();
            tellRed(record.exit(), step, steps.subList(number, steps.size()));
        }
        return steps.size() == 1 && stopped ? records.get(0) : DbtRecord.together(records, stopped, kept);
    }

    private DbtRecord run(DbtCommand command, String which)
            throws ArtifactException, DbtCommandException, InterruptedException {
        ArtifactWatch artifacts = new ArtifactWatch(settings.location());
        log.info("Running " + command.line() + " in " + settings.location().dbtProjectDirectory() + which + ".");
        return artifacts.record(command.run(clock, log::info, log::warn));
    }

    private void tellRed(DbtExit exit, DbtStep step, List<DbtStep> after) {
        if (exit.isGreen()) {
            return;
        }
        if (step.goesOn()) {
            log.warn(exit.sentence() + ": that is allowed, since its line begins with a dash.");
        } else if (!after.isEmpty()) {
            log.warn(exit.sentence() + ", so these don't run: "
                    + after.stream().map(next -> next.command().line()).collect(Collectors.joining(", "))
                    + ". A line that begins with a dash lets them.");
        }
    }

    private void conclude(DbtRecord record) throws GoalErrorException, BuildFailsException {
        String sentence = record.exit().sentence();
        Optional<TargetPath> elsewhere = record.written()
                ? Optional.empty()
                : settings.steps().stream()
                        .flatMap(step -> step.command().targetPath().stream())
                        .filter(this::isElsewhere)
                        .findFirst();
        if (!record.written() && !record.exit().isGreen()) {
            throw new GoalErrorException(sentence + " and wrote no run results" + where(record)
                    + ", so there is nothing to publish or to check: "
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
            log.warn(sentence + ": the build goes on until its artifacts are checked.");
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
