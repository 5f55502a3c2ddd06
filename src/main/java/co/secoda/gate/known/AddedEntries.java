package co.secoda.gate.known;

import co.secoda.dbt.Labels;
import co.secoda.dbt.TestResult;
import co.secoda.file.RegularFile;
import co.secoda.file.WholeFile;
import co.secoda.gate.known.KnownFailure.Criterion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes entries behind those of a list. What the file has stays as it is, byte by byte, comments too. */
public final class AddedEntries {
    private static final String TOP = KnownFailuresFile.TOP + ":";
    private static final String COMMENT =
            "# Failing tests that don't fail the build for a while. Each entry needs a" + " reason and an end.\n";
    private static final String INDENT = "  ";

    private final Path file;
    private final byte[] before;
    private final KnownFailures list;

    private AddedEntries(Path file, byte[] before, KnownFailures list) {
        this.file = file;
        this.before = before.clone();
        this.list = list;
    }

    /**
     * Adds an entry for each of these tests, in one step. A file that isn't there is made.
     *
     * @param reason of all of them
     * @param until of all of them
     * @throws KnownFailuresException if what is there can't be read, or is written so that nothing can be added behind
     *     it, such as in brackets; the file then stays as it was
     * @throws IOException if the file can't be written; what was there stays
     */
    public static void write(Path file, List<TestResult> tests, Labels labels, String reason, LocalDate until)
            throws KnownFailuresException, IOException {
        byte[] before = Files.exists(file) ? RegularFile.bytes(file, KnownFailuresFile.MAX_BYTES) : new byte[0];
        AddedEntries added = new AddedEntries(file, before, KnownFailuresFile.parse(file, before));
        byte[] after = added.with(tests, labels, reason, until);
        added.requireWhole(after, tests, labels, reason, until);
        Path place = Files.exists(file) ? file.toRealPath() : file; // a link stays one
        WholeFile.write(place, out -> out.write(after));
    }

    private byte[] with(List<TestResult> tests, Labels labels, String reason, LocalDate until) {
        String text = new String(before, StandardCharsets.UTF_8);
        StringBuilder added = new StringBuilder(before.length == 0 ? COMMENT : text.endsWith("\n") ? "" : "\n");
        boolean begun = !list.entries().isEmpty() || text.lines().anyMatch(line -> line.startsWith(TOP));
        added.append(begun ? "" : TOP + "\n");
        String indent = indent(text);
        tests.forEach(test -> added.append(EntryText.of(test, labels, reason, until, indent)));
        String lines = text.contains("\r\n") ? added.toString().replace("\n", "\r\n") : added.toString();
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        after.writeBytes(before);
        after.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
        return after.toByteArray();
    }

    /** What the dash of the first entry stands behind. */
    private String indent(String text) {
        return list.entries().stream()
                .findFirst()
                .flatMap(first -> text.lines().skip(first.line() - 1L).findFirst())
                .map(line -> line.substring(0, Math.max(0, line.indexOf('-'))))
                .filter(String::isBlank)
                .orElse(INDENT);
    }

    /** Nothing is written that wouldn't be read as it is meant. */
    private void requireWhole(byte[] after, List<TestResult> tests, Labels labels, String reason, LocalDate until)
            throws KnownFailuresException {
        Optional<KnownFailures> read;
        try {
            read = Optional.of(KnownFailuresFile.parse(file, after));
        } catch (KnownFailuresException e) {
            read = Optional.empty();
        }
        List<KnownFailure> meant = Stream.concat(
                        list.entries().stream(),
                        tests.stream()
                                .map(test -> new KnownFailure(
                                        Map.of(Criterion.TEST, new Wildcard(EntryText.pattern(test, labels))),
                                        reason,
                                        Optional.empty(),
                                        until,
                                        0)))
                .map(AddedEntries::anywhere)
                .toList();
        boolean whole = read.filter(known -> known.entries().stream()
                        .map(AddedEntries::anywhere)
                        .toList()
                        .equals(meant))
                .isPresent();
        if (!whole) {
            throw new KnownFailuresException(List.of(file
                    + ": entries can't be added behind the last one as it is written; write them as a list below "
                    + TOP + ", each beginning with \"- \", or add these by hand"));
        }
    }

    private static KnownFailure anywhere(KnownFailure entry) {
        return new KnownFailure(entry.patterns(), entry.reason(), entry.owner(), entry.until(), 0);
    }
}
