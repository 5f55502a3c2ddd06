package co.secoda.maven;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.RunPlace;
import co.secoda.run.known.KnownFailuresGoal;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes an entry for each test that fails now into the list of known failures, behind what is there. It reads dbt's
 * artifacts, and needs neither a key nor the network.
 */
@Mojo(name = "known-failures", requiresProject = false, threadSafe = true)
public final class KnownFailuresMojo extends AbstractArtifactsMojo {
    /** Why these failures are accepted, such as {@code late events, DATA-412}. It must be given. */
    @Parameter(property = "secoda.reason")
    private @Nullable String reason;

    /** The last day on which the new entries count, such as {@code 2026-12-31}. The default is in 30 days. */
    @Parameter(property = "secoda.until")
    private @Nullable String until;

    @Override
    void perform() throws ArtifactException, BadSettingException, GoalErrorException {
        RunPlace place = place(Optional.empty(), Optional.empty());
        if (!new PassingOver(session(), mojoExecution(), getLog()).applies(place.artifacts())) {
            new KnownFailuresGoal(host(), place, knownFailures()).perform(given(reason), given(until));
        }
    }
}
