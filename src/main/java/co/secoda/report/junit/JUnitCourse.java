package co.secoda.report.junit;

import co.secoda.report.Report;
import co.secoda.text.BoundedText;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What a JUnit report says of a run that was not judged: a case with an error, so that a build server doesn't take a
 * report without failures for good news; or a skipped case, where the settings allow that nothing is judged.
 */
final class JUnitCourse {
    private static final String SUITE = "secoda";
    private static final int REASON = 4_000;

    private JUnitCourse() {}

    static void write(Report report, XMLStreamWriter xml) throws XMLStreamException {
        boolean brokenOff = report.course() == Report.Course.BROKEN_OFF;
        if (brokenOff || report.course() == Report.Course.NOTHING_TO_JUDGE) {
            String reason = String.join("; ", report.verdict().orElseThrow().reasons());
            write(report.goal(), brokenOff, XmlText.of(BoundedText.of(reason, REASON)), xml);
        }
    }

    private static void write(String goal, boolean error, String reason, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", "1");
        xml.writeAttribute("failures", "0");
        xml.writeAttribute("errors", error ? "1" : "0");
        xml.writeAttribute("skipped", error ? "0" : "1");
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", XmlText.of(goal));
        xml.writeStartElement(error ? "error" : "skipped");
        xml.writeAttribute("message", reason);
        if (error) {
            xml.writeAttribute("type", "unknown");
            xml.writeCharacters(reason);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }
}
