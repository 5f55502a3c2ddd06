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
 * Checks dbt's artifacts, reads what was failing before, and uploads {@code manifest.json} and {@code run_results.json}
 * in one call. What {@code trigger} and {@code check} need is left in the state file.
 */
@Mojo(name = "upload", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class UploadMojo extends AbstractRunMojo {
    @Override
    void perform(Run run)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        run.upload();
    }

    @Override
    void rehearse(Run run) throws ArtifactException, BadSettingException, GoalErrorException {
        run.rehearse();
    }

    @Override
    Optional<RunFiles.Beginning> beginning() {
        return Optional.of(RunFiles.Beginning.UPLOAD);
    }
}
