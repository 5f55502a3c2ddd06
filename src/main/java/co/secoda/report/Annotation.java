package co.secoda.report;

import co.secoda.text.PlainText;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What GitHub shows beside a file.
 *
 * @param file relative to the checkout; absent where it isn't in it; not written unless it is plain
 * @param line of the file, from 1, where it is known
 * @param title one line
 * @param message one or more lines
 */
record Annotation(Optional<String> file, OptionalInt line, String title, String message) {
    /**
     * The workflow command.
     *
     * @param command {@code error} or {@code warning}
     * @param more what follows the message
     */
    String command(String command, String more) {
        // GitHub's paths have forward slashes.
        String place = file.filter(PlainText::isPlain)
                .map(path -> "file=" + property(path.replace('\\', '/')) + ",")
                .orElse("");
        String inIt = line.isPresent() ? "line=" + line.getAsInt() + "," : "";
        return "::" + command + " " + place + inIt + "title=" + property(title) + "::" + data(message + more);
    }

    /** Escaped as the runner unescapes it (actions/runner, ActionCommand.cs). */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
