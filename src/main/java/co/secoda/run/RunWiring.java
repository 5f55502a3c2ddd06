package co.secoda.run;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.Pause;
import co.secoda.gate.StateException;
import co.secoda.report.CiRun;
import co.secoda.report.Report;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Wires the goals of one run. All settings are checked before anything is read or sent. */
public final class RunWiring {
    /** A goal that speaks to Secoda. */
    @FunctionalInterface
    public interface OnlineGoal {
        /** Does it. */
        void perform(RunGoals goals)
                throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                        GoalErrorException, BuildFailsException;
    }

    /** What {@code secoda.onMissingKey} can be. */
    private enum OnMissingKey {
        FAIL,
        VALIDATE,
        SKIP
    }

    private final Host host;
    private final Connections connections;
    private final ConnectionParameters connectionParameters;
    private final RunParameters parameters;
    private final RunPlan plan;
    private final GatePlan gate;
    private final DbtOfBuild dbt;
    private final Optional<CiRun> ci;
    private final RunFiles files;
    private final GoalGroup group;
    private final Log log;
    private final Pause pause;
    private final InstantSource clock;

    /**
     * Checks the settings.
     *
     * @throws BadSettingException at the first that can't be used
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    public RunWiring(
            Host host, ConnectionParameters connection, RunParameters parameters, GateParameters gate, RunFiles files)
            throws BadSettingException, ArtifactException {
        this.host = host;
        this.files = files;
        this.connections = new Connections(host);
        this.connectionParameters = connection;
        this.parameters = parameters;
        this.pause = host.pause();
        this.clock = host.clock();
        this.plan = new PlanReader(host).read(parameters);
        this.gate = GateReader.read(gate, parameters.onNothingTested());
        this.dbt = DbtOfBuild.of(host.session(), plan.location().runResults(), plan.reportDirectory());
        this.ci = CiRun.of(host::environment);
        this.group = GoalGroup.of(host, ci);
        this.log = gate.checkAtEnd() ? host.log().prefixed(host.module().name() + ": ") : host.log();
    }

    /** What is wrong with the settings, a line each, by the same checks; nothing is written or sent. */
    public static List<String> problems(
            Host host, ConnectionParameters connection, RunParameters parameters, GateParameters gate) {
        SettingReader reader = new SettingReader();
        reader.check(() -> Setting.oneOf("secoda.onMissingKey", parameters.onMissingKey(), OnMissingKey.class));
        reader.check(() -> {
            try {
                new PlanReader(host).read(parameters);
            } catch (ArtifactException e) {
                host.log().debug("Looked at again with the artifacts: " + e.getMessage());
            }
        });
        reader.check(() -> GateReader.read(gate, parameters.onNothingTested()));
        reader.check(() -> new Connections(host).requireSettings(connection));
        return reader.problems();
    }

