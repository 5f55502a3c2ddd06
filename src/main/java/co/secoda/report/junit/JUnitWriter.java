package co.secoda.report.junit;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestCases;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.file.WholeFile;
import co.secoda.gate.Verdict;
import co.secoda.report.Report;
import co.secoda.report.ReportFiles;
import co.secoda.text.BoundedText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes {@code TEST-secoda.xml}, a JUnit report: a suite a model or source, a case a dbt test. To name those that
 * passed, the artifacts may be read again; where they are gone or others by now, it names only what did not pass. It
 * has {@value CaseRoom#MOST_CASES} cases at most. Where it doesn't name all, a property of each suite says so.
 */
public final class JUnitWriter {
    private JUnitWriter() {}

    /**
     * Writes the report.
     *
     * @param directory made if it isn't there
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Report report, Path directory) throws IOException {
        return WholeFile.write(directory.resolve(ReportFiles.JUNIT), out -> write(report, out));
    }

    private static void write(Report report, OutputStream out) throws IOException {
        // The JDK's writer splits pairs of surrogates when it encodes by itself.
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "secoda");
            xml.writeCharacters("\n");
            if (report.run().isPresent()) {
                write(report, report.run().get(), xml);
            }
            OtherCases.write(report, xml);
            JUnitCourse.write(report, xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
        text.flush();
    }

    private static void write(Report report, DbtRun run, XMLStreamWriter xml) throws XMLStreamException {
        Map<String, String> properties = new LinkedHashMap<>();
        report.ci().ifPresent(ci -> ci.facts().forEach((name, value) -> properties.put("secoda.ci." + name, value)));
        TestCases cases;
        try {
            cases = run.inFull().testCases();
        } catch (ArtifactException e) {
            cases = TestCases.notPassed(run);
            properties.put("secoda.incomplete", "only tests that did not pass, and no times: " + e.getMessage());
        }
        CaseRoom room = CaseRoom.of(cases.endings(), run.errored().size());
        room.told().ifPresent(told -> properties.merge("secoda.incomplete", told, (one, more) -> one + "; " + more));
        JUnitXml suites = new JUnitXml(xml, report, run, properties, room);
        suites.write(cases);
        suites.stale(report.staleSources(), report.failsStaleSources());
    }

    /**
     * What a JUnit report says of a run whose verdict is unknown: a case with an error, so that a build server doesn't
     * take a report without failures for good news; or a skipped case, where the settings let the build go on.
     */
    static final class JUnitCourse {
        private static final String SUITE = "secoda";
        private static final int REASON = 4_000;

        private JUnitCourse() {}

        static void write(Report report, XMLStreamWriter xml) throws XMLStreamException {
            Optional<Verdict> unknown = report.verdict().filter(Verdict.Unknown.class::isInstance);
            if (unknown.isPresent()) {
                String reason = String.join("; ", unknown.get().reasons());
                write(report.goal(), unknown.get().failsBuild(), XmlText.of(BoundedText.of(reason, REASON)), xml);
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
}
