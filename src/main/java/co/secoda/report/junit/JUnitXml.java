package co.secoda.report.junit;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.NodeEnding;
import co.secoda.dbt.TestCases;
import co.secoda.dbt.TestCases.TestCase;
import co.secoda.dbt.TestCases.TestSuite;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.gate.known.Excuses;
import co.secoda.report.Report;
import co.secoda.report.SkippedNodes;
import co.secoda.report.WhatIsNew;
import co.secoda.report.junit.JUnitElements.SuiteCounts;
import co.secoda.text.BoundedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The suites of a run, in the form that Jenkins, GitLab and Surefire's parser read. A case is known by its entity's
 * unique id and its own label, both of which are the same whether it passes or not, and no other's, so that a build
 * server can follow it from build to build.
 */
final class JUnitXml {
    private static final int MESSAGE = JUnitElements.MOST_TEXT;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final String NOT_BUILT = "not built";
    private static final String STALE = "freshness of sources";

    private final JUnitElements xml;
    private final DbtRun run;
    private final Excuses excuses;
    private final CaseRoom room;
    private final SkippedNodes skipped;
    private final CaseWords words;
    private final Map<String, TestResult> notPassed = new HashMap<>();

    /**
     * Writes with {@code xml}.
     *
     * @param report whose known failures are skipped, and which says what is new
     * @param properties what each suite says of the run
     * @param room which cases there is room for
     */
    JUnitXml(XMLStreamWriter xml, Report report, DbtRun run, Map<String, String> properties, CaseRoom room) {
        this.skipped = SkippedNodes.of(run);
        this.words = new CaseWords(run, WhatIsNew.of(report), MESSAGE);
        this.excuses = report.excuses();
        this.room = room;
        this.xml = new JUnitElements(xml, properties);
        this.run = run;
        Stream.of(run.failingTests(), run.warningTests())
                .flatMap(List::stream)
                .forEach(test -> notPassed.put(test.test().uniqueId(), test));
    }

    void write(TestCases cases) throws XMLStreamException {
        for (TestSuite suite : cases) {
            if (room.isFull()) {
                break;
            }
            List<TestCase> shown = room.take(suite);
            if (!shown.isEmpty()) {
                suite(new TestSuite(suite.entity(), suite.file(), shown));
            }
        }
        if (!run.errored().isEmpty()) {
            errored(room.errors(run.errored()));
        }
    }

    private void suite(TestSuite suite) throws XMLStreamException {
        List<TestCase> cases = suite.cases();
        xml.startSuite(run.labels().of(suite.entity()).text(), counts(cases), seconds(cases));
        Optional<String> file = suite.file().filter(JUnitXml::isBelow);
        for (TestCase test : cases) {
            xml.startCase(
                    suite.entity(),
                    run.labels().of(test.uniqueId()).name(),
                    test.file().filter(JUnitXml::isBelow).or(() -> file),
                    test.seconds());
            writeEnding(test);
            xml.end();
        }
        xml.end();
    }

    /** How long they took, where that is known of one of them. */
    private static OptionalDouble seconds(List<TestCase> cases) {
        boolean known = false;
        double all = 0;
        for (TestCase test : cases) {
            known |= test.seconds().isPresent();
            all += test.seconds().orElse(0);
        }
        return known ? OptionalDouble.of(all) : OptionalDouble.empty();
    }

    private SuiteCounts counts(List<TestCase> cases) {
        int failed = 0;
        int broken = 0;
        int notRun = 0;
        for (TestCase test : cases) {
            switch (ending(test)) {
                case FAILED -> failed++;
                case BROKEN -> broken++;
                case NOT_RUN -> notRun++;
                case PASSED, WARNED -> {
                    // The format counts neither.
                }
            }
        }
        return new SuiteCounts(cases.size(), failed, broken, notRun);
    }

    /** How it counts: one that is excused as one that was not run. */
    private NodeEnding ending(TestCase test) {
        return excuses.byTest().containsKey(test.uniqueId()) ? NodeEnding.NOT_RUN : test.ending();
    }

    private void errored(List<NodeError> errors) throws XMLStreamException {
        xml.startSuite(NOT_BUILT, new SuiteCounts(errors.size(), 0, errors.size(), 0), OptionalDouble.empty());
        for (NodeError error : errors) {
            DbtNode node = error.node();
            xml.startCase(
                    node.uniqueId(),
                    run.labels().of(node).text(),
                    node.file().filter(JUnitXml::isBelow),
                    OptionalDouble.empty());
            String message = room.message(error.message(), MESSAGE);
            xml.error(error.status(), message, words.of(node, message));
            xml.end();
        }
        xml.end();
    }

    /**
     * A suite of the sources that dbt found stale.
     *
     * @param fails whether they fail the run; otherwise they are told as warnings
     */
    void stale(List<StaleSource> sources, boolean fails) throws XMLStreamException {
        if (sources.isEmpty()) {
            return;
        }
        SuiteCounts counts = new SuiteCounts(sources.size(), fails ? sources.size() : 0, 0, 0);
        xml.startSuite(STALE, counts, OptionalDouble.empty());
        for (StaleSource source : sources) {
            xml.startCase(
                    source.uniqueId(),
                    run.labels().of(source.uniqueId()).text() + " is fresh",
                    Optional.empty(),
                    OptionalDouble.empty());
            if (fails) {
                xml.failure(source.status(), source.words(), source.words());
            } else {
                xml.warning(source.words());
            }
            xml.end();
        }
        xml.end();
    }

    private void writeEnding(TestCase test) throws XMLStreamException {
        NodeEnding ending = ending(test);
        if (ending == NodeEnding.PASSED) {
            return;
        }
        Optional<TestResult> result = Optional.ofNullable(notPassed.get(test.uniqueId()));
        String message = room.message(result.map(TestResult::message).orElse(""), MESSAGE);
        String details = words.of(test, message, result);
        switch (ending) {
            case FAILED -> xml.failure(test.status(), message, details);
            case BROKEN -> xml.error(test.status(), message, details);
            case WARNED -> xml.warning(details);
            case NOT_RUN -> xml.skipped(skippedFor(test));
            case PASSED -> throw new IllegalStateException("nothing is said of a test that passed");
        }
    }

    private String skippedFor(TestCase test) {
        return Optional.ofNullable(excuses.byTest().get(test.uniqueId()))
                .map(excuse -> "known failure: " + BoundedText.of(excuse.sentence(), MESSAGE))
                .orElse("dbt did not run it: " + test.status()
                        + skipped.why(test.uniqueId())
                                .map(why -> ", since " + why)
                                .orElse(""));
    }

    /** Whether a file can only be one of the checkout: a build server may read it. */
    private static boolean isBelow(String file) {
        String path = file.replace('\\', '/');
        boolean leaves = path.contains("..") && ("/" + path + "/").contains("/../");
        return !leaves && !path.startsWith("/") && !DRIVE.matcher(path).lookingAt();
    }
}
