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
 * Uploads dbt's artifacts, starts the sync and waits until Secoda has processed them. Fails the build if more tables or
 * models are failing than allowed. It is {@code upload}, {@code trigger} and {@code check} in one goal.
 */
@Mojo(name = "publish", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class PublishMojo extends AbstractJudgingMojo {
    @Override
    void perform(Run run)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        run.publish();
    }

    @Override
    void rehearse(Run run) throws ArtifactException, BadSettingException, GoalErrorException {
        run.rehearse();
    }

    @Override
    Optional<RunFiles.Beginning> beginning() {
        return Optional.of(RunFiles.Beginning.PUBLISH);
    }
}
