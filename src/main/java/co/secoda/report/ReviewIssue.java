package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.Labels;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.TestResult;
import co.secoda.file.Digest;
import co.secoda.report.CheckoutFiles.Spot;
import co.secoda.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something for who reviews a change: on a line of a file of the checkout. What isn't written in the checkout stands in
 * {@code dbt_project.yml}; where that isn't there either, it is left out.
 *
 * @param rule which kind it is
 * @param spot where it is
 * @param message what it is, on one line
 * @param fingerprint the same from run to run for the same test or node
 */
public record ReviewIssue(Rule rule, Spot spot, String message, String fingerprint) {
    /** As many as review tools show at most. */
    public static final int MOST = 5_000;

    private static final int LINE = 300;
    /** Of how many tests the lines are looked for. */
    private static final int LOOKED_FOR = 1_000;

    /** The kinds. */
    public enum Rule {
        /** A test failed. */
        FAILED("dbt-test-failed", "A dbt test failed"),
        /** A node was not built. */
        NOT_BUILT("dbt-not-built", "dbt could not build it"),
        /** A test warned. */
        WARNED("dbt-test-warned", "A dbt test warned"),
        /** A test failed that is known to. */
        KNOWN("dbt-known-failure", "A dbt test failed that is known to fail"),
        /** The run has no verdict. */
        NOT_JUDGED("not-judged", "This run was not checked");

        private final String id;
        private final String text;

        Rule(String id, String text) {
            this.id = id;
            this.text = text;
        }

        /** What reports call it. */
        public String id() {
            return id;
        }

        /** A sentence on it, without a full stop. */
        public String text() {
            return text;
        }
    }

    /** The issues of a run, what fails first; at most {@value #MOST}. */
    public static List<ReviewIssue> of(Report report, CheckoutFiles files) {
        List<ReviewIssue> issues = new ArrayList<>();
        why(report)
                .flatMap(why -> files.projectFile()
                        .map(file -> new ReviewIssue(
                                Rule.NOT_JUDGED, new Spot(file, 1), why, Digest.sha256(Rule.NOT_JUDGED.id()))))
                .ifPresent(issues::add);
        report.run().ifPresent(run -> new Listing(report, run, files).issues().forEach(issues::add));
        return List.copyOf(issues);
    }

    /** Why the run has no verdict, if it ended before it had one. */
    public static Optional<String> why(Report report) {
        return report.verdict()
                .filter(verdict -> report.course() == Course.BROKEN_OFF)
                .map(verdict ->
                        PlainText.oneLine(Rule.NOT_JUDGED.text() + ": " + String.join("; ", verdict.reasons()), LINE));
    }

    /** Makes issues of what did not pass. */
    private static final class Listing {
        private final Report report;
        private final DbtRun run;
        private final Labels labels;
        private final CheckoutFiles files;
        private final WhatIsNew fresh;
        private int looked;

        Listing(Report report, DbtRun run, CheckoutFiles files) {
            this.report = report;
            this.run = run;
            this.labels = run.labels();
            this.files = files;
            this.fresh = WhatIsNew.of(report);
        }

        Stream<ReviewIssue> issues() {
            Stream<ReviewIssue> failing = run.failingTests().stream()
                    .filter(report.excuses()::counts)
                    .flatMap(test -> of(Rule.FAILED, test, isNew(test)).stream());
            Stream<ReviewIssue> errored = run.errored().stream().flatMap(error -> of(error).stream());
            Stream<ReviewIssue> warning =
                    run.warningTests().stream().flatMap(test -> of(Rule.WARNED, test, isNew(test)).stream());
            Stream<ReviewIssue> known = report.excuses().tests(run).entrySet().stream()
                    .flatMap(test ->
                            of(Rule.KNOWN, test.getKey(), " (" + test.getValue().sentence() + ")").stream());
            return Stream.of(failing, errored, warning, known)
                    .flatMap(part -> part)
                    .limit(MOST);
        }

        private String isNew(TestResult test) {
            return fresh.gist(test).map(word -> " (" + word + ")").orElse("");
        }

        private Optional<ReviewIssue> of(Rule rule, TestResult test, String more) {
            DbtNode entity = test.entities().get(0);
            String message = labels.of(test.test()).name() + " of "
                    + labels.of(entity).text() + ": " + said(test.message(), test.status()) + more
                    + concerned(entity);
            Optional<Spot> line = ++looked > LOOKED_FOR ? Optional.empty() : files.of(test, run.detailsOf(test.test()));
            return line.or(() -> file(entity))
                    .or(() -> file(test.test()))
                    .or(this::project)
                    .map(spot -> issue(rule, spot, message, test.test().uniqueId() + "\n" + entity.uniqueId()));
        }

        private Optional<ReviewIssue> of(NodeError error) {
            String message = labels.of(error.node()).text() + " was not built: " + said(error.message(), error.status())
                    + concerned(error.node());
            return file(error.node())
                    .or(this::project)
                    .map(spot ->
                            issue(Rule.NOT_BUILT, spot, message, error.node().uniqueId()));
        }

        private static ReviewIssue issue(Rule rule, Spot spot, String message, String identity) {
            return new ReviewIssue(
                    rule, spot, PlainText.oneLine(message, 2 * LINE), Digest.sha256(rule.id() + "\n" + identity));
        }

        /** Whose it is, and what outside dbt reads from it. */
        private String concerned(DbtNode node) {
            NodeDetails details = run.detailsOf(node);
            return Stream.concat(
                            OwnerWords.of(details).map(owner -> "owner " + owner).stream(),
                            ExposureWords.of(details).stream())
                    .map(fact -> "; " + fact)
                    .collect(Collectors.joining());
        }

        private Optional<Spot> file(DbtNode node) {
            return files.of(node).map(file -> new Spot(file, 1));
        }

        private Optional<Spot> project() {
            return files.projectFile().map(file -> new Spot(file, 1));
        }

        private static String said(String message, String status) {
            String line = PlainText.firstLine(message, LINE);
            return line.isEmpty() ? PlainText.oneLine(status, LINE) : line;
        }
    }
}
