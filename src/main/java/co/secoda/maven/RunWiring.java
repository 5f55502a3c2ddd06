package co.secoda.maven;

import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaException;
import co.secoda.dbt.ArtifactException;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Pause;
import co.secoda.gate.StateException;
import co.secoda.gate.SteadyClock;
import co.secoda.report.JUnitWriter;
import co.secoda.report.MarkdownWriter;
import co.secoda.report.Report;
import co.secoda.sandbox.SandboxSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Wires the goals of one run. All settings are checked before anything is read or sent. */
final class RunWiring {
    /** A goal that speaks to Secoda. */
    @FunctionalInterface
    interface OnlineGoal {
        /** Does it. */
        void perform(RunGoals goals)
                throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                        MojoExecutionException, MojoFailureException;
    }

    /** What {@code secoda.onMissingKey} can be. */
    private enum OnMissingKey {
        FAIL,
        VALIDATE,
        SKIP
    }

    private final Wiring wiring;
    private final ConnectionParameters connectionParameters;
    private final RunParameters parameters;
    private final RunPlan plan;
    private final GatePlan gate;
    private final Log log;
    private final InstantSource clock = new SteadyClock(Instant.now(), System::nanoTime);

    /**
     * Checks the settings.
     *
     * @throws BadSettingException at the first that can't be used
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    RunWiring(Wiring wiring, ConnectionParameters connection, RunParameters parameters, GateParameters gate)
            throws BadSettingException, ArtifactException {
        this.wiring = wiring;
        this.connectionParameters = connection;
        this.parameters = parameters;
        this.plan = new PlanReader(wiring.session(), wiring.execution()).read(parameters);
        this.gate = GateReader.read(gate, parameters.onNothingTested());
        this.log = wiring.log();
    }

    /** Performs a goal that judges: offline where there is no key, and the settings say so. */
    void judgeOnline(OnlineGoal goal)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    MojoExecutionException, MojoFailureException {
        Optional<Destination> destination = destination();
        if (destination.isPresent()) {
            goal.perform(goals(destination.get()));
        } else if (onMissingKey() == OnMissingKey.VALIDATE) {
            log.warn(
                    "There is no API key: the artifacts are judged alone, and nothing is published (secoda.onMissingKey=validate).");
            validate();
        } else {
            log.info("Skipped, since there is no API key (secoda.onMissingKey=skip).");
        }
    }

    /** Performs a goal that doesn't judge. */
    void online(OnlineGoal goal)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    MojoExecutionException, MojoFailureException {
        Optional<Destination> destination = destination();
        if (destination.isPresent()) {
            goal.perform(goals(destination.get()));
        } else {
            log.info("Skipped, since there is no API key (secoda.onMissingKey).");
        }
    }

    /** Judges the artifacts alone. */
    void validate() throws ArtifactException, MojoExecutionException, MojoFailureException {
        Optional<DbtRun> run = artifacts().read();
        if (run.isPresent()) {
            steps(Optional.empty()).validate(run.get());
        }
    }

    private RunGoals goals(Destination destination) {
        RunArtifacts artifacts = artifacts();
        Pause pause = duration -> Thread.sleep(duration.toMillis());
        return new RunGoals(
                destination.connection(),
                api -> new Publication(api, destination, clock, pause, log),
                artifacts,
                new KeptState(plan.stateFile(), destination, artifacts, clock),
                steps(Optional.of(destination.target())),
                new Unreachable(plan.onUnreachable(), SessionScope.of(wiring.session()), plan.stateFile(), log),
                log);
    }

    private RunArtifacts artifacts() {
        return new RunArtifacts(plan, clock, log);
    }

    private RunSteps steps(Optional<Report.Target> target) {
        return new RunSteps(
                plan.stateFile(),
                gate,
                new Reports(wiring.execution().getGoal(), target, clock),
                new SummaryRecord(plan.reports().contains(ReportKind.JSON), plan.reportDirectory(), log),
                new EndReports(endReports(), log),
                log);
    }

    /**
     * What is written once a verdict is there: the files that were asked for, and what GitHub Actions asks for by its
     * variables.
     */
    private Map<String, EndReports.Writer> endReports() {
        Map<String, EndReports.Writer> writers = new LinkedHashMap<>();
        if (plan.reports().contains(ReportKind.JUNIT)) {
            writers.put(JUnitWriter.FILE_NAME, report -> JUnitWriter.write(report, plan.reportDirectory()));
        }
        if (plan.reports().contains(ReportKind.MARKDOWN)) {
            writers.put(MarkdownWriter.FILE_NAME, report -> MarkdownWriter.write(report, plan.reportDirectory()));
        }
        GitHubActions gitHub =
                new GitHubActions(wiring::environment, plan.location().dbtProjectDirectory());
        writers.putAll(gitHub.writers(plan.reports().contains(ReportKind.MARKDOWN)));
        return writers;
    }

    /**
     * Where the run goes; empty where there is no key, and the settings allow that.
     *
     * @throws BadSettingException if a setting can't be used, or another pair of this session goes to the same
     *     integration
     */
    private Optional<Destination> destination() throws BadSettingException {
        OnMissingKey reaction = onMissingKey();
        IntegrationId id = integrationId();
        Optional<Connection> connection = wiring.connection(connectionParameters);
        if (connection.isEmpty() && reaction == OnMissingKey.FAIL) {
            throw new BadSettingException(
                    "There is no API key: set the environment variable SECODA_API_KEY, or give it as the password of <server> secoda in settings.xml;"
                            + " secoda.onMissingKey=validate or skip does without one.");
        }
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        Destination destination = new Destination(connection.get(), id);
        requireOnlyPairFor(destination);
        return Optional.of(destination);
    }

    /** An upload replaces what was there, so of two pairs for one integration only the last would count. */
    private void requireOnlyPairFor(Destination destination) throws BadSettingException {
        String module = wiring.session().getCurrentProject().getArtifactId();
        String mine = module + " (" + plan.location().runResults() + ")";
        String first = SessionScope.of(wiring.session())
                .shared("pair for " + destination.baseUrl() + " " + destination.id(), String.class, () -> mine);
        if (!first.equals(mine)) {
            throw new BadSettingException(
                    "Two pairs of artifacts go to integration " + destination.id() + " in this build: that of " + first
                            + " and that of " + mine + ". Give each an integration of its own (secoda.integrationId).");
        }
    }

    private OnMissingKey onMissingKey() throws BadSettingException {
        return Setting.oneOf("secoda.onMissingKey", parameters.onMissingKey(), OnMissingKey.class);
    }

    private IntegrationId integrationId() throws BadSettingException {
        Optional<String> id = parameters.integrationId().or(() -> wiring.environment("SECODA_INTEGRATION_ID"));
        if (id.isEmpty() && connectionParameters.sandbox()) {
            return new IntegrationId(SandboxSettings.DEFAULT_INTEGRATION_ID);
        }
        if (id.isEmpty()) {
            throw new BadSettingException(
                    "There is no integration id: set secoda.integrationId or the environment variable SECODA_INTEGRATION_ID"
                            + " to the id in the URL of the integration's page in Secoda.");
        }
        return Setting.read("secoda.integrationId", id.get(), IntegrationId::new);
    }
}
