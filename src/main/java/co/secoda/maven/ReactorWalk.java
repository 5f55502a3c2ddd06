package co.secoda.maven;

import co.secoda.maven.JudgingAhead.ExecutionPlan;
import co.secoda.run.BuildSession;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import java.util.List;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.project.MavenProject;

/**
 * Walks the modules of a reactor on which a goal was called by hand. Maven runs a goal that needs no project once, at
 * the root, with the root's configuration; so the walk asks Maven to run the goal once more for each module, with the
 * module's own configuration.
 */
final class ReactorWalk {
    private static final String DEFAULT_EXECUTION = "default-cli";

    private final LifecycleExecutor lifecycle;
    private final BuildPluginManager plugins;
    private final MavenSession session;
    private final MojoExecution execution;

    ReactorWalk(
            LifecycleExecutor lifecycle, BuildPluginManager plugins, MavenSession session, MojoExecution execution) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
        this.session = session;
        this.execution = execution;
    }

    /** Whether this very execution is the call at the root, which has modules to walk. */
    boolean isCalledAtRoot() {
        return execution.getSource() == MojoExecution.Source.CLI
                && session.getProjects().size() > 1
                && !SessionScope.of(session).isWalking();
    }

    /**
     * Runs the goal for each module. A module that fails ends the walk, unless Maven was told {@code --fail-at-end} or
     * {@code --fail-never}. Where there was nothing to do in any of them, the goal runs for the root after all, which
     * says what it misses there: somebody asked for it.
     *
     * @throws BuildFailsException if a module failed: the first one's, or one that counts them
     * @throws GoalErrorException if a module could not be judged
     */
    void run() throws GoalErrorException, BuildFailsException {
        BuildSession build = SessionScope.of(session);
        build.walk(true);
        build.passOver(true);
        build.reach(false);
        try {
            walk(session.getProjects());
            build.passOver(false);
            if (!build.isReached()) {
                walk(List.of(session.getTopLevelProject()));
            }
        } finally {
            build.passOver(false);
            build.walk(false);
        }
    }

    private void walk(List<MavenProject> modules) throws GoalErrorException, BuildFailsException {
        boolean failFast = MavenExecutionRequest.REACTOR_FAIL_FAST.equals(session.getReactorFailureBehavior());
        BuildFailsException failures = null;
        GoalErrorException errors = null;
        for (MavenProject module : modules) {
            try {
                runFor(module);
            } catch (MojoFailureException e) {
                failures = inModule(module, e, failures);
            } catch (MojoExecutionException e) {
                errors = inModule(module, e, errors);
            }
            if (failFast && (failures != null || errors != null)) {
                break;
            }
        }
        if (errors != null) {
            throw errors;
        }
        if (failures != null) {
            throw failures;
        }
    }

    private static BuildFailsException inModule(
            MavenProject module,
            MojoFailureException e,
            @org.jspecify.annotations.Nullable BuildFailsException earlier) {
        return new BuildFailsException(joined(module, e, earlier));
    }

    private static GoalErrorException inModule(
            MavenProject module,
            MojoExecutionException e,
            @org.jspecify.annotations.Nullable GoalErrorException earlier) {
        return new GoalErrorException(joined(module, e, earlier));
    }

    private static String joined(
            MavenProject module, Exception e, @org.jspecify.annotations.Nullable Exception earlier) {
        String here = module.getArtifactId() + ": " + e.getMessage();
        return earlier == null ? here : earlier.getMessage() + " | " + here;
    }

    private void runFor(MavenProject module) throws MojoExecutionException, MojoFailureException {
        MavenSession moduleSession = session.clone();
        moduleSession.setCurrentProject(module);
        String goal = execution.getGroupId() + ":" + execution.getArtifactId() + ":" + execution.getVersion() + ":"
                + execution.getGoal()
                + (DEFAULT_EXECUTION.equals(execution.getExecutionId()) ? "" : "@" + execution.getExecutionId());
        for (MojoExecution planned : ExecutionPlan.of(lifecycle, moduleSession, goal)) {
            try {
                plugins.executeMojo(moduleSession, planned);
            } catch (PluginManagerException | PluginConfigurationException e) {
                throw new MojoExecutionException("Maven can't run " + goal + " for the module: " + e.getMessage(), e);
            }
        }
    }
}
