package co.secoda.report.junit;

import co.secoda.text.BoundedText;
import co.secoda.text.NumberText;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The elements of a JUnit report, with their attributes as Jenkins, GitLab and Surefire's parser read them. */
final class JUnitElements {
    /** As many characters of a text as are told. */
    static final int MOST_TEXT = 4_000;

    private static final int LINE = 300;

    private final XMLStreamWriter xml;
    private final Map<String, String> properties;

    /**
     * Writes with {@code xml}.
     *
     * @param properties what each suite says of the run
     */
    JUnitElements(XMLStreamWriter xml, Map<String, String> properties) {
        this.xml = xml;
        this.properties = properties;
    }

    /** A suite, with its properties; {@link #end} ends it. */
    void startSuite(String name, SuiteCounts counts, OptionalDouble seconds) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", Integer.toString(counts.tests()));
        attribute("failures", Integer.toString(counts.failures()));
        attribute("errors", Integer.toString(counts.errors()));
        attribute("skipped", Integer.toString(counts.skipped()));
        time(seconds);
        xml.writeCharacters("\n");
        properties();
    }

    private void properties() throws XMLStreamException {
        if (properties.isEmpty()) {
            return;
        }
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", BoundedText.of(property.getValue(), MOST_TEXT));
        }
        end();
    }

    /** A case; {@link #end} ends it. One that has nothing in it has passed. */
    void startCase(String entity, String name, Optional<String> file, OptionalDouble seconds)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", entity);
        attribute("name", name);
        if (file.isPresent()) {
            attribute("file", file.get());
        }
        time(seconds);
    }

    /** That a case failed. */
    void failure(String type, String message, String details) throws XMLStreamException {
        problem("failure", type, message, details);
    }

    /** That a case could not be run to its end. */
    void error(String type, String message, String details) throws XMLStreamException {
        problem("error", type, message, details);
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

    /** That a case passed with a warning, for which the format has no element. */
    void warning(String details) throws XMLStreamException {
        xml.writeStartElement("system-out");
        xml.writeCharacters(XmlText.of("Warning: " + details));
        xml.writeEndElement();
    }

    /** That a case was not run, or doesn't count. */
    void skipped(String why) throws XMLStreamException {
        xml.writeEmptyElement("skipped");
        attribute("message", why);
    }

    /** Ends what was started last. */
    void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void time(OptionalDouble seconds) throws XMLStreamException {
        if (seconds.isPresent()) {
            attribute("time", NumberText.decimal(seconds.getAsDouble(), 3));
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.of(value));
    }

    /** How many cases a suite has, and how many of them ended badly. */
    record SuiteCounts(int tests, int failures, int errors, int skipped) {}
}
