package co.secoda.report.codequality;

import co.secoda.file.WholeFile;
import co.secoda.report.CheckoutFiles;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import co.secoda.report.ReviewIssue;
import co.secoda.report.ReviewIssue.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * Writes {@code gl-code-quality-report.json}, which GitLab shows in a merge request: the part of CodeClimate's format
 * that its documentation of code quality reports asks for.
 */
public final class CodeQualityWriter {
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private CodeQualityWriter() {}

    /**
     * Writes the report.
     *
     * @param files where in the checkout things are
     * @param directory made if it isn't there
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, CheckoutFiles files, Path directory) throws IOException {
        List<Map<String, Object>> issues = ReviewIssue.of(report, files).stream()
                .map(CodeQualityWriter::fields)
                .toList();
        return WholeFile.write(directory.resolve(ReportFiles.CODE_QUALITY), PRETTY.asString(issues) + "\n");
    }

    private static Map<String, Object> fields(ReviewIssue issue) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("description", issue.message());
        fields.put("check_name", issue.rule().id());
        fields.put("fingerprint", issue.fingerprint());
        fields.put("severity", severity(issue.rule()));
        fields.put(
                "location",
                Map.of(
                        "path",
                        issue.spot().file(),
                        "lines",
                        Map.of("begin", issue.spot().line())));
        return fields;
    }

    private static String severity(Rule rule) {
        return switch (rule) {
            case NOT_JUDGED -> "blocker";
            case NOT_BUILT -> "critical";
            case FAILED -> "major";
            case WARNED -> "minor";
            case KNOWN -> "info";
        };
    }
}
