package co.secoda.report;

import co.secoda.gate.Verdict;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The runs before this one, as their summaries tell them. Any {@code *.json} file of a directory may be a summary, also
 * in directories in it, up to three deep; symbolic links are left alone. At most 1,000 files are looked at, of 64 MB
 * each and 1 GB together. Nothing that is wrong with a file is thrown: the history only has less to tell then.
 */
public final class RunHistory {
    /** As many runs as there are at most. */
    public static final int SHOWN = 30;

    /** No run. */
    public static final RunHistory NONE = new RunHistory(List.of(), List.of());

    /** As long as a summary may be. */
    static final long MAX_BYTES = 64L << 20;

    private static final long MAX_BYTES_IN_ALL = 1L << 30;
    private static final int MAX_FILES = 1_000;
    private static final int MAX_SENTENCES = 5;

    private final List<PastRun> runs;
    private final List<String> passedOver;

    private RunHistory(List<PastRun> runs, List<String> passedOver) {
        this.runs = List.copyOf(runs);
        this.passedOver = List.copyOf(passedOver);
    }

    /** These runs, in the order given. */
    static RunHistory of(List<PastRun> runs) {
        return new RunHistory(runs, List.of());
    }

    /**
     * The newest runs of an integration that were judged.
     *
     * @param directory where the summaries are; one that isn't there has none
     * @param integrationId the integration; where absent, of runs that were judged without one
     * @param before when they must have ended before
     */
    public static RunHistory read(Path directory, Optional<String> integrationId, Instant before) {
        return new Reading(directory, integrationId, before).history();
    }

    /** The runs, oldest first, at most {@value #SHOWN}. */
    public List<PastRun> runs() {
        return runs;
    }

    /** Which files could not be read, and why: a sentence each for the first five, and two at most on the rest. */
    public List<String> passedOver() {
        return passedOver;
    }

    private static final class Reading {
        private final Path directory;
        private final Optional<String> integrationId;
        private final Instant before;
        private final Set<PastRun> runs = new LinkedHashSet<>();
        private final List<String> sentences = new ArrayList<>();
        private int notRead;
        private long bytesLeft = MAX_BYTES_IN_ALL;

        Reading(Path directory, Optional<String> integrationId, Instant before) {
            this.directory = directory;
            this.integrationId = integrationId;
            this.before = before;
        }

        RunHistory history() {
            try {
                List<HistoryFiles.Candidate> files = HistoryFiles.find(directory, integrationId, before, MAX_FILES + 1);
                files.stream().limit(MAX_FILES).forEach(this::read);
                if (files.size() > MAX_FILES) {
                    sentences.add("The history in " + shown(directory) + " has more than " + MAX_FILES
                            + " files: the oldest are not looked at.");
                }
            } catch (NoSuchFileException e) {
                return NONE;
            } catch (IOException e) {
                passOver(directory, "can't be read (" + e.getClass().getSimpleName() + ")");
            }
            if (notRead > MAX_SENTENCES) {
                sentences.add("So are " + (notRead - MAX_SENTENCES) + " more files of " + shown(directory) + ".");
            }
            List<PastRun> newest = runs.stream()
                    .sorted(Comparator.comparing(PastRun::finishedAt).reversed())
                    .limit(SHOWN)
                    .sorted(Comparator.comparing(PastRun::finishedAt))
                    .toList();
            return new RunHistory(newest, sentences);
        }

        private void read(HistoryFiles.Candidate file) {
            // Copies come first, the newest of them before the others.
            if (file.copy() && runs.size() == SHOWN) {
                return;
            }
            if (file.bytes() > MAX_BYTES) {
                passOver(file.path(), "has more than " + (MAX_BYTES >> 20) + " MB");
                return;
            }
            if (file.bytes() > bytesLeft) {
                passOver(file.path(), "is past the " + (MAX_BYTES_IN_ALL >> 20) + " MB that are read of a history");
                return;
            }
            bytesLeft -= file.bytes();
            try (InputStream in = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS)) {
                PastRunReader.read(in, integrationId)
                        .filter(run -> run.finishedAt().isBefore(before))
                        .ifPresent(runs::add);
            } catch (SummaryParser.NotReadException e) {
                passOver(file.path(), String.valueOf(e.getMessage()));
            } catch (NoSuchFileException e) {
                // Another module has just deleted it, as one too many.
            } catch (IOException e) {
                passOver(file.path(), "can't be read (" + e.getClass().getSimpleName() + ")");
            }
        }

        private void passOver(Path file, String why) {
            notRead++;
            if (notRead <= MAX_SENTENCES) {
                sentences.add("Passed over in the history: " + shown(file) + " " + why + ".");
            }
        }

        private static String shown(Path path) {
            return PlainText.oneLine(path.toString(), 500);
        }
    }

    /**
     * An earlier run, as its summary tells it.
     *
     * @param finishedAt when its goal ended
     * @param verdict what it came to
     * @param failing how many entities were failing: by Secoda's answer or, without one, by the artifacts
     * @param warning the same for entities with warnings
     * @param url the page of the CI run that it was, of the form that {@link CiRun#url} has; any other is absent
     */
    public record PastRun(
            Instant finishedAt, Verdict.Kind verdict, OptionalInt failing, OptionalInt warning, Optional<String> url) {
        public PastRun {
            url = url.flatMap(WebUrl::of);
        }
    }
}
