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

/** Checks dbt's artifacts by the same limits as {@code check}, without Secoda: no network, no key. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends AbstractJudgingMojo {
    @Override
    void perform(Run run)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        run.validate();
    }

    @Override
    void rehearse(Run run) throws ArtifactException, BadSettingException, GoalErrorException, BuildFailsException {
        run.validate(); // It sends nothing anyway.
    }

    @Override
    Optional<RunFiles.Beginning> beginning() {
        return Optional.of(RunFiles.Beginning.CHECK);
    }
}
