package co.secoda.dbt.artifact;

import co.secoda.file.Gzip;
import co.secoda.file.RegularFile;
import co.secoda.text.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells by its beginning a file that can't be JSON: one that is written in another manner than its name says, or that
 * something else than dbt has put in an artifact's place.
 */
final class FirstBytes {
    private static final int LOOKED_AT = 1_000;
    /** The two bytes of the mark that UTF-16 begins with, in either order. */
    private static final int MARK_1 = 0xFE;

    private static final int MARK_2 = 0xFF;

    private static final String LFS = "version https://git-lfs.github.com/spec/";
    private static final String ZIP = "PK\u0003\u0004";
    private static final String CONFLICT = "<<<<<<< ";
    /** Lines of dbt's log, in a terminal's colours perhaps, and the line that its log file begins with. */
    private static final Pattern DBT_LOG = Pattern.compile(
            "((\\x1b\\[\\d*m)*\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\s|Running with dbt|=+ \\d\\d:\\d\\d:\\d\\d).*");

    /** What servers answer in plain text: a status and its name, or the name alone. */
    private static final Pattern FAILED_CALL = Pattern.compile("([45]\\d\\d[:\\s]\\s*\\p{L}.*)"
            + "|((?i)not found|unauthorized|forbidden|access denied|bad gateway|service unavailable)\\W*");

    private static final String GET_AGAIN =
            "; get the artifact again, and fail where that answers with anything but 200";

    private final int first;
    private final int second;
    private final boolean gzipped;
    /** In small letters, without what stands before the text. */
    private final String text;

    private FirstBytes(byte[] bytes) {
        this.first = bytes[0] & 0xFF;
        this.second = bytes[1] & 0xFF;
        this.gzipped = Gzip.isBeginning(bytes);
        this.text =
                new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    }

    /** Looks at {@code file}; one that is too short to be told is left to those who read on. */
    static void check(Path file) throws IOException, ArtifactException {
        try (InputStream in = RegularFile.open(file)) {
            byte[] bytes = in.readNBytes(LOOKED_AT);
            Optional<String> problem = bytes.length < 2 ? Optional.empty() : new FirstBytes(bytes).problem(file);
            if (problem.isPresent()) {
                throw new ArtifactException(file, file + ": " + problem.get());
            }
        }
    }

    private Optional<String> problem(Path file) {
        return foreign().or(() -> packedOtherwise(file));
    }

    private Optional<String> foreign() {
        if (text.startsWith(LFS)) {
            return Optional.of("it is a Git LFS pointer, and not the file itself; run git"
                    + " lfs pull, or set lfs: true where the repository is checked out");
        }
        if (text.startsWith(ZIP)) {
            return Optional.of("it is a zip archive, as CI systems hand artifacts out; unpack it first");
        }
        if (text.startsWith(CONFLICT)) {
            return Optional.of(
                    "it has the marks of a merge conflict of Git in it; don't commit what dbt writes, and run"
                            + " dbt again");
        }
        if (!text.startsWith("<")) {
            return text();
        }
        String small = text.toLowerCase(Locale.ROOT);
        boolean html = small.startsWith("<!doctype html") || small.contains("<html");
        return Optional.of("it is " + (html ? "an HTML page" : "XML")
                + ", such as a server's page for a login or an error that was saved in the artifact's place"
                + GET_AGAIN);
    }

    private Optional<String> text() {
        String line = text.lines().findFirst().orElse("").strip();
        if (DBT_LOG.matcher(line).matches()) {
            return Optional.of("it is a log of dbt; don't write the log there, dbt itself writes its artifacts to its"
                    + " target directory");
        }
        return FAILED_CALL.matcher(line).matches()
                ? Optional.of(
                        "it is what a server answers to a call that failed (\"" + Quoted.line(line) + "\")" + GET_AGAIN)
                : Optional.empty();
    }

    private Optional<String> packedOtherwise(Path file) {
        if (Gzip.isName(file)) {
            return gzipped
                    ? Optional.empty()
                    : Optional.of("it is not gzipped, though its name says so; name it without .gz");
        }
        if (gzipped) {
            return Optional.of("it is gzipped; name it " + file.getFileName() + Gzip.ENDING);
        }
        return isUtf16()
                ? Optional.of("it is UTF-16, as PowerShell writes with >, and dbt writes UTF-8; take the file as dbt"
                        + " wrote it")
                : Optional.empty();
    }

    /** By its mark, or by the zero that each ASCII character has on one side. */
    private boolean isUtf16() {
        boolean marked = (first == MARK_1 && second == MARK_2) || (first == MARK_2 && second == MARK_1);
        return marked || (first == 0) != (second == 0);
    }
}
