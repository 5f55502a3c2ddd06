package co.secoda.metadata;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a check in a JVM of its own, and writes down what it found. */
final class CheckInFork {
    private CheckInFork() {}

    /**
     * The fork's entry.
     *
     * @param arguments {@code csv} or {@code resources}; the file; where to write the counts
     */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        CheckReport report = arguments[0].equals("csv") ? new CsvCheck().check(file) : new JsonlCheck().resources(file);
        Files.writeString(
                Path.of(arguments[2]),
                report.records() + " records, " + report.errorCount() + " errors, " + report.warningCount()
                        + " warnings");
    }
}
