package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Advice;
import co.secoda.run.BadSettingException;
import co.secoda.run.Connections;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Run;
import co.secoda.run.RunFiles;
import co.secoda.run.RunPlace;
import co.secoda.run.RunSettings;
import co.secoda.run.ServerSettings;
import co.secoda.run.Setting.SettingReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals of one dbt run have in common: how they are done, for one module or for each, and how they end. */
abstract class AbstractRunMojo extends AbstractRunSettingsMojo {
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
            SettingReader read = new SettingReader();
            ServerSettings server = server(read);
            RunSettings settings = settings(read);
            GateSettings gate = gate(read);
            WaitSettings waiting = waiting(read);
            read.requireAll();
            Run run = new Run(host(), server, settings, gate, waiting, files());
            if (dryRun) {
                rehearse(run);
            } else {
                perform(run);
            }
        }
    }

    private boolean isPassedOver() throws ArtifactException {
        RunPlace place = place();
        boolean goesByState = readsState() && place.hasState();
        return !goesByState && new PassingOver(session(), mojoExecution(), getLog()).applies(place.artifacts());
    }

    /** How the goal begins with what lies in the report directory, if it writes there. */
    Optional<RunFiles.Beginning> beginning() {
        return Optional.empty();
    }

    private RunFiles files() throws ArtifactException, BadSettingException {
        if (files == null) {
            files = beginning().isPresent()
                    ? RunFiles.of(host(), place(), reports())
                    : RunFiles.unclaimed(host(), place(), reports());
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
        } catch (ArtifactException | BadSettingException | RuntimeException e) {
            getLog().debug("The reports can't say why this goal ended", e); // that is told anyway
        }
    }

    private boolean mayBePassedOver() {
        try {
            return new PassingOver(session(), mojoExecution(), getLog())
                    .reason(place().artifacts())
                    .isPresent();
        } catch (ArtifactException e) {
            return false; // it has a dbt_project.yml, if a bad one
        }
    }

    /** What is wrong with the goal's settings, a line each: {@code doctor} asks, and nothing is done. */
    final List<String> settingProblems() {
        SettingReader read = new SettingReader();
        ServerSettings server = server(read);
        gate(read);
        waiting(read);
        try {
            settings(read);
        } catch (ArtifactException e) {
            getLog().debug("Looked at again with the artifacts: " + e.getMessage());
        }
        read.check(() -> new Connections(host(), server).requireUsable());
        return Stream.concat(new LostSettings(session(), mojoExecution()).errors().stream(), read.problems().stream())
                .toList();
    }

    @Override
    final String advice(SecodaException e) {
        return Advice.onRun(e);
    }

    /** Does what the goal is for, for one module. */
    abstract void perform(Run run)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException;

    /** What the goal does in a dry run: for one that has nothing to show, nothing. */
    void rehearse(Run run) throws ArtifactException, BadSettingException, GoalErrorException, BuildFailsException {
        getLog().info("Skipped: in a dry run nothing is asked of Secoda (secoda.dryRun).");
    }

    /** What is judged; for goals that don't judge, what is usual. */
    GateSettings gate(SettingReader read) {
        return GateSettings.usual(onNothingTested(read));
    }

    /** How the sync is waited for; for goals that don't, as is usual. */
    WaitSettings waiting(SettingReader read) {
        return WaitSettings.USUAL;
    }
}
