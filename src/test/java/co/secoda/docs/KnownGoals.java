package co.secoda.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The goals of this build and their properties, from the descriptor that Maven reads. */
record KnownGoals(Map<String, Set<String>> propertiesByGoal) {
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(secoda\\.\\w+)}");

    static KnownGoals ofThisBuild() {
        Document descriptor = parse(DESCRIPTOR);
        Map<String, Set<String>> properties = new TreeMap<>();
        NodeList mojos = descriptor.getElementsByTagName("mojo");
        for (int i = 0; i < mojos.getLength(); i++) {
            Element mojo = (Element) mojos.item(i);
            String configuration =
                    mojo.getElementsByTagName("configuration").item(0).getTextContent();
            // Read from the session, so that Maven has no parameter of it to print.
            Set<String> known = new TreeSet<>(Set.of("secoda.apiKey"));
            Matcher property = PROPERTY.matcher(configuration);
            while (property.find()) {
                known.add(property.group(1));
            }
            properties.put(mojo.getElementsByTagName("goal").item(0).getTextContent(), known);
        }
        return new KnownGoals(properties);
    }

    static Document parse(Path xml) {
        try (InputStream in = Files.newInputStream(xml)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(xml + " can't be read", e);
        }
    }

    Set<String> goals() {
        return propertiesByGoal.keySet();
    }

    Set<String> properties() {
        Set<String> all = new TreeSet<>();
        propertiesByGoal.values().forEach(all::addAll);
        return all;
    }

    Set<String> propertiesOf(String goal) {
        return propertiesByGoal.getOrDefault(goal, Set.of());
    }
}
