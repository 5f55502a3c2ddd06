package co.secoda.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.LifecycleNotFoundException;
import org.apache.maven.lifecycle.LifecyclePhaseNotFoundException;
import org.apache.maven.lifecycle.MavenExecutionPlan;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.InvalidPluginDescriptorException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.MojoNotFoundException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginDescriptorParsingException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginNotFoundException;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.plugin.prefix.NoPluginFoundForPrefixException;
import org.apache.maven.plugin.version.PluginVersionResolutionException;
import org.apache.maven.project.MavenProject;

/**
 * Walks the modules of a reactor on which a goal was called by hand. Maven runs a goal that needs no project once, at
 * the root, with the root's configuration; so the walk asks Maven to run the goal once more for each module, with the
 * module's own configuration.
 */
final class ReactorWalk {
    private static final String WALKING = "walking";

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
                && !SessionScope.of(session).isMarked(WALKING);
    }

    /** A module that only holds others: of packaging {@code pom}, with modules and without a dbt project. */
    static boolean isPassedOver(MavenProject project) {
        return project.getPackaging().equals("pom")
                && !project.getModules().isEmpty()
                && !new File(project.getBasedir(), "dbt_project.yml").exists();
    }

    /**
     * Runs the goal for each module. A module that fails ends the walk, unless Maven was told {@code --fail-at-end} or
     * {@code --fail-never}.
     *
     * @throws MojoFailureException if a module failed: the first one's, or one that counts them
     * @throws MojoExecutionException if a module could not be judged
     */
    void run() throws MojoExecutionException, MojoFailureException {
        SessionScope scope = SessionScope.of(session);
        scope.mark(WALKING, true);
        try {
            walk(session.getProjects());
        } finally {
            scope.mark(WALKING, false);
        }
    }

    private void walk(List<MavenProject> modules) throws MojoExecutionException, MojoFailureException {
        boolean failFast = MavenExecutionRequest.REACTOR_FAIL_FAST.equals(session.getReactorFailureBehavior());
        MojoFailureException failures = null;
        MojoExecutionException errors = null;
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

    private static MojoFailureException inModule(
            MavenProject module,
            MojoFailureException e,
            @org.jspecify.annotations.Nullable MojoFailureException earlier) {
        return new MojoFailureException(joined(module, e, earlier));
    }

    private static MojoExecutionException inModule(
            MavenProject module,
            MojoExecutionException e,
            @org.jspecify.annotations.Nullable MojoExecutionException earlier) {
        return new MojoExecutionException(joined(module, e, earlier));
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
                + execution.getGoal();
        try {
            MavenExecutionPlan plan = lifecycle.calculateExecutionPlan(moduleSession, goal);
            for (MojoExecution planned : plan.getMojoExecutions()) {
                plugins.executeMojo(moduleSession, planned);
            }
        } catch (PluginManagerException
                | PluginConfigurationException
                | PluginNotFoundException
                | PluginResolutionException
                | PluginDescriptorParsingException
                | MojoNotFoundException
                | NoPluginFoundForPrefixException
                | InvalidPluginDescriptorException
                | LifecyclePhaseNotFoundException
                | LifecycleNotFoundException
                | PluginVersionResolutionException e) {
            throw new MojoExecutionException("Maven can't run " + goal + " for the module: " + e.getMessage(), e);
        }
    }
}
