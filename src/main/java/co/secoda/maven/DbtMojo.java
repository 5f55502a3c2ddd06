package co.secoda.maven;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.command.DbtCommand.DbtCommandException;
import co.secoda.run.Advice;
import co.secoda.run.BadSettingException;
import co.secoda.run.DbtGoal;
import co.secoda.run.DbtSettings;
import co.secoda.run.Errors;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.RunPlace;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs dbt. If it fails, this doesn't fail the build yet if {@code check}, {@code publish} or {@code validate} comes
 * after it: they check the files, and name dbt's exit code. With none of them after it, it fails at once.
 */
@Mojo(name = "dbt", defaultPhase = LifecyclePhase.INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class DbtMojo extends AbstractSecodaMojo {
    /**
     * The command, with its arguments. Put quotes, single or double, around what has blanks in it; no shell reads it.
     * You may give several commands, one a line: they run in this order until one fails. After one whose line begins
     * with a dash, such as {@code -dbt build}, the next runs in any case. Their results are checked as one: of each
     * node the newest counts.
     */
    @Parameter(property = "secoda.dbtCommand", defaultValue = "dbt build")
    private String dbtCommand;

    /**
     * How long a command may take, such as {@code 2h}; then it and all that it has started is stopped. Without it, as
     * long as it likes.
     */
    @Parameter(property = "secoda.dbtTimeout")
    private @Nullable String dbtTimeout;

    /**
     * Environment variables for the command, besides those of Maven itself. {@code SECODA_API_KEY}, those with a
     * {@code -Dsecoda.apiKey} in them and those with the key in them aren't handed on. Write no secrets here, since
     * Maven prints them under {@code -X}: those belong into the environment of Maven.
     */
    @Parameter
    private @Nullable Map<String, String> dbtEnvironment;

    /**
     * Where {@code profiles.yml} is: the command's {@code DBT_PROFILES_DIR}. A relative path is relative to the base
     * directory.
     */
    @Parameter(property = "secoda.profilesDirectory")
    private @Nullable String profilesDirectory;

    /**
     * Where {@code dbt_project.yml} is, and the command runs; a relative path is relative to the base directory. The
     * default is {@code DBT_ENGINE_PROJECT_DIR}, else {@code DBT_PROJECT_DIR}, else the base directory.
     */
    @Parameter(property = "secoda.dbtProjectDirectory")
    private @Nullable String dbtProjectDirectory;

    /**
     * Where dbt leaves its artifacts, to tell whether it did; a relative path is relative to the dbt project. The
     * default is {@code DBT_ENGINE_TARGET_PATH}, else {@code DBT_TARGET_PATH}, else {@code target-path} of
     * {@code dbt_project.yml}, else {@code target}.
     */
    @Parameter(property = "secoda.artifactsDirectory")
    private @Nullable String artifactsDirectory;

    /** The manifest, relative to the artifacts directory. */
    @Parameter(property = "secoda.manifest", defaultValue = "manifest.json")
    private String manifest;

    /** The run results, relative to the artifacts directory; of several that are named, dbt writes none by itself. */
    @Parameter(property = "secoda.runResults", defaultValue = "run_results.json")
    private String runResults;

    /**
     * Where dbt's exit code is kept for the goals that judge. The default is {@code secoda} in the build directory or,
     * without a pom, in the artifacts directory.
     */
    @Parameter(property = "secoda.reportDirectory")
    private @Nullable String reportDirectory;

    @Inject
    private LifecycleExecutor lifecycleExecutor;

    @Inject
    private BuildPluginManager pluginManager;

    @Override
    void perform()
            throws ArtifactException, BadSettingException, InterruptedException, GoalErrorException,
                    BuildFailsException {
        ReactorWalk walk = new ReactorWalk(lifecycleExecutor, pluginManager, session(), mojoExecution());
        if (walk.isCalledAtRoot()) {
            walk.run();
        } else {
            RunPlace place = place();
            if (!new PassingOver(session(), mojoExecution(), getLog()).applies(place.artifacts())) {
                host().session().reach(true);
                run(DbtSettings.of(
                        host(), place, dbtCommand, given(dbtTimeout), environment(), given(profilesDirectory)));
            }
        }
    }

    private void run(DbtSettings settings)
            throws ArtifactException, BadSettingException, InterruptedException, GoalErrorException,
                    BuildFailsException {
        JudgingAhead ahead = new JudgingAhead(lifecycleExecutor, session(), mojoExecution());
        try {
            new DbtGoal(settings, ahead::comes, host().session(), Instant::now, getLog()).run();
        } catch (DbtCommandException e) {
            throw Errors.withoutCause(e, Advice.sentence(e));
        }
    }

    private RunPlace place() throws ArtifactException {
        return RunPlace.of(
                host(),
                given(dbtProjectDirectory),
                given(artifactsDirectory),
                manifest,
                runResults,
                given(reportDirectory),
                Optional.empty());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        if (dbtEnvironment != null) {
            // An empty element is null.
            dbtEnvironment.forEach((name, value) -> environment.put(name, value == null ? "" : value));
        }
        return environment;
    }
}
