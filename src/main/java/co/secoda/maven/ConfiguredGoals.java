package co.secoda.maven;

import co.secoda.maven.JudgingAhead.ExecutionPlan;
import co.secoda.run.BadSettingException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginResolutionException;

/**
 * The goals of a dbt run as Maven would configure them in this module: {@code publish} called by hand, and what the pom
 * binds to phases. They are configured and asked, not run.
 */
final class ConfiguredGoals {
    private static final Set<String> OF_A_RUN = Set.of("upload", "trigger", "check", "publish", "validate");

    private final LifecycleExecutor lifecycle;
    private final BuildPluginManager plugins;
    private final MavenPluginManager configurator;
    private final MavenSession session;
    private final MojoExecution asking;

    /** @param asking the goal that asks: of the same plugin */
    ConfiguredGoals(
            LifecycleExecutor lifecycle,
            BuildPluginManager plugins,
            MavenPluginManager configurator,
            MavenSession session,
            MojoExecution asking) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
        this.configurator = configurator;
        this.session = session;
        this.asking = asking;
    }

    /**
     * Checks their settings as they themselves would, before they do anything.
     *
     * @throws BadSettingException naming each that can't be used, if there is one
     */
    void requireSettings() throws BadSettingException {
        Set<String> problems = new LinkedHashSet<>();
        for (String goal : Stream.concat(Stream.of("publish"), bound()).toList()) {
            try {
                problems.addAll(ask(goal, AbstractRunMojo::settingProblems));
            } catch (MojoExecutionException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadSettingException(List.copyOf(problems));
        }
    }

    /** The integration ids that the pom's executions give to them, each once; there may be none. */
    Set<String> integrationIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (String goal : bound().toList()) {
            try {
                ids.addAll(ask(goal, run -> run.integrationId().stream().toList()));
            } catch (MojoExecutionException e) {
                // requireSettings tells of it
            }
        }
        return ids;
    }

    /** Whether the pom binds one of them. */
    boolean areBound() {
        return bound().findAny().isPresent();
    }

    /** Those of the pom, such as {@code check@default}. */
    private Stream<String> bound() {
        String key = Plugin.constructKey(asking.getGroupId(), asking.getArtifactId());
        return Optional.ofNullable(session.getCurrentProject().getPlugin(key)).stream()
                .flatMap(plugin -> plugin.getExecutions().stream())
                .flatMap(execution -> execution.getGoals().stream()
                        .filter(OF_A_RUN::contains)
                        .map(goal -> goal + "@" + execution.getId()));
    }

    private Set<String> ask(String goal, Function<AbstractRunMojo, List<String>> question)
            throws MojoExecutionException {
        String coordinates =
                asking.getGroupId() + ":" + asking.getArtifactId() + ":" + asking.getVersion() + ":" + goal;
        try {
            Set<String> answers = new LinkedHashSet<>();
            for (MojoExecution planned : ExecutionPlan.of(lifecycle, session, coordinates)) {
                answers.addAll(ask(planned, question));
            }
            return answers;
        } catch (MojoExecutionException
                | PluginConfigurationException
                | PluginManagerException
                | PluginResolutionException e) {
            throw new MojoExecutionException("Maven can't configure " + goal + ": " + e.getMessage(), e);
        }
    }

    private List<String> ask(MojoExecution planned, Function<AbstractRunMojo, List<String>> question)
            throws PluginConfigurationException, PluginManagerException, PluginResolutionException {
        plugins.getPluginRealm(session, planned.getMojoDescriptor().getPluginDescriptor());
        Mojo goal = configurator.getConfiguredMojo(Mojo.class, session, planned);
        try {
            return goal instanceof AbstractRunMojo run ? question.apply(run) : List.of();
        } finally {
            configurator.releaseMojo(goal, planned);
        }
    }
}
