package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactReader;
import co.secoda.dbt.artifact.ReadArtifact;
import co.secoda.dbt.artifact.UnitedText;
import co.secoda.file.WholeFile;
import co.secoda.text.NumberText;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several run results as one: of each node the result of the newest file counts, by {@code generated_at} or, if one
 * lacks that, by the order in which they are named. All else is that of the newest, but the time that they took
 * together.
 *
 * @param path the file that they were united to
 * @param parts what was united, the newest last
 */
public record UnitedResults(Path path, List<UnitedFile> parts) {
    /** Commands that write a result of each node that they look at, though they run none. */
    private static final Set<String> RUN_NOTHING = Set.of("generate", "docs", "compile", "parse", "list", "show");

    private static final int MILLIS = 3;

    /**
     * One file.
     *
     * @param command the dbt command that wrote it
     * @param results how many nodes it has results of
     * @param counting how many of these count
     * @param empty whether the command looked at no rows
     * @param sampled whether it looked at a part of the rows
     */
    public record UnitedFile(
            ArtifactFile file, Optional<String> command, int results, int counting, boolean empty, boolean sampled) {}

    /** A file that was read, with the numbers of its results' ids among those of all files. */
    private record Read(ArtifactFile file, RunResultsReader.Content content, Ints ids) {
        Optional<Instant> time() {
            return file.generatedAt();
        }
    }

    public UnitedResults {
        parts = List.copyOf(parts);
    }

    /**
     * Unites files. Memory grows with the number of nodes, not with the files.
     *
     * @param files at least one
     * @param ofRunsAlone leaves out those of commands that run nothing, such as {@code dbt docs generate}, unless all
     *     are of such
     * @param to where the union goes, in place of what is there
     * @param maxUnpacked how many bytes a {@code .gz} may have, unpacked
     * @throws ArtifactException naming the file that can't be used, or two that are not of one schema
     * @throws IOException if the union can't be written
     */
    static UnitedResults write(List<Path> files, boolean ofRunsAlone, Path to, long maxUnpacked)
            throws ArtifactException, IOException {
        NumberedIds all = new NumberedIds();
        List<Read> read = new ArrayList<>();
        for (Path file : files) {
            read.add(read(file, all, maxUnpacked));
        }
        if (ofRunsAlone && read.stream().anyMatch(UnitedResults::isOfRun)) {
            read.removeIf(file -> !isOfRun(file));
        }
        requireOneSchema(read);
        if (read.stream().allMatch(file -> file.time().isPresent())) {
            read.sort(Comparator.comparing(file -> file.time().orElseThrow()));
        }
        List<BitSet> counting = counting(read, all.size());
        write(read, counting, to);
        List<UnitedFile> parts = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            RunResultsReader.Content content = read.get(i).content();
            parts.add(new UnitedFile(
                    read.get(i).file(),
                    content.args().which(),
                    content.results().size(),
                    nodes(read.get(i), counting.get(i)),
                    content.args().empty(),
                    content.args().sampled()));
        }
        return new UnitedResults(to, parts);
    }

    private static Read read(Path path, NumberedIds all, long maxUnpacked) throws ArtifactException {
        NumberedIds own = new NumberedIds();
        Ints ids = new Ints();
        ReadArtifact<RunResultsReader.Content> read = ArtifactReader.read(
                path,
                ArtifactKind.RUN_RESULTS,
                maxUnpacked,
                json -> RunResultsReader.read(json, own, id -> ids.add(all.add(own.get(id)))));
        return new Read(read.file(read.content().metadata()), read.content(), ids);
    }

    private static boolean isOfRun(Read file) {
        return file.content().args().which().filter(RUN_NOTHING::contains).isEmpty();
    }

    private static void requireOneSchema(List<Read> files) throws ArtifactException {
        Read first = files.get(0);
        for (Read file : files) {
            if (!file.content()
                    .metadata()
                    .schema()
                    .equals(first.content().metadata().schema())) {
                throw new ArtifactException(
                        file.file().path(),
                        file.file().path() + " and " + first.file().path()
                                + " have different schemas, so they are of different versions of dbt;"
                                + " name the results of one version (secoda.runResults)");
            }
        }
    }

    /**
     * Which results of each file count, by their places in it. A second one of a node in a file goes with the first.
     */
    private static List<BitSet> counting(List<Read> files, int ids) {
        int[] newest = new int[ids];
        for (int number = 0; number < files.size(); number++) {
            Ints of = files.get(number).ids();
            for (int place = 0; place < of.size(); place++) {
                newest[of.get(place)] = number;
            }
        }
        List<BitSet> counting = new ArrayList<>();
        for (int number = 0; number < files.size(); number++) {
            Ints of = files.get(number).ids();
            BitSet places = new BitSet();
            for (int place = 0; place < of.size(); place++) {
                places.set(place, newest[of.get(place)] == number);
            }
            counting.add(places);
        }
        return counting;
    }

    private static int nodes(Read file, BitSet counting) {
        return (int) counting.stream().map(file.ids()::get).distinct().count();
    }

    private static void write(List<Read> files, List<BitSet> counting, Path to) throws ArtifactException, IOException {
        List<UnitedText.Source> sources = new ArrayList<>();
        Duration elapsed = Duration.ZERO;
        for (int i = 0; i < files.size(); i++) {
            sources.add(new UnitedText.Source(files.get(i).file(), counting.get(i)));
            elapsed = elapsed.plus(files.get(i).content().elapsed().orElse(Duration.ZERO));
        }
        BigDecimal seconds = BigDecimal.valueOf(elapsed.toMillis(), MILLIS);
        try (WholeFile whole = WholeFile.begin(to)) {
            whole.write(out -> unite(sources, seconds, out));
        } catch (IOException e) {
            if (e.getCause() instanceof ArtifactException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void unite(List<UnitedText.Source> sources, BigDecimal seconds, OutputStream out)
            throws IOException {
        try {
            UnitedText.write(sources, seconds, out);
        } catch (ArtifactException e) {
            throw new IOException(e); // a writer throws nothing else
        }
    }

    /** What a log says of it: the files, the newest last, and how many of their results count. */
    public String said() {
        return parts.stream()
                .map(part -> part.file().path() + " ("
                        + part.command()
                                .map(command -> "dbt " + PlainText.value(command) + ", ")
                                .orElse("")
                        + NumberText.count(part.counting(), "result", "results")
                        + (part.counting() < part.results() ? " of " + NumberText.of(part.results()) : "") + ")")
                .collect(Collectors.joining(", ", "United to " + path + ", the newest last: ", "."));
    }
}
