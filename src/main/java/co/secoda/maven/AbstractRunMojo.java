package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.run.Advice;
import co.secoda.run.BadSettingException;
import co.secoda.run.BuildFailsException;
import co.secoda.run.GateParameters;
import co.secoda.run.GoalErrorException;
import co.secoda.run.PlanReader;
import co.secoda.run.RunFiles;
import co.secoda.run.RunParameters;
import co.secoda.run.RunWiring;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What the goals of one dbt run have in common: which integration, where the artifacts are, and where the reports go.
 */
abstract class AbstractRunMojo extends AbstractConnectedMojo {
    /**
     * The id of the dbt Core integration in Secoda; it is in the URL of its page, and {@code secoda:list-integrations}
     * lists it. Without it, the environment variable {@code SECODA_INTEGRATION_ID} is taken.
     */
    @Parameter(property = "secoda.integrationId")
    private @Nullable String integrationId;

    /**
     * What to do where there is no API key, as in the pull requests of forks: {@code fail}, {@code validate} (judge the
     * artifacts alone, without Secoda), or {@code skip}.
     */
    @Parameter(property = "secoda.onMissingKey", defaultValue = "fail")
    private String onMissingKey;

    /**
     * What to do when Secoda can't be reached, or answers 429 or 5xx to the last try, before the trigger is accepted:
     * {@code fail}, or {@code warn}, which lets the build go on. A refused key, a wrong id or a certificate that isn't
     * trusted fails all the same.
     */
    @Parameter(property = "secoda.onUnreachable", defaultValue = "fail")
    private String onUnreachable;

    /**
     * Where {@code dbt_project.yml} is; a relative path is relative to the base directory. The default is
     * {@code DBT_ENGINE_PROJECT_DIR}, else {@code DBT_PROJECT_DIR}, else the base directory.
     */
    @Parameter(property = "secoda.dbtProjectDirectory")
    private @Nullable String dbtProjectDirectory;

    /**
     * Where dbt leaves its artifacts; a relative path is relative to the dbt project. The default is
     * {@code DBT_ENGINE_TARGET_PATH}, else {@code DBT_TARGET_PATH}, else {@code target-path} of
     * {@code dbt_project.yml}, else {@code target}.
     */
    @Parameter(property = "secoda.artifactsDirectory")
    private @Nullable String artifactsDirectory;

    /**
     * The manifest, relative to the artifacts directory. Where it isn't there, the same name with {@code .gz} is taken.
     */
    @Parameter(property = "secoda.manifest", defaultValue = "manifest.json")
    private String manifest;

    /**
     * The run results, relative to the artifacts directory. Where they aren't there, the same name with {@code .gz} is
     * taken.
     */
    @Parameter(property = "secoda.runResults", defaultValue = "run_results.json")
    private String runResults;

    /** What to do where the artifacts are missing: {@code fail}, {@code warn} or {@code skip}. */
    @Parameter(property = "secoda.onMissingArtifacts", defaultValue = "fail")
    private String onMissingArtifacts;

    /** What to do where the two artifacts are not of one dbt command: {@code fail}, {@code warn} or {@code ignore}. */
    @Parameter(property = "secoda.onMismatch", defaultValue = "warn")
    private String onMismatch;

    /**
     * What to do where no test has an outcome of its own, so that there is nothing to judge, as after {@code dbt run},
     * {@code dbt compile} or {@code dbt docs generate}: {@code fail}, {@code warn}, {@code ignore} or {@code reused},
     * which lets a run pass in which nothing had changed: dbt reused all, or its selection by state found nothing.
     * {@code upload} only warns.
     */
    @Parameter(property = "secoda.onNothingTested", defaultValue = "fail")
    private String onNothingTested;

    /**
     * How old the run results may be by their {@code generated_at}, such as {@code 2h}; older ones fail, as do those of
     * a time that far ahead. It also holds for a run that {@code trigger} and {@code check} know from the state file
     * alone. Without it, only what is older than a day is noted.
     */
    @Parameter(property = "secoda.maxArtifactAge")
    private @Nullable String maxArtifactAge;

    /**
     * What to do where this very run was published before from the same directory, or {@code trigger} or {@code check}
     * finds one that was judged before, as in a workspace that is kept between builds: {@code fail}, {@code warn} or
     * {@code ignore}.
     */
    @Parameter(property = "secoda.onRepublish", defaultValue = "warn")
    private String onRepublish;

    /**
     * Finds the exposures, such as dashboards, that read from what did not pass, directly or not; the log and the
     * summary then name them with their owners.
     */
    @Parameter(property = "secoda.downstream", defaultValue = "false")
    private boolean downstream;

    /**
     * Where the reports go. The default is {@code secoda} in the build directory or, without a pom, in the artifacts
     * directory.
     */
    @Parameter(property = "secoda.reportDirectory")
    private @Nullable String reportDirectory;

