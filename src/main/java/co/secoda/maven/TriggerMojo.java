package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Run;
import co.secoda.run.RunFiles;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Starts a sync of the integration, so that Secoda processes what {@code upload} sent. */
@Mojo(name = "trigger", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class TriggerMojo extends AbstractRunMojo {
    @Override
    void perform(Run run)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        run.trigger();
    }

    @Override
    boolean readsState() {
        return true;
    }

    @Override
    Optional<RunFiles.Beginning> beginning() {
        return Optional.of(RunFiles.Beginning.TRIGGER);
    }
}
