package co.secoda.report.sarif;

import co.secoda.file.WholeFile;
import co.secoda.report.CheckoutFiles;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import co.secoda.report.ReviewIssue;
import co.secoda.report.ReviewIssue.Rule;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/** Writes {@code secoda.sarif} in SARIF 2.1.0 (OASIS), which GitHub's code scanning and editors read. */
public final class SarifWriter {
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);
    private static final String ROOT = "%SRCROOT%";
    /** The first character of the second half of a link, and of a place. */
    private static final Pattern MARKUP = Pattern.compile("](?=\\()|\\{(?=\\d+})");

    private SarifWriter() {}

    /**
     * Writes the report.
     *
     * @param files where in the checkout things are
     * @param directory made if it isn't there
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, CheckoutFiles files, Path directory) throws IOException {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run(report, files)));
        return WholeFile.write(directory.resolve(ReportFiles.SARIF), PRETTY.asString(log) + "\n");
    }

    private static Map<String, Object> run(Report report, CheckoutFiles files) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "secoda-maven-plugin");
        driver.put("rules", Arrays.stream(Rule.values()).map(SarifWriter::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("invocations", List.of(invocation(ReviewIssue.why(report))));
        run.put("columnKind", "utf16CodeUnits");
        run.put(
                "results",
                ReviewIssue.of(report, files).stream().map(SarifWriter::result).toList());
        return run;
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", rule.id());
        fields.put("shortDescription", Map.of("text", rule.text() + "."));
        fields.put("defaultConfiguration", Map.of("level", level(rule)));
        return fields;
    }

    /** A run that broke off must not look like one in which all is well. */
    private static Map<String, Object> invocation(Optional<String> why) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("executionSuccessful", why.isEmpty());
        why.ifPresent(text -> fields.put(
                "toolExecutionNotifications",
                List.of(Map.of("level", "error", "message", Map.of("text", plain(text))))));
        return fields;
    }

    private static Map<String, Object> result(ReviewIssue issue) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("uri", uri(issue.spot().file()));
        file.put("uriBaseId", ROOT);
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", file);
        place.put("region", Map.of("startLine", issue.spot().line()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ruleId", issue.rule().id());
        fields.put("level", level(issue.rule()));
        fields.put("message", Map.of("text", plain(issue.message())));
        fields.put("locations", List.of(Map.of("physicalLocation", place)));
        fields.put("partialFingerprints", Map.of("secodaTest/v1", issue.fingerprint()));
        if (issue.rule() == Rule.KNOWN) {
            fields.put("suppressions", List.of(Map.of("kind", "external", "status", "accepted")));
        }
        return fields;
    }

    /**
     * Without links and places to fill in, which a message may have there (OASIS, 3.11.5 and 3.11.6): what would be one
     * is broken by a space of no width.
     */
    private static String plain(String message) {
        return MARKUP.matcher(message).replaceAll("$0\u200b");
    }

    private static String level(Rule rule) {
        return switch (rule) {
            case FAILED, NOT_BUILT, NOT_JUDGED -> "error";
            case WARNED -> "warning";
            case KNOWN -> "note";
        };
    }

    /** A path as a relative URI. */
    private static String uri(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path makes no URI: " + path, e);
        }
    }
}
