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

/**
 * Waits until Secoda has processed the run that {@code upload} sent. Fails the build if more tables or models are
 * failing than allowed.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractJudgingMojo {
    @Override
    void perform(Run run)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        run.check();
    }

    @Override
    boolean readsState() {
        return true;
    }

    @Override
    Optional<RunFiles.Beginning> beginning() {
        return Optional.of(RunFiles.Beginning.CHECK);
    }
}
