package co.secoda.run.history;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.state.RunJson;
import co.secoda.report.Report;
import co.secoda.report.SummaryWriter;
import co.secoda.run.history.HistoryFiles.HistoryName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Leaves summaries for the history of runs to come. */
public final class HistoryWriter {
    /** As many copies of an integration's summaries as are kept. */
    public static final int KEPT = 100;

    private HistoryWriter() {}

    /**
     * Leaves a copy of the summary of a report. Of the copies of the same owner that lie beside it, the newest
     * {@value #KEPT} stay, and older ones are deleted; no other file is. Copies of a time after this run's don't count.
     *
     * @param directory made if it isn't there
     * @return the file
     * @throws IOException if it can't be written, or an old copy not deleted
     */
    public static Path write(Report report, Path directory) throws IOException {
        Path file = SummaryWriter.write(report, directory, name(report), json -> nodeTimes(json, report));
        List<Path> copies = copies(directory, RunOwner.of(report), report.finishedAt());
        for (Path old : copies.subList(Math.min(KEPT, copies.size()), copies.size())) {
            Files.deleteIfExists(old);
        }
        return file;
    }

    /** For runs to come: where they can't be read any more, the copy has none. */
    private static void nodeTimes(RunJson json, Report report) {
        try {
            Map<String, Duration> times =
                    report.run().isPresent() ? report.run().get().inFull().longest() : Map.of();
            if (!times.isEmpty()) {
                json.object(
                        NodeTimes.MEMBER,
                        () -> times.forEach(
                                (id, took) -> json.number(id, Math.min(Integer.MAX_VALUE, took.toMillis()))));
            }
        } catch (ArtifactException e) {
            // The artifacts are gone, and no state file says it.
        }
    }

    /** Where {@link #write} leaves the copy. */
    public static Path file(Report report, Path directory) {
        return directory.resolve(name(report));
    }

    private static String name(Report report) {
        return HistoryName.of(report.finishedAt(), RunOwner.of(report));
    }

    /** The copies, the newest first. */
    private static List<Path> copies(Path directory, RunOwner owner, Instant until) throws IOException {
        List<Path> copies = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "secoda-*.json")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (HistoryName.isCopyOf(name, owner)
                        && HistoryName.isUntil(name, until)
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    copies.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        copies.sort(Comparator.reverseOrder());
        return copies;
    }
}
