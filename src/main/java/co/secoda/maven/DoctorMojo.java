package co.secoda.maven;

import co.secoda.run.Checkup;
import co.secoda.run.Doctor;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.ServerSettings;
import co.secoda.run.Setting.SettingReader;
import co.secoda.run.start.NextGoal;
import co.secoda.text.NumberText;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Looks at everything that a run needs, one check a line: settings, key, URL, proxy, connection, integration,
 * artifacts. It says what to do about each that isn't as it should be, fails if there is one, and changes nothing.
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractArtifactsMojo {
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
        SettingReader url = new SettingReader();
        url(url);
        ServerSettings server = server(new SettingReader());
        ConfiguredGoals goals =
                new ConfiguredGoals(lifecycleExecutor, pluginManager, mavenPluginManager, session(), mojoExecution());
        Doctor.Place place = () -> place(Optional.empty(), Optional.empty()).artifacts();
        Set<String> ids = new LinkedHashSet<>(integrationId().stream().toList());
        ids.addAll(goals.integrationIds());
        Checkup checkup = new Checkup(Checkup.Marks.of(consoleCharset()), getLog());
        new Doctor(host(), server, url::requireAll, goals::requireSettings, place, List.copyOf(ids), checkup).examine();
        NextGoal next = new NextGoal(host().version(), givenOnCommandLine());
        if (!checkup.failed().isEmpty()) {
            throw new BuildFailsException(NumberText.count(checkup.failed().size(), "check", "checks") + " failed: "
                    + String.join(", ", checkup.failed()) + ". See above. Then again: " + next.goal("doctor"));
        }
        getLog().info("All is well. Next: " + (goals.areBound() ? next.lifecycle() : next.goal("publish")));
    }

    private Map<String, String> givenOnCommandLine() {
        Properties given = session().getUserProperties();
        return given.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, given::getProperty));
    }

    /** JDK 17 and later ones have different names for it. */
    private static Charset consoleCharset() {
        return Optional.ofNullable(System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding")))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }
}
