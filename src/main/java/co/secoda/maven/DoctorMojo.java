package co.secoda.maven;

import co.secoda.run.BuildFailsException;
import co.secoda.run.Checkup;
import co.secoda.run.Doctor;
import co.secoda.run.PlanReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything that a run needs, one check a line: settings, key, URL, proxy, connection, integration,
 * artifacts. It says what to do about each that isn't as it should be, fails if there is one, and changes nothing.
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractConnectedMojo {
    /**
     * The id of the integration that is looked for. Without it, the environment variable {@code SECODA_INTEGRATION_ID}
     * is asked.
     */
    @Parameter(property = "secoda.integrationId")
    private @Nullable String integrationId;

    /**
     * Where {@code dbt_project.yml} is; a relative path is relative to the base directory. The default is
     * {@code DBT_ENGINE_PROJECT_DIR}, else {@code DBT_PROJECT_DIR}, else the base directory.
     */
    @Parameter(property = "secoda.dbtProjectDirectory")
    private @Nullable String dbtProjectDirectory;

    /**
     * Where dbt leaves its artifacts; a relative path is relative to the dbt project. The default is
     * {@code DBT_ENGINE_TARGET_PATH}, else {@code DBT_TARGET_PATH}, else {@code target-path} of
     * {@code dbt_project.yml}, else {@code target}.
     */
    @Parameter(property = "secoda.artifactsDirectory")
    private @Nullable String artifactsDirectory;

    /**
     * The manifest, relative to the artifacts directory. Where it isn't there, the same name with {@code .gz} is taken.
     */
    @Parameter(property = "secoda.manifest", defaultValue = "manifest.json")
    private String manifest;

    /**
     * The run results, relative to the artifacts directory. Where they aren't there, the same name with {@code .gz} is
     * taken.
     */
    @Parameter(property = "secoda.runResults", defaultValue = "run_results.json")
    private String runResults;

    @Inject
    private LifecycleExecutor lifecycleExecutor;

    @Inject
    private BuildPluginManager pluginManager;

    @Inject
    private MavenPluginManager mavenPluginManager;

    @Override
    void refuse(List<String> lostSettings) {
        // They are told among the checks, by the goals that have them too.
    }

    @Override
    void perform() throws InterruptedException, BuildFailsException {
        PlanReader reader = new PlanReader(host());
        ConfiguredGoals goals =
                new ConfiguredGoals(lifecycleExecutor, pluginManager, mavenPluginManager, session(), mojoExecution());
        Doctor.Place place =
                () -> reader.location(given(dbtProjectDirectory), given(artifactsDirectory), manifest, runResults);
        Checkup checkup = new Checkup(Checkup.Marks.of(consoleCharset()), getLog());
        new Doctor(host(), connectionParameters(), goals::requireSettings, place, given(integrationId), checkup)
                .examine();
        if (!checkup.failed().isEmpty()) {
            throw new BuildFailsException(
                    "Not as it should be: " + String.join(", ", checkup.failed()) + ". What to do is said above.");
        }
    }

    /** JDK 17 and later ones have different names for it. */
    private static Charset consoleCharset() {
        return Optional.ofNullable(System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding")))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }
}
