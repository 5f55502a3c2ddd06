package co.secoda.report;

import co.secoda.file.RegularFile;
import co.secoda.file.WholeFile;
import co.secoda.gate.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * What an earlier run left in a report directory. It goes before a new run begins, which needs no room on the disk, so
 * that nothing there says of the new run what was true of the earlier one.
 */
public final class EarlierReports {
    private static final int HEAD = 8_192;
    private static final int MOST_EXTENDED = 4 << 20;

    private final Path directory;
    /** The summary of an upload or a trigger, which the next goal goes on with. */
    private Map<String, Object> open = Map.of();

    /** Those in this directory, whether it is there or not. */
    public EarlierReports(Path directory) {
        this.directory = directory;
    }

    /**
     * Deletes the reports, and the summary too. An {@code index.html} that isn't ours stays.
     *
     * @return those that are still there, and why
     */
    public Map<Path, IOException> delete() {
        Path upload = directory.resolve(ReportFiles.UPLOAD);
        return deleteWith(List.of(
                directory.resolve(ReportFiles.SUMMARY),
                directory.resolve(ReportFiles.UNITED),
                upload.resolve("manifest.json"),
                upload.resolve("run_results.json")));
    }

    /**
     * Deletes the reports, and the summary if it has a verdict. One that has none is of an upload or a trigger, which
     * the next goal goes on with.
     *
     * @return those that are still there, and why
     */
    public Map<Path, IOException> deleteVerdict() {
        open = openSummary();
        return deleteWith(open.isEmpty() ? List.of(directory.resolve(ReportFiles.SUMMARY)) : List.of());
    }

    /**
     * Writes a report of which no more is known than that there is no verdict: into the summary of an upload or a
     * trigger, where that is there, and else as one of its own.
     *
     * @return the summary's file
     * @throws IOException if it can't be written
     */
    public Path extend(Report report) throws IOException {
        if (open.isEmpty()) {
            return SummaryWriter.write(report, directory);
        }
        Map<String, Object> summary = new LinkedHashMap<>(open);
        Verdict verdict = report.verdict().orElseThrow();
        summary.put("goal", report.goal());
        summary.put("finishedAt", report.finishedAt().toString());
        summary.put("gate", Map.of("verdict", verdict.kind().text(), "reasons", verdict.reasons()));
        byte[] text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asBytes(summary);
        return WholeFile.write(directory.resolve(ReportFiles.SUMMARY), out -> out.write(text));
    }

    private Map<Path, IOException> deleteWith(List<Path> more) {
        if (Files.isRegularFile(directory)) {
            return Map.of(); // a file is in its place
        }
        List<Path> files = new ArrayList<>(more);
        Stream.of(
                        ReportFiles.JUNIT,
                        ReportFiles.MARKDOWN,
                        ReportFiles.MAIL,
                        ReportFiles.CODE_QUALITY,
                        ReportFiles.SARIF)
                .map(directory::resolve)
                .forEach(files::add);
        Map<Path, IOException> left = new TreeMap<>();
        Path page = directory.resolve(ReportFiles.PAGE);
        try {
            if (isOurs(page)) {
                files.add(page);
            }
        } catch (IOException e) {
            left.put(page, e); // it may be
        }
        left.putAll(delete(files));
        return left;
    }

    private static Map<Path, IOException> delete(List<Path> files) {
        Map<Path, IOException> left = new TreeMap<>();
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                left.put(file, e);
            }
        }
        return left;
    }

    /** A report directory may be one that holds a site as well. */
    private static boolean isOurs(Path page) throws IOException {
        try (InputStream in = RegularFile.open(page)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(ReportFiles.STYLE_SHEET);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The summary that is there, if it has no verdict; empty also where it can't be read, or not at once. */
    private Map<String, Object> openSummary() {
        Path file = directory.resolve(ReportFiles.SUMMARY);
        try {
            // First, since most builds have none, and the library takes its time to load.
            byte[] text = RegularFile.bytes(file, MOST_EXTENDED);
            if (JSON.std.anyFrom(text) instanceof Map<?, ?> json) {
                Map<String, Object> summary = new LinkedHashMap<>();
                json.forEach((name, value) -> summary.put(String.valueOf(name), value));
                return summary.containsKey("schemaVersion") && !summary.containsKey("gate") ? summary : Map.of();
            }
        } catch (IOException | JacksonException e) {
            // It goes, whatever it was.
        }
        return Map.of();
    }
}
