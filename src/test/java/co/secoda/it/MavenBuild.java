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
 * <p>Maven runs in this JVM, and costs less than a second. What needs a process of its own (an environment that child
 * processes see, signals, raw standard output) is in {@code src/it}.
 */
public final class MavenBuild {
    /** The version of the plugin under test. */
    public static final String VERSION = version();

    private static final String PLUGIN = "co.secoda:secoda-maven-plugin:" + VERSION;

    private static final Path REPOSITORY = Path.of("target", "it-repository").toAbsolutePath();

    private final MavenVersion maven;
    private final Path directory;
    private final List<String> properties;
    private final Map<String, String> variables;

    private MavenBuild(MavenVersion maven, Path directory, List<String> properties, Map<String, String> variables) {
        this.maven = maven;
        this.directory = directory;
        this.properties = properties;
        this.variables = variables;
    }

    /** A build on that Maven, in the working directory until {@link #in} says where. */
    public static MavenBuild on(MavenVersion maven) {
        return new MavenBuild(maven, Path.of("").toAbsolutePath(), List.of(), Map.of());
    }

    /** A build in that directory. */
    public MavenBuild in(Path directory) {
        return new MavenBuild(maven, directory.toAbsolutePath(), properties, variables);
    }

    /** A build with further properties, {@code name=value} each. */
    public MavenBuild with(String... properties) {
        List<String> all = new ArrayList<>(this.properties);
        all.addAll(List.of(properties));
        return new MavenBuild(maven, directory, all, variables);
    }

    /**
     * A build to which Maven says that the environment has this variable too. What the build starts, such as dbt,
     * doesn't get it.
     */
    public MavenBuild env(String name, String value) {
        Map<String, String> all = new HashMap<>(variables);
        all.put(name, value);
        return new MavenBuild(maven, directory, properties, all);
    }

    /**
     * Calls goals of the plugin by hand, by its coordinates.
     *
     * @param goalsAndOptions names of goals ({@code publish}), and options, which begin with {@code -}
     */
    public FinishedBuild run(String... goalsAndOptions) {
        return mvn(Stream.of(goalsAndOptions)
                .map(word -> word.startsWith("-") ? word : PLUGIN + ":" + word)
                .toArray(String[]::new));
    }

    /** Calls Maven with what follows {@code mvn} on the command line: {@code clean}, {@code verify}. */
    public FinishedBuild mvn(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("-B", "-ntp", "-s", settings().toString()));
        all.add("-Dmaven.repo.local=" + REPOSITORY);
        properties.forEach(property -> all.add("-D" + property));
        all.addAll(List.of(arguments));
        EmbeddedMaven.Outcome outcome = EmbeddedMaven.run(maven, directory, variables, all);
        return new FinishedBuild(directory, outcome.exitCode(), outcome.log());
    }

    /** Everything but the plugin is taken from the repository of the Maven that runs the tests. */
    private static Path settings() {
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
