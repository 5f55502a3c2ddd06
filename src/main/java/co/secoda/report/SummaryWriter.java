package co.secoda.report;

import co.secoda.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.jr.ob.JSON;

/** Writes {@code secoda.json}, the summary that scripts and later goals read. */
public final class SummaryWriter {
    /** Its name in the report directory. */
    public static final String FILE_NAME = "secoda.json";

    private static final JSON PRETTY =
            JSON.builder().enable(JSON.Feature.PRETTY_PRINT_OUTPUT).build();

    private SummaryWriter() {}

    /**
     * Writes the summary of a report.
     *
     * @param directory made if it isn't there
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, Path directory) throws IOException {
        return write(report, directory, FILE_NAME);
    }

    /** The same by another name. */
    static Path write(Report report, Path directory, String name) throws IOException {
        return WholeFile.write(directory.resolve(name), out -> {
            try (JsonGenerator json = new WholeJson(PRETTY.createGenerator(out))) {
                new SummaryJson(json).write(report);
            } catch (JacksonException e) {
                throw new IOException(e.getMessage(), e);
            }
        });
    }
}
