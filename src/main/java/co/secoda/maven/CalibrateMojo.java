package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Run;
import co.secoda.run.Setting.SettingReader;
import java.time.Duration;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a workspace behaves while it syncs. It uploads the artifacts and starts a sync twice, watches when last-run
 * and the result change, and prints the settings that suit. It checks nothing and leaves no files. Since it uploads, it
 * must be confirmed.
 */
@Mojo(name = "calibrate", requiresProject = false, threadSafe = true)
public final class CalibrateMojo extends AbstractRunMojo {
    /** The id of the integration once more: without it, nothing is uploaded. */
    @Parameter(property = "secoda.confirm")
    private @Nullable String confirm;

    /** How often Secoda is asked. */
    @Parameter(property = "secoda.pollInterval", defaultValue = "1s")
    private String pollInterval;

    /** A round ends if nothing has changed for this long. Set it longer than the longest pause of a sync. */
    @Parameter(property = "secoda.settleTime", defaultValue = "2m")
    private String settleTime;

    /** How long a round takes at most. */
    @Parameter(property = "secoda.syncTimeout", defaultValue = "20m")
    private String syncTimeout;

    @Override
    void perform(Run run)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        run.calibrate(given(confirm));
    }

    @Override
    WaitSettings waiting(SettingReader read) {
        Duration poll = read.duration("secoda.pollInterval", pollInterval);
        Duration settle = read.duration("secoda.settleTime", settleTime);
        Duration timeout = read.duration("secoda.syncTimeout", syncTimeout);
        return read.checked(() -> WaitSettings.USUAL.lasting(poll, settle, timeout), WaitSettings.USUAL);
    }
}
