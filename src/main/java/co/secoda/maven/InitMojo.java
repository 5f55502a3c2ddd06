package co.secoda.maven;

import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.start.Init;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pipeline for GitHub Actions, Jenkins or GitLab into this repository, and says what is left to do. A file
 * that is there is never changed. It needs no key and no network.
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true, aggregator = true)
public final class InitMojo extends AbstractSecodaMojo {
    /**
     * Which pipeline to write: {@code github}, {@code jenkins} or {@code gitlab}. The default is the one that the
     * repository already uses.
     */
    @Parameter(property = "secoda.ci")
    private @Nullable String ci;

    /** The id of the dbt Core integration in Secoda, to be written into the pipeline. */
    @Parameter(property = "secoda.integrationId")
    private @Nullable String integrationId;

    /** Where {@code dbt_project.yml} is. The default is the directory of the call, else the one place below it. */
    @Parameter(property = "secoda.dbtProjectDirectory")
    private @Nullable String dbtProjectDirectory;

    /** The file to write, in this repository. The default is where the CI server looks for it. */
    @Parameter(property = "secoda.outputFile")
    private @Nullable String outputFile;

    @Override
    void perform() throws BadSettingException, GoalErrorException {
        new Init(host(), new Init.Asked(given(ci), given(dbtProjectDirectory), given(outputFile), given(integrationId)))
                .write();
    }
}
