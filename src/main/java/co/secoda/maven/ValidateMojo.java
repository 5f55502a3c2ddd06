package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.ArtifactException;
import co.secoda.gate.StateException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Judges dbt's artifacts by the same thresholds as {@code check}, without Secoda: no network, no key. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends AbstractJudgingMojo {
    @Override
    void perform(RunWiring wiring)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    MojoExecutionException, MojoFailureException {
        wiring.validate();
    }

    @Override
    void rehearse(RunWiring wiring)
            throws ArtifactException, BadSettingException, MojoExecutionException, MojoFailureException {
        wiring.validate(); // It sends nothing anyway.
    }
}
