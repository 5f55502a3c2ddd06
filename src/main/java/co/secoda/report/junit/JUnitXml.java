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
import co.secoda.report.SkippedNodes;
import co.secoda.text.BoundedText;
import co.secoda.text.NumberText;
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
    private static final int MESSAGE = 4_000;
    private static final int LINE = 300;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final String NOT_BUILT = "not built";
    private static final String STALE = "freshness of sources";

    private final XMLStreamWriter xml;
    private final DbtRun run;
    private final Excuses excuses;
    private final Map<String, String> properties;
    private final CaseRoom room;
    private final SkippedNodes skipped;
    private final CaseWords words;
    private final Map<String, TestResult> notPassed = new HashMap<>();

    /**
     * Writes with {@code xml}.
     *
     * @param excuses which failing tests are known failures: they are skipped
     * @param properties what each suite says of the run
     * @param room which cases there is room for
     */
    JUnitXml(XMLStreamWriter xml, DbtRun run, Excuses excuses, Map<String, String> properties, CaseRoom room) {
        this.skipped = SkippedNodes.of(run);
        this.words = new CaseWords(run, MESSAGE);
        this.excuses = excuses;
        this.room = room;
        this.xml = xml;
        this.run = run;
        this.properties = properties;
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
        start(
                run.labels().of(suite.entity()).text(),
                cases.size(),
                count(cases, NodeEnding.FAILED),
                count(cases, NodeEnding.BROKEN),
                count(cases, NodeEnding.NOT_RUN));
        if (cases.stream().anyMatch(test -> test.seconds().isPresent())) {
            time(cases.stream().mapToDouble(test -> test.seconds().orElse(0)).sum());
        }
        properties();
        Optional<String> file = suite.file().filter(JUnitXml::isBelow);
        for (TestCase test : cases) {
            startCase(
                    suite.entity(),
                    run.labels().of(test.uniqueId()).name(),
                    test.file().filter(JUnitXml::isBelow).or(() -> file),
                    test.seconds());
            writeEnding(test);
            xml.writeEndElement();
            xml.writeCharacters("\n");
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private int count(List<TestCase> cases, NodeEnding ending) {
        return (int) cases.stream().filter(test -> ending(test) == ending).count();
    }

    /** How it counts: one that is excused as one that was not run. */
    private NodeEnding ending(TestCase test) {
        return excuses.byTest().containsKey(test.uniqueId()) ? NodeEnding.NOT_RUN : test.ending();
    }

    private void errored(List<NodeError> errors) throws XMLStreamException {
        start(NOT_BUILT, errors.size(), 0, errors.size(), 0);
        properties();
        for (NodeError error : errors) {
            DbtNode node = error.node();
            startCase(
                    node.uniqueId(),
                    run.labels().of(node).text(),
                    node.file().filter(JUnitXml::isBelow),
                    OptionalDouble.empty());
            String message = room.message(error.message(), MESSAGE);
            problem("error", error.status(), message, words.of(node, message));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
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
        start(STALE, sources.size(), fails ? sources.size() : 0, 0, 0);
        properties();
        for (StaleSource source : sources) {
            startCase(
                    source.uniqueId(),
                    run.labels().of(source.uniqueId()).text() + " is fresh",
                    Optional.empty(),
                    OptionalDouble.empty());
            if (fails) {
                problem("failure", source.status(), source.words(), source.words());
            } else {
                xml.writeStartElement("system-out");
                xml.writeCharacters(XmlText.of("Warning: " + source.words()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void writeEnding(TestCase test) throws XMLStreamException {
        Optional<TestResult> result = Optional.ofNullable(notPassed.get(test.uniqueId()));
        String message = room.message(result.map(TestResult::message).orElse(""), MESSAGE);
        String details = words.of(test, message, result);
        switch (ending(test)) {
            case FAILED -> problem("failure", test.status(), message, details);
            case BROKEN -> problem("error", test.status(), message, details);
            case WARNED -> {
                xml.writeStartElement("system-out");
                xml.writeCharacters(XmlText.of("Warning: " + details));
                xml.writeEndElement();
            }
            case NOT_RUN -> {
                xml.writeEmptyElement("skipped");
                attribute("message", skippedFor(test));
            }
            case PASSED -> {
                // Nothing to say.
            }
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

    private void problem(String element, String type, String message, String details) throws XMLStreamException {
        xml.writeStartElement(element);
        String line = message.lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(String::strip)
                .orElse(type);
        attribute("message", BoundedText.of(line, LINE));
        attribute("type", type);
        xml.writeCharacters(XmlText.of(details));
        xml.writeEndElement();
    }

    private void start(String name, int tests, int failures, int errors, int skipped) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", Integer.toString(skipped));
    }

    private void properties() throws XMLStreamException {
        xml.writeCharacters("\n");
        if (properties.isEmpty()) {
            return;
        }
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", BoundedText.of(property.getValue(), MESSAGE));
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void startCase(String entity, String name, Optional<String> file, OptionalDouble seconds)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", entity);
        attribute("name", name);
        if (file.isPresent()) {
            attribute("file", file.get());
        }
        if (seconds.isPresent()) {
            time(seconds.getAsDouble());
        }
    }

    /** Whether a file can only be one of the checkout: a build server may read it. */
    private static boolean isBelow(String file) {
        String path = file.replace('\\', '/');
        return !path.startsWith("/") && !DRIVE.matcher(path).lookingAt() && !("/" + path + "/").contains("/../");
    }

    private void time(double seconds) throws XMLStreamException {
        attribute("time", NumberText.decimal(seconds, 3));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.of(value));
    }
}
