package co.secoda.report.junit;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** What Jenkins takes for a JUnit report. */
public final class JUnitSchema {
    private JUnitSchema() {}

    /**
     * Holds a report to it.
     *
     * @throws SAXException at the first thing that is wrong
     */
    public static void validate(Path report) throws IOException, SAXException {
        SchemaFactory.newDefaultInstance()
                .newSchema(JUnitSchema.class.getResource("/junit-for-jenkins.xsd"))
                .newValidator()
                .validate(new StreamSource(report.toFile()));
    }
}
