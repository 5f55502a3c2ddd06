package co.secoda.metadata;

import co.secoda.metadata.Remarks.Remark;
import co.secoda.text.NumberText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check found. The file may be imported if there is no error.
 *
 * @param file the file, as it was given
 * @param records rows of a CSV after its header, or lines of JSON that are not blank; those in error included
 * @param errors the first 20 errors by line
 * @param errorCount how many errors there are in all
 * @param warnings the first 20 warnings by line
 * @param warningCount how many warnings there are in all
 * @param bytes the length of the file as it was read, to its end
 * @param sha256 the digest of these bytes, in lower-case hex; proves that what is sent is what was checked
 */
public record CheckReport(
        Path file,
        long records,
        List<Remark> errors,
        long errorCount,
        List<Remark> warnings,
        long warningCount,
        long bytes,
        String sha256) {
    public CheckReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Whether the file may be imported. */
    public boolean passed() {
        return errorCount == 0;
    }

    /** The errors as a compiler prints them, and a last line that counts those not kept. */
    public List<String> errorLines() {
        return lines(errors, errorCount, "error");
    }

    /** The warnings as a compiler prints them, and a last line that counts those not kept. */
    public List<String> warningLines() {
        return lines(warnings, warningCount, "warning");
    }

    private List<String> lines(List<Remark> kept, long count, String kind) {
        List<String> lines = new ArrayList<>();
        kept.forEach(remark -> lines.add(remark.in(file)));
        long more = count - kept.size();
        if (more > 0) {
            lines.add(file + ": " + NumberText.count(more, "more " + kind, "more " + kind + "s"));
        }
        return List.copyOf(lines);
    }
}
