package co.secoda.maven;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Whether a goal that judges the artifacts of a dbt command comes after it in this build, by Maven's own plan. Where
 * that can't be told the answer is no: then dbt's exit code fails the build at once.
 */
final class JudgingAhead {
    private static final Set<String> JUDGING = Set.of("check", "publish", "validate");
    private static final List<String> SAME_ARTIFACTS =
            List.of("dbtProjectDirectory", "artifactsDirectory", "runResults");

    private final LifecycleExecutor lifecycle;
    private final MavenSession session;
    private final MojoExecution dbt;

    /** @param dbt the execution of the goal {@code dbt} */
    JudgingAhead(LifecycleExecutor lifecycle, MavenSession session, MojoExecution dbt) {
        this.lifecycle = lifecycle;
        this.session = session;
        this.dbt = dbt;
    }

    /** Whether one comes. */
    boolean comes() {
        try {
            List<MojoExecution> plan = ExecutionPlan.of(lifecycle, session, tasks());
            int here = lastOf(plan);
            return here >= 0 && plan.subList(here + 1, plan.size()).stream().anyMatch(this::judges);
        } catch (MojoExecutionException e) {
            return false;
        }
    }

    private String[] tasks() {
        List<String> asked = session.getGoals();
        String byDefault = Optional.ofNullable(session.getCurrentProject().getDefaultGoal())
                .orElse("");
        return asked.isEmpty() ? byDefault.strip().split("\\s+") : asked.toArray(String[]::new);
    }

    private int lastOf(List<MojoExecution> plan) {
        for (int i = plan.size() - 1; i >= 0; i--) {
            if (isOurs(plan.get(i))
                    && plan.get(i).getGoal().equals(dbt.getGoal())
                    && plan.get(i).getExecutionId().equals(dbt.getExecutionId())) {
                return i;
            }
        }
        return -1;
    }

    private boolean judges(MojoExecution later) {
        return isOurs(later)
                && JUDGING.contains(later.getGoal())
                && Set.of("", "false", "${secoda.skip}").contains(configured(later, "skip"))
                && SAME_ARTIFACTS.stream()
                        .allMatch(name -> Objects.equals(configured(later, name), configured(dbt, name)));
    }

    private boolean isOurs(MojoExecution other) {
        return Objects.equals(other.getGroupId(), dbt.getGroupId())
                && Objects.equals(other.getArtifactId(), dbt.getArtifactId());
    }

    private static String configured(MojoExecution execution, String parameter) {
        return Optional.ofNullable(execution.getConfiguration())
                .map(configuration -> configuration.getChild(parameter))
                .map(Xpp3Dom::getValue)
                .orElse("");
    }

    /** What Maven itself would run for goals and phases, and in which order. */
    static final class ExecutionPlan {
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
}
