package co.secoda.report;

import co.secoda.file.WholeFile;
import co.secoda.gate.state.RunJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes {@code secoda.json}, the summary that scripts and later goals read. */
public final class SummaryWriter {
    private SummaryWriter() {}

    /**
     * Writes the summary of a report.
     *
     * @param directory made if it isn't there
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, Path directory) throws IOException {
        return write(report, directory, ReportFiles.SUMMARY, json -> {});
    }

    /**
     * The same by another name.
     *
     * @param more writes members that only a copy has
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, Path directory, String name, Consumer<RunJson> more) throws IOException {
        return WholeFile.write(
                directory.resolve(name),
                out -> RunJson.write(out, json -> {
                    new SummaryJson(json).write(report);
                    more.accept(json);
                }));
    }
}