    /** Performs a goal that judges: offline where there is no key, and the settings say so. */
    public void judgeOnline(OnlineGoal goal)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        table().begin();
        Optional<Destination> destination = destination();
        if (destination.isPresent()) {
            perform(goal, destination.get(), true);
        } else if (onMissingKey() == OnMissingKey.VALIDATE) {
            log.warn("There is " + noKey()
                    + ": the artifacts are judged alone, and nothing is published (secoda.onMissingKey=validate).");
            validate();
        } else {
            log.info("Skipped, since there is " + noKey() + " (secoda.onMissingKey=skip).");
            files.nothingToJudge("there was no API key, which secoda.onMissingKey=skip allows");
        }
        dbt.requireJudged();
    }

    /** Performs a goal that doesn't judge. */
    public void online(OnlineGoal goal)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        Optional<Destination> destination = destination();
        if (destination.isPresent()) {
            perform(goal, destination.get(), false);
        } else {
            log.info("Skipped, since there is " + noKey() + " (secoda.onMissingKey).");
        }
    }

    /** Judges the artifacts alone. */
    public void validate() throws ArtifactException, GoalErrorException, BuildFailsException {
        Optional<DbtRun> run = artifacts().read();
        if (run.isPresent()) {
            steps(Optional.empty(), true).validate(run.get());
        } else {
            files.nothingToJudge(RunGoals.NO_ARTIFACTS);
        }
        dbt.requireJudged();
    }

    /** Publishes the artifacts twice and watches, if that was confirmed. */
    public void calibrate(Optional<String> confirm)
            throws ArtifactException, SecodaException, BadSettingException, InterruptedException {
        Optional<Destination> destination = destination();
        if (destination.isEmpty()) {
            log.info("Skipped, since there is " + noKey() + " (secoda.onMissingKey).");
            return;
        }
        CalibrationRun calibration = new CalibrationRun(destination.get(), gate, clock, pause, log);
        calibration.requireConfirmed(confirm);
        Optional<DbtRun> run = artifacts().read();
        if (run.isPresent()) {
            calibration.perform(run.get());
        }
    }

    /** Reads and checks the artifacts, and says what would be sent, and where to. */
    public void rehearse() throws ArtifactException, BadSettingException, GoalErrorException {
        String destination = connections.destination(parameters.integrationId(), connectionParameters);
        Optional<DbtRun> run = artifacts().read();
        if (run.isPresent()) {
            steps(Optional.empty(), false).rehearse(run.get(), destination);
        }
    }

    private void perform(OnlineGoal goal, Destination destination, boolean judging)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        group.open();
        try {
            goal.perform(goals(destination, judging));
        } finally {
            group.close();
        }
    }

    private RunGoals goals(Destination destination, boolean judging) {
        RunArtifacts artifacts = artifacts();
        // Runs that are judged at the same time would write over each other.
        LiveLine line = gate.checkAtEnd() ? LiveLine.none() : host.line();
        return new RunGoals(
                destination.connection(),
                api -> new Publication(api, destination, clock, pause, log, line),
                artifacts,
                new KeptState(plan.stateFile(), destination, artifacts, plan.historyDirectory(), clock),
                steps(Optional.of(destination.target()), judging),
                files,
                new Unreachable(plan.onUnreachable(), host.session(), plan.stateFile(), log),
                checksAtEnd(),
                log);
    }

    private Optional<ChecksAtEnd> checksAtEnd() {
        return gate.checkAtEnd() ? Optional.of(new ChecksAtEnd(host)) : Optional.empty();
    }

    private SessionTable table() {
        return new SessionTable(host);
    }

    private RunArtifacts artifacts() {
        return new RunArtifacts(plan, gate.settings(), dbt, clock, log);
    }

    private RunSteps steps(Optional<Report.Target> target, boolean judging) {
        return new RunSteps(
                gate,
                judging,
                dbt,
                new Reports(host.goal(), target, dbt, ci, clock),
                files,
                EndReports.of(plan, files, host, log),
                table(),
                group,
                log);
    }

    /**
     * Where the run goes; empty where there is no key, and the settings allow that.
     *
     * @throws BadSettingException if a setting can't be used, or another pair of this session goes to the same
     *     integration
     */
    private Optional<Destination> destination() throws BadSettingException {
        OnMissingKey reaction = onMissingKey();
        Optional<Connection> connection = connections.connection(connectionParameters);
        if (connection.isEmpty() && reaction == OnMissingKey.FAIL) {
            throw new BadSettingException(Advice.noKey(connections.unresolvedKey(connectionParameters))
                    + "; secoda.onMissingKey=validate or skip does without one.");
        }
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        IntegrationId id = connections.requireIntegrationId(parameters.integrationId(), connectionParameters);
        Destination destination = new Destination(connection.get(), id);
        requireOnlyPairFor(destination);
        return Optional.of(destination);
    }

    /** An upload replaces what was there, so of two pairs for one integration only the last would count. */
    private void requireOnlyPairFor(Destination destination) throws BadSettingException {
        String module = host.module().name();
        String mine = module + " (" + plan.location().runResults() + ")";
        String first = host.session().pairFor(destination.baseUrl() + " " + destination.id(), mine);
        if (!first.equals(mine)) {
            throw new BadSettingException(
                    "Two pairs of artifacts go to integration " + destination.id() + " in this build: that of " + first
                            + " and that of " + mine + ". Give each an integration of its own (secoda.integrationId).");
        }
    }

    private String noKey() throws BadSettingException {
        return "no API key"
                + connections
                        .unresolvedKey(connectionParameters)
                        .map(expression -> ": " + expression)
                        .orElse("");
    }

    private OnMissingKey onMissingKey() throws BadSettingException {
        return Setting.oneOf("secoda.onMissingKey", parameters.onMissingKey(), OnMissingKey.class);
    }
}
