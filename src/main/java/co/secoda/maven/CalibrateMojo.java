package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.run.BadSettingException;
import co.secoda.run.BuildFailsException;
import co.secoda.run.GateParameters;
import co.secoda.run.GoalErrorException;
import co.secoda.run.RunWiring;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a workspace behaves while it syncs: uploads the artifacts and starts a sync twice, watches when last-run
 * and the sets of failing entities move, and says which evidence this workspace gives and which settings suit it. It
 * judges nothing and leaves no files. Since it uploads, it must be confirmed.
 */
@Mojo(name = "calibrate", requiresProject = false, threadSafe = true)
public final class CalibrateMojo extends AbstractRunMojo {
    /** The id of the integration once more: without it, nothing is uploaded. */
    @Parameter(property = "secoda.confirm")
    private @Nullable String confirm;

    /** How often Secoda is asked. */
    @Parameter(property = "secoda.pollInterval", defaultValue = "1s")
    private String pollInterval;

    /** A round ends once nothing has moved for this long: longer than a sync may take between two signs of life. */
    @Parameter(property = "secoda.settleTime", defaultValue = "2m")
    private String settleTime;

    /** How long a round takes at most. */
    @Parameter(property = "secoda.syncTimeout", defaultValue = "20m")
    private String syncTimeout;

    @Override
    void perform(RunWiring wiring)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        wiring.calibrate(given(confirm));
    }

    @Override
    GateParameters gateParameters() {
        return GateParameters.DEFAULTS.waiting(pollInterval, settleTime, syncTimeout);
    }
}
