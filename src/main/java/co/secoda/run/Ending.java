package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.gate.Judge;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import co.secoda.gate.Verdict;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.settings.GateSettings;
import co.secoda.report.ClosingText;
import co.secoda.report.Headline;
import co.secoda.report.Report;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a run ends: its verdict is said, its files are written, and the build fails if it must. */
final class Ending {
    /** Why nothing is judged where there are no artifacts, and the settings allow that. */
    static final String NO_ARTIFACTS = "there were no artifacts, which secoda.onMissingArtifacts allows";

    private final GateSettings gate;
    private final DbtOfBuild dbt;
    private final Reports reports;
    private final RunFiles files;
    private final EndReports endReports;
    private final SessionTable table;
    private final GoalGroup group;
    private final Log log;

    Ending(
            GateSettings gate,
            DbtOfBuild dbt,
            Reports reports,
            RunFiles files,
            EndReports endReports,
            SessionTable table,
            GoalGroup group,
            Log log) {
        this.gate = gate;
        this.dbt = dbt;
        this.reports = reports;
        this.files = files;
        this.endReports = endReports;
        this.table = table;
        this.group = group;
        this.log = log;
    }

    /** Ends a run whose answer was waited for. */
    void judged(RunState state, Outcome outcome, Verdict verdict, EntityNames names)
            throws GoalErrorException, BuildFailsException {
        end(reports.judged(state, gate, outcome, verdict).with(names), verdict);
    }

    /** Ends a run that nothing is known of, and lets the build go on unless dbt was red. */
    void unknown(RunState state, String reason) throws GoalErrorException, BuildFailsException {
        Verdict verdict = dbt.held(new Verdict.Unknown(List.of(reason), List.of(), false), state.run());
        end(reports.unknown(state, gate, verdict), verdict);
    }

    /** Judges the artifacts alone. */
    void offline(DbtRun run, Excuses excuses, Optional<GivenBaseline> given)
            throws GoalErrorException, BuildFailsException {
        Verdict verdict = dbt.held(new Judge(gate).offline(run, excuses, given), run);
        end(reports.offline(run, excuses, gate, verdict, given), verdict);
    }

    /** Ends a goal that finds nothing to judge, which the settings allow. */
    void nothingToJudge(String why) {
        if (files.judges()) {
            files.nothingToJudge(why);
        }
    }

    /**
     * Ends a goal whose own outcome is good.
     *
     * @throws GoalErrorException if one of its files could not be written
     */
    void well() throws GoalErrorException {
        Optional<String> problem = files.reports().faults().problem();
        if (problem.isPresent()) {
            throw new GoalErrorException(problem.get());
        }
    }

    private void end(Report report, Verdict verdict) throws GoalErrorException, BuildFailsException {
        group.close();
        Report told = endReports.withHistory(report);
        Optional<Path> file = files.judged(told);
        ClosingText.of(told, verdict, file).forEach(log::say);
        endReports.write(told);
        table.end(report, file);
        if (verdict.failsBuild()) {
            throw new BuildFailsException(Headline.of(report, verdict));
        }
        well();
    }
}
