package co.secoda.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A build under test that goes on in a process of its own, to be interrupted in the middle. */
final class RunningBuild {
    private static final int PATIENCE_IN_SECONDS = 20;

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder log = new StringBuilder();

    RunningBuild(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /**
     * Reads on until the build prints {@code text}, and gives what the pattern's first group found in all that was
     * printed.
     */
    String await(String text, String pattern) throws IOException {
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
     * Does what an abort of a CI job does, gives all that was printed, and fails unless the build ends soon. Ctrl-C
     * ends a JVM in the same way, but what a shell starts in the background is deaf to it.
     */
    String interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                .start()
                .waitFor();
        boolean ended = process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
            throw new AssertionError("the build goes on after it was told to end");
        }
        output.lines().forEach(line -> log.append(line).append('\n'));
        return log.toString();
    }

    /** Whether something on this machine answers at a port. */
    static boolean isListening(String port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
