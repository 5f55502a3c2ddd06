package co.secoda.report.junit;

import co.secoda.report.OtherEntity;
import co.secoda.report.Report;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The suite of what only Secoda knows: a case for each entity that fails or warns there and comes from other runs. What
 * may fail since it did before is skipped, with that reason.
 */
final class OtherCases {
    private static final String SUITE = "in Secoda, from other runs";

    private OtherCases() {}

    static void write(Report report, XMLStreamWriter xml) throws XMLStreamException {
        List<OtherEntity> others = OtherEntity.of(report);
        if (others.isEmpty()) {
            return;
        }
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", Integer.toString(others.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(others.stream().filter(OtherCases::isFailure).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "skipped",
                Long.toString(others.stream().filter(OtherEntity::accepted).count()));
        xml.writeCharacters("\n");
        for (OtherEntity other : others) {
            write(other, xml);
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static boolean isFailure(OtherEntity other) {
        return other.failing() && !other.accepted();
    }

    private static void write(OtherEntity other, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "secoda." + XmlText.of(other.secoda().id()));
        xml.writeAttribute("name", XmlText.of(other.label()));
        String message = XmlText.of(other.standing());
        if (other.accepted()) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", message);
        } else if (other.failing()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", message);
            xml.writeAttribute("type", "failing");
            xml.writeCharacters(XmlText.of(other.line()));
            xml.writeEndElement();
        } else {
            xml.writeStartElement("system-out");
            xml.writeCharacters(XmlText.of("Warning: " + other.line()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }
}
