package co.secoda.run;

import co.secoda.api.UploadFile;
import co.secoda.file.Gzip;
import co.secoda.metadata.CheckReport;
import co.secoda.metadata.MetadataException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.text.NumberText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files of an import, checked one after the other; all that is found is told before the goal ends. */
public final class ImportFiles {
    /** One of the checks. */
    @FunctionalInterface
    public interface Check {
        /** Reads the file whole. */
        CheckReport of(Path file) throws MetadataException;
    }

    private final List<CheckReport> checked = new ArrayList<>();
    private final Checkout checkout;
    private final Log log;

    /** None is checked yet. */
    public ImportFiles(Checkout checkout, Log log) {
        this.checkout = checkout;
        this.log = log;
    }

    /**
     * Checks a file, and says what was found in it.
     *
     * @throws BadSettingException if it is compressed by its name: the bytes that are sent must be those that were
     *     checked; or if it is in the checkout, and a link leads out of there: whoever made it may not read what it
     *     leads to
     * @throws MetadataException if it can't be read
     */
    public ImportFiles check(String property, Path file, Check check) throws BadSettingException, MetadataException {
        if (Gzip.isName(file)) {
            throw new BadSettingException(property + "=" + file + " is compressed: decompress it first.");
        }
        Optional<String> outside = checkout.named(file).leaves(file);
        if (outside.isPresent()) {
            throw new BadSettingException(property + ": " + outside.get() + ". If that file is meant, name it itself.");
        }
        CheckReport report = check.of(file);
        report.warningLines().forEach(log::warn);
        report.errorLines().forEach(log::error);
        checked.add(report);
        return this;
    }

    /**
     * The reports, if all files may be imported.
     *
     * @throws GoalErrorException if one has errors in it
     */
    public List<CheckReport> passed() throws GoalErrorException {
        Optional<CheckReport> bad =
                checked.stream().filter(report -> !report.passed()).findFirst();
        if (bad.isPresent()) {
            long errors = checked.stream().mapToLong(CheckReport::errorCount).sum();
            String first = bad.get().errorLines().get(0);
            throw new GoalErrorException("Nothing was sent, since there "
                    + (errors == 1 ? "is 1 error: " : "are " + errors + " errors; the first: ") + first
                    + (first.endsWith(".") ? "" : "."));
        }
        return List.copyOf(checked);
    }

    /** Files that were checked, for a log. */
    public static String described(List<CheckReport> files) {
        return files.stream()
                .map(file -> file.file() + " (" + NumberText.count(file.records(), "record, ", "records, ")
                        + NumberText.size(file.bytes()) + ")")
                .collect(Collectors.joining(" and "));
    }

    /** A file, to be sent as it was checked. */
    public static UploadFile part(CheckReport checked, String contentType) {
        return new UploadFile(
                checked.file(),
                String.valueOf(checked.file().getFileName()),
                contentType,
                Optional.of(new UploadFile.Expected(checked.bytes(), checked.sha256())));
    }
}
