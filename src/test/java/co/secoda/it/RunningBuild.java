package co.secoda.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build under test as a process of its own, to be interrupted in the middle. Called by the scripts in {@code src/it}.
 */
public final class RunningBuild {
    private static final String PLUGIN = "co.secoda:secoda-maven-plugin:";

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder log = new StringBuilder();

    private RunningBuild(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /**
     * Starts {@code publish} with the plugin as it is staged for builds under test.
     *
     * @param mavenVersion of the Maven to start: the running one, or one of those unpacked for tests
     * @param properties without their {@code -D}
     */
    public static RunningBuild start(
            String projectDirectory, String mavenVersion, File localRepository, File basedir, String... properties)
            throws IOException {
        Path unpacked = Path.of(projectDirectory, "target", "mavens", "apache-maven-" + mavenVersion);
        Path home = unpacked.toFile().isDirectory() ? unpacked : Path.of(System.getProperty("maven.home"));
        Path settings = basedir.toPath().resolve("settings.xml");
        Files.writeString(
                settings,
                Files.readString(Path.of(projectDirectory, "src", "it", "settings.xml"))
                        .replace("@localRepositoryUrl@", localRepository.toURI().toString()));
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-o",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + localRepository,
                PLUGIN + version(projectDirectory) + ":publish"));
        for (String property : properties) {
            command.add("-D" + property);
        }
        return new RunningBuild(new ProcessBuilder(command)
                .directory(basedir)
                .redirectErrorStream(true)
                .start());
    }

    private static String version(String projectDirectory) throws IOException {
        Matcher version = Pattern.compile("<version>(.+?)</version>")
                .matcher(Files.readString(Path.of(projectDirectory, "pom.xml")));
        if (!version.find()) {
            throw new AssertionError("the pom has no version");
        }
        return version.group(1);
    }

    /**
     * Reads on until the build prints {@code text}, and gives what the pattern's first group found in all that was
     * printed.
     */
    public String await(String text, String pattern) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            if (line.contains(text)) {
                Matcher found = Pattern.compile(pattern).matcher(log);
                return found.find() ? found.group(1) : "";
            }
        }
        throw new AssertionError("the build never said: " + text + "\n" + log);
    }

    /**
     * Does what an abort of a CI job does, and fails unless the build ends soon. Ctrl-C ends a JVM in the same way, but
     * what a shell starts in the background is deaf to it.
     */
    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                .start()
                .waitFor();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended) {
            throw new AssertionError("the build goes on after it was told to end");
        }
    }

    /** Whether something on this machine answers at a port. */
    public static boolean isListening(String port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
