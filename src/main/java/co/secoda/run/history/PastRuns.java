package co.secoda.run.history;

import co.secoda.file.RegularFile;
import co.secoda.report.PastRun;
import co.secoda.report.RunHistory;
import co.secoda.run.history.HistoryFiles.Candidate;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The runs before this one, as their summaries tell them, the newest first. Any {@code *.json} file of a directory may
 * be a summary, also in directories in it, up to three deep; symbolic links are left alone. At most 1,000 files are
 * looked at, of 64 MB each and 1 GB together, for {@value #MOST} runs; of each, 50,000 ids are kept, and 500,000
 * together. Nothing that is wrong with a file is thrown: the history only has less to tell then.
 *
 * <p>Files are read once, and only as far as somebody asks. An instance is for one thread.
 */
public final class PastRuns {
    /** As many runs as are looked at. */
    public static final int MOST = HistoryWriter.KEPT;

    /** As long as a summary may be. */
    static final long MAX_BYTES = 64L << 20;

    private static final long MAX_BYTES_IN_ALL = 1L << 30;
    private static final int MAX_FILES = 1_000;
    private static final int MAX_SENTENCES = 5;

    private static final Comparator<PastRun> NEWEST_FIRST =
            Comparator.comparing(PastRun::finishedAt).reversed();

    private final Path directory;
    private final RunOwner owner;
    private final Instant before;
    private final Deque<Candidate> copies = new ArrayDeque<>();
    private final Deque<PastRun> others = new ArrayDeque<>();
    private final List<PastRun> runs = new ArrayList<>();
    private final PastRunReader.Ids ids = new PastRunReader.Ids();
    private final List<String> sentences = new ArrayList<>();
    private Optional<PastRun> nextCopy = Optional.empty();
    private boolean found;
    private int notRead;
    private long bytesLeft = MAX_BYTES_IN_ALL;

    private PastRuns(Path directory, RunOwner owner, Instant before) {
        this.directory = directory;
        this.owner = owner;
        this.before = before;
    }

    /**
     * The runs of an owner; nothing is read yet.
     *
     * @param directory where the summaries are; one that isn't there has none
     * @param owner whose runs
     * @param before when they must have ended before
     */
    public static PastRuns in(Path directory, RunOwner owner, Instant before) {
        return new PastRuns(directory, owner, before);
    }

    /**
     * The run that one summary tells of, whosesoever it is.
     *
     * @throws IOException if it can't be read, is none, is larger than 64 MB or is of a goal that didn't judge; the
     *     message says so of the file
     */
    public static PastRun of(Path file) throws IOException {
        try (InputStream in = RegularFile.open(file)) {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("has more than " + (MAX_BYTES >> 20) + " MB");
            }
            return PastRunReader.read(in, new PastRunReader.Ids())
                    .orElseThrow(() -> new IOException("is of a goal that checks no run"));
        } catch (SummaryParser.NotReadException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The newest runs that were judged, the newest first; at most {@value #MOST}. */
    public List<PastRun> newest(int atMost) {
        int wanted = Math.min(atMost, MOST);
        while (runs.size() < wanted && next()) {
            // The next one was added.
        }
        return List.copyOf(runs.subList(0, Math.min(wanted, runs.size())));
    }

    /** The newest of these runs that is such a one. */
    public Optional<PastRun> newest(Predicate<PastRun> wanted) {
        for (int i = 0; i < MOST && (i < runs.size() || next()); i++) {
            if (wanted.test(runs.get(i))) {
                return Optional.of(runs.get(i));
            }
        }
        return Optional.empty();
    }

    /** What reports show of them. */
    public RunHistory shown() {
        List<PastRun> oldestFirst = newest(RunHistory.SHOWN).stream()
                .sorted(NEWEST_FIRST.reversed())
                .toList();
        return new RunHistory(oldestFirst, passedOver());
    }

    /**
     * Which files could not be read so far, and why: a sentence each for the first five, and two at most on the rest.
     */
    public List<String> passedOver() {
        List<String> told = new ArrayList<>(sentences);
        if (notRead > MAX_SENTENCES) {
            told.add("So are " + (notRead - MAX_SENTENCES) + " more files of " + shown(directory) + ".");
        }
        return List.copyOf(told);
    }

    /** Adds the next run, if there is one: the copies are sorted by their names, what else there is by its content. */
    private boolean next() {
        find();
        while (nextCopy.isEmpty() && !copies.isEmpty()) {
            nextCopy = read(copies.remove());
        }
        Optional<PastRun> other = Optional.ofNullable(others.peek());
        boolean copyFirst = nextCopy.isPresent()
                && other.filter(run -> run.finishedAt().isAfter(nextCopy.get().finishedAt()))
                        .isEmpty();
        Optional<PastRun> next = copyFirst ? nextCopy : other;
        if (next.isEmpty()) {
            return false;
        }
        if (copyFirst) {
            nextCopy = Optional.empty();
        } else {
            others.remove();
        }
        return runs.contains(next.get()) ? next() : runs.add(next.get());
    }

    private void find() {
        if (found) {
            return;
        }
        found = true;
        try {
            List<Candidate> files = HistoryFiles.find(directory, owner, before, MAX_FILES + 1);
            files.stream().limit(MAX_FILES).filter(Candidate::copy).forEach(copies::add);
            files.stream()
                    .limit(MAX_FILES)
                    .filter(file -> !file.copy())
                    .flatMap(file -> read(file).stream())
                    .sorted(NEWEST_FIRST)
                    .forEach(others::add);
            if (files.size() > MAX_FILES) {
                sentences.add("The history in " + shown(directory) + " has more than " + MAX_FILES
                        + " files: the oldest are not looked at.");
            }
        } catch (NoSuchFileException e) {
            // Then there is no history yet.
        } catch (IOException e) {
            passOver(directory, "can't be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Optional<PastRun> read(Candidate file) {
        if (file.bytes() > MAX_BYTES) {
            passOver(file.path(), "has more than " + (MAX_BYTES >> 20) + " MB");
            return Optional.empty();
        }
        if (file.bytes() > bytesLeft) {
            passOver(file.path(), "is past the " + (MAX_BYTES_IN_ALL >> 20) + " MB that are read of a history");
            return Optional.empty();
        }
        bytesLeft -= file.bytes();
        try (InputStream in = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            return PastRunReader.read(in, ids)
                    .filter(run -> owner.owns(run.of()))
                    .filter(run -> run.finishedAt().isBefore(before));
        } catch (SummaryParser.NotReadException e) {
            passOver(file.path(), String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            // Another module has just deleted it, as one too many.
        } catch (IOException e) {
            passOver(file.path(), "can't be read (" + e.getClass().getSimpleName() + ")");
        }
        return Optional.empty();
    }

    private void passOver(Path file, String why) {
        notRead++;
        if (notRead <= MAX_SENTENCES) {
            sentences.add("Skipped in the history: " + shown(file) + " " + why + ".");
        }
    }

    private static String shown(Path path) {
        return PlainText.oneLine(path.toString(), 500);
    }
}
