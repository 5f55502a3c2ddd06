package co.secoda.maven;

import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.BuildSummary;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Has a module judged when the session ends ({@code secoda.checkAtEnd}). Then no goal is there any more that could
 * fail, so the failure is put where Maven puts those of goals, before it reports the end of the session.
 */
final class ChecksAtEnd {
    private final MavenSession session;
    private final MojoExecution execution;
    private final MavenProject project;
    private final SessionClosing closing;

    ChecksAtEnd(MavenSession session, MojoExecution execution, Log log) {
        this.session = session;
        this.execution = execution;
        this.project = session.getCurrentProject();
        this.closing = new SessionClosing(session, log);
    }

    /** Leaves what judges the module for the end. */
    void defer(GoalEnd.Work check) {
        closing.defer(() -> {
            try {
                GoalEnd.of(check, Advice::onRun);
                return () -> {};
            } catch (MojoExecutionException | MojoFailureException e) {
                return () -> fail(e);
            }
        });
    }

    private void fail(Exception e) {
        MavenExecutionResult result = session.getResult();
        LifecycleExecutionException failure = new LifecycleExecutionException(execution, project, e);
        BuildSummary summary = result.getBuildSummary(project);
        result.addException(failure);
        if (!(summary instanceof BuildFailure)) {
            result.addBuildSummary(new BuildFailure(project, summary == null ? 0 : summary.getTime(), failure));
        }
    }
}
