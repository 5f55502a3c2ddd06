package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.ArtifactException;
import co.secoda.gate.StateException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Starts a sync of the integration, so that Secoda takes in what {@code upload} sent. */
@Mojo(name = "trigger", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class TriggerMojo extends AbstractRunMojo {
    @Override
    void perform(RunWiring wiring)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    MojoExecutionException, MojoFailureException {
        wiring.online(RunGoals::trigger);
    }

    @Override
    boolean readsState() {
        return true;
    }
}
