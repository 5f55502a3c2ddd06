package co.secoda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A whole build with the plugin as it is staged in {@code target/it-repository}:
 * {@code MavenBuild.on(V3_9).in(directory).with("secoda.sandbox=true").run("publish")}.
 *
 * <p>Maven runs in this JVM, and costs less than a second, unless the build is {@link #forked}. With
 * {@code -Dbuilds.forked=true}, as at night, all are.
 */
public final class MavenBuild {
    /** The version of the plugin under test. */
    public static final String VERSION = version();

    private static final String PLUGIN = "co.secoda:secoda-maven-plugin:" + VERSION;

    /** Where the plugin is staged, with what it needs. */
    static final Path REPOSITORY = Path.of("target", "it-repository").toAbsolutePath();

    private static final boolean FORKED = Boolean.getBoolean("builds.forked");

    private final MavenVersion maven;
    private final Path directory;
    private final List<String> properties;
    private final Map<String, String> variables;
    private final boolean forked;

    private MavenBuild(
            MavenVersion maven,
            Path directory,
            List<String> properties,
            Map<String, String> variables,
            boolean forked) {
        this.maven = maven;
        this.directory = directory;
        this.properties = properties;
        this.variables = variables;
        this.forked = forked;
    }

    /** A build on that Maven, in the working directory until {@link #in} says where. */
    public static MavenBuild on(MavenVersion maven) {
        return new MavenBuild(maven, Path.of("").toAbsolutePath(), List.of(), Map.of(), FORKED);
    }

    /** A build in that directory. */
    public MavenBuild in(Path directory) {
        return new MavenBuild(maven, directory.toAbsolutePath(), properties, variables, forked);
    }

    /** A build with further properties, {@code name=value} each. */
    public MavenBuild with(String... properties) {
        List<String> all = new ArrayList<>(this.properties);
        all.addAll(List.of(properties));
        return new MavenBuild(maven, directory, all, variables, forked);
    }

    /** A build with a sandbox of its own, whose syncs take a tenth of a second, as does a pause between polls. */
    public MavenBuild sandbox() {
        return sandbox("sync=100ms");
    }

    /** A build with a sandbox of its own that has these habits, asked ten times a second. */
    public MavenBuild sandbox(String habits) {
        return with("secoda.sandbox=true", "secoda.sandboxHabits=" + habits, "secoda.pollInterval=100ms");
    }

    /**
     * A build in a process of its own, for what can't be seen in the JVM of the tests: an environment that dbt gets
     * too, raw standard output, another Java.
     */
    public MavenBuild forked() {
        return new MavenBuild(maven, directory, properties, variables, true);
    }

    /** A build in the JVM of the tests also at night, for what only many builds in one can show. */
    MavenBuild inThisJvm() {
        return new MavenBuild(maven, directory, properties, variables, false);
    }

    /**
     * A build to which Maven says that the environment has this variable too. What the build starts, such as dbt, gets
     * it only if it is {@link #forked}.
     */
    public MavenBuild env(String name, String value) {
        Map<String, String> all = new HashMap<>(variables);
        all.put(name, value);
        return new MavenBuild(maven, directory, properties, all, forked);
    }

    /**
     * Calls goals of the plugin by hand, by its coordinates.
     *
     * @param goalsAndOptions names of goals ({@code publish}), and options, which begin with {@code -}
     */
    public FinishedBuild run(String... goalsAndOptions) {
        return mvn(goals(goalsAndOptions));
    }

    /** Calls Maven with what follows {@code mvn} on the command line: {@code clean}, {@code verify}. */
    public FinishedBuild mvn(String... arguments) {
        List<String> all = arguments(arguments);
        Outcome outcome = forked
                ? ForkedMaven.run(maven, directory, variables, all)
                : EmbeddedMaven.run(maven, directory, variables, all);
        return new FinishedBuild(directory, outcome.exitCode(), outcome.log());
    }

    /** Starts goals of the plugin in a process of their own, to be interrupted. */
    RunningBuild start(String... goalsAndOptions) throws IOException {
        return new RunningBuild(ForkedMaven.prepare(maven, directory, variables, arguments(goals(goalsAndOptions)))
                .start());
    }

    private static String[] goals(String... goalsAndOptions) {
        return Stream.of(goalsAndOptions)
                .map(word -> word.startsWith("-") ? word : PLUGIN + ":" + word)
                .toArray(String[]::new);
    }

    private List<String> arguments(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("-B", "-ntp", "-s", settings().toString()));
        all.add("-Dmaven.repo.local=" + REPOSITORY);
        properties.forEach(property -> all.add("-D" + property));
        all.addAll(List.of(arguments));
        return all;
    }

    /** Everything but the plugin is taken from the repository of the Maven that runs the tests. */
    static Path settings() {
        if (!Files.isDirectory(REPOSITORY)) {
            throw new IllegalStateException("the plugin isn't staged in " + REPOSITORY + ": see CONTRIBUTING.md");
        }
        try {
            Path repository =
                    Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
            Path settings = Files.createTempFile("settings", ".xml");
            settings.toFile().deleteOnExit();
            Files.writeString(
                    settings,
                    Files.readString(Path.of("src/it/settings.xml"))
                            .replace("@localRepositoryUrl@", repository.toUri().toString()));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        try {
            Matcher version = Pattern.compile("<version>(.+?)</version>").matcher(Files.readString(Path.of("pom.xml")));
            if (version.find()) {
                return version.group(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the pom has no version");
    }
}
