package co.secoda.maven;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.LifecycleNotFoundException;
import org.apache.maven.lifecycle.LifecyclePhaseNotFoundException;
import org.apache.maven.plugin.InvalidPluginDescriptorException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoNotFoundException;
import org.apache.maven.plugin.PluginDescriptorParsingException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginNotFoundException;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.plugin.prefix.NoPluginFoundForPrefixException;
import org.apache.maven.plugin.version.PluginVersionResolutionException;

/** What Maven itself would run for goals and phases, and in which order. */
final class ExecutionPlan {
    private ExecutionPlan() {}

    /**
     * The executions for the session's current project.
     *
     * @throws MojoExecutionException if Maven can't say
     */
    static List<MojoExecution> of(LifecycleExecutor lifecycle, MavenSession session, String... tasks)
            throws MojoExecutionException {
        try {
            return lifecycle.calculateExecutionPlan(session, tasks).getMojoExecutions();
        } catch (PluginManagerException
                | PluginNotFoundException
                | PluginResolutionException
                | PluginDescriptorParsingException
                | MojoNotFoundException
                | NoPluginFoundForPrefixException
                | InvalidPluginDescriptorException
                | LifecyclePhaseNotFoundException
                | LifecycleNotFoundException
                | PluginVersionResolutionException e) {
            throw new MojoExecutionException(
                    "Maven can't plan " + String.join(" ", tasks) + " for "
                            + session.getCurrentProject().getArtifactId() + ": " + e.getMessage(),
                    e);
        }
    }
}