    /**
     * Which reports the goals that judge write to the report directory, separated by commas: {@code json}
     * ({@code secoda.json}; {@code upload} and {@code trigger} write it too), {@code junit} ({@code TEST-secoda.xml}),
     * {@code html} ({@code index.html} and {@code secoda.css}) and {@code markdown} ({@code secoda.md}, and the job
     * summary of GitHub Actions).
     */
    @Parameter(property = "secoda.reports", defaultValue = "json,junit,html,markdown")
    private String reports;

    /**
     * A directory that lives on between builds, outside of what {@code clean} deletes; a relative path is relative to
     * the base directory. The goals that judge leave a copy of their summary there, and tell of the runs whose copies
     * they find, by integration. The newest 100 are kept. Without it there is no history.
     */
    @Parameter(property = "secoda.historyDirectory")
    private @Nullable String historyDirectory;

    /**
     * The file in which {@code upload} and {@code trigger} leave what {@code check} needs. The default is
     * {@code secoda-state.json} in the report directory.
     */
    @Parameter(property = "secoda.stateFile")
    private @Nullable String stateFile;

    /**
     * Stops after the artifacts are checked: {@code upload} and {@code publish} say what they would send,
     * {@code trigger} and {@code check} do nothing. No key is needed.
     */
    @Parameter(property = "secoda.dryRun", defaultValue = "false")
    private boolean dryRun;

    private @Nullable RunFiles files;

    @Inject
    private LifecycleExecutor lifecycleExecutor;

    @Inject
    private BuildPluginManager pluginManager;

    @Override
    final void perform()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        ReactorWalk walk = new ReactorWalk(lifecycleExecutor, pluginManager, session(), mojoExecution());
        if (walk.isCalledAtRoot()) {
            walk.run();
        } else if (!isPassedOver()) {
            host().session().reach(true);
            if (!dryRun && beginning().isPresent()) {
                files().begin(beginning().get());
            }
            RunWiring wiring =
                    new RunWiring(host(), connectionParameters(), runParameters(), gateParameters(), files());
            if (dryRun) {
                rehearse(wiring);
            } else {
                perform(wiring);
            }
        }
    }

    private boolean isPassedOver() throws ArtifactException {
        PlanReader reader = new PlanReader(host());
        boolean goesByState = readsState() && reader.hasState(runParameters());
        return !goesByState
                && new PassingOver(session(), mojoExecution(), getLog()).applies(reader.location(runParameters()));
    }

    /** Whether the goal goes by the state file, so that it can do without the artifacts. */
    boolean readsState() {
        return false;
    }

    /** How the goal begins with what lies in the report directory, if it writes there. */
    Optional<RunFiles.Beginning> beginning() {
        return Optional.empty();
    }

    private RunFiles files() throws ArtifactException {
        if (files == null) {
            files = RunFiles.of(host(), runParameters());
        }
        return files;
    }

    /** Has the files of this run say so, as far as it is known where they are. */
    @Override
    final void brokenOff(String why) {
        ReactorWalk walk = new ReactorWalk(lifecycleExecutor, pluginManager, session(), mojoExecution());
        if (beginning().isEmpty() || walk.isCalledAtRoot()) {
            return;
        }
        try {
            if (files != null || !mayBePassedOver()) {
                files().brokenOff(why);
            }
        } catch (ArtifactException | RuntimeException e) {
            getLog().debug("The reports can't say why this goal ended", e); // that is told anyway
        }
    }

    private boolean mayBePassedOver() {
        try {
            return new PassingOver(session(), mojoExecution(), getLog())
                    .reason(new PlanReader(host()).location(runParameters()))
                    .isPresent();
        } catch (ArtifactException e) {
            return false; // it has a dbt_project.yml, if a bad one
        }
    }

    /** What is wrong with the goal's settings, a line each: {@code doctor} asks, and nothing is done. */
    final List<String> settingProblems() {
        return Stream.concat(
                        new LostSettings(session(), mojoExecution()).errors().stream(),
                        RunWiring.problems(host(), connectionParameters(), runParameters(), gateParameters()).stream())
                .toList();
    }

    @Override
    final String advice(SecodaException e) {
        return Advice.onRun(e);
    }

    /** Does what the goal is for, for one module. */
    abstract void perform(RunWiring wiring)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException;

    /** What the goal does in a dry run: for one that has nothing to show, nothing. */
    void rehearse(RunWiring wiring)
            throws ArtifactException, BadSettingException, GoalErrorException, BuildFailsException {
        getLog().info("Skipped: in a dry run nothing is asked of Secoda (secoda.dryRun).");
    }

    /** The gate; goals that don't judge have the default one. */
    GateParameters gateParameters() {
        return GateParameters.DEFAULTS;
    }

    private RunParameters runParameters() {
        return new RunParameters(
                given(integrationId),
                onMissingKey,
                onUnreachable,
                given(dbtProjectDirectory),
                given(artifactsDirectory),
                manifest,
                runResults,
                onMissingArtifacts,
                onMismatch,
                onNothingTested,
                given(maxArtifactAge),
                onRepublish,
                downstream,
                given(reportDirectory),
                reports,
                given(historyDirectory),
                given(stateFile));
    }
}
