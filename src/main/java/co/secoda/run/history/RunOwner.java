package co.secoda.run.history;

import co.secoda.report.PastRun.Identity;
import co.secoda.report.Report;
import co.secoda.text.PlainText;
import java.util.Optional;

/**
 * Whose runs a history is asked for, and whose a run is that is added to one.
 *
 * @param integrationId the integration, if it is known
 * @param project the dbt project, if its name is known
 * @param published whether the run is published there; otherwise the artifacts are judged alone
 */
public record RunOwner(Optional<String> integrationId, Optional<String> project, boolean published) {
    /** Of an integration. Only what was published there is of it. */
    public static RunOwner ofIntegration(String id) {
        return new RunOwner(Optional.of(id), Optional.empty(), true);
    }

    /**
     * Of a dbt project whose artifacts are judged alone. What was published to the same integration is of it too, as
     * are runs of the project of which the integration isn't known.
     *
     * @param integrationId the integration that the settings name, if they do
     * @param project the project's name, if it is known
     */
    public static RunOwner ofProject(Optional<String> integrationId, Optional<String> project) {
        return new RunOwner(integrationId, project, false);
    }

    /** Whose the run of a report is. */
    public static RunOwner of(Report report) {
        return report.target()
                .map(target -> ofIntegration(target.integrationId()))
                .orElseGet(() -> ofProject(Optional.empty(), report.run().flatMap(run -> run.project()
                        .name())));
    }

    /** Whose runs these are, in words. */
    public String words() {
        return published
                ? "integration " + integrationId.orElseThrow()
                : project.map(name -> "the dbt project " + PlainText.value(name))
                        .orElse("this dbt project");
    }

    /** What the name of a copy is made of. */
    String key() {
        return published ? integrationId.orElseThrow() : "project " + project.orElse("");
    }

    /** Whether a copy with the key of another owner may be of this one all the same. */
    boolean mayHaveOtherKeys() {
        return !published;
    }

    /** Whether a run is of this owner. */
    boolean owns(Identity run) {
        if (published || (integrationId.isPresent() && run.integrationId().isPresent())) {
            return run.integrationId().equals(integrationId);
        }
        return project.isEmpty() || run.project().isEmpty() || run.project().equals(project);
    }
}
