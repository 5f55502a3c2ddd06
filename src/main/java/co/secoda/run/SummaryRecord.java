package co.secoda.run;

import co.secoda.report.Report;
import co.secoda.report.SummaryWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the summary on disk up to date while a goal goes on. That it can't be written never changes a verdict: it is an
 * error of its own after it.
 */
final class SummaryRecord {
    private final boolean wanted;
    private final Path directory;
    private final Log log;
    private Optional<IOException> problem = Optional.empty();

    SummaryRecord(boolean wanted, Path directory, Log log) {
        this.wanted = wanted;
        this.directory = directory;
        this.log = log;
    }

    /** Writes the summary, if it is wanted; the file, if that could be done. */
    Optional<Path> write(Report report) {
        if (!wanted) {
            return Optional.empty();
        }
        try {
            Path file = SummaryWriter.write(report, directory);
            problem = Optional.empty();
            return Optional.of(file);
        } catch (IOException e) {
            log.error(message(e));
            problem = Optional.of(e);
            return Optional.empty();
        }
    }

    /**
     * Ends a goal whose own outcome is good.
     *
     * @throws GoalErrorException if the last summary could not be written
     */
    void requireWritten() throws GoalErrorException {
        if (problem.isPresent()) {
            throw new GoalErrorException(message(problem.get()));
        }
    }

    private String message(IOException e) {
        return "The summary can't be written to " + directory + ": " + e
                + ". Set secoda.reportDirectory to where this build may write.";
    }
}
