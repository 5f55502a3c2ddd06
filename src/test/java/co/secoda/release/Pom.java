package co.secoda.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom as it is written, with what it inherits asked of its parent by hand. */
record Pom(Element root) {
    static Pom read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
    }

    /** The pom of an artifact that a build has downloaded. */
    static Pom ofRepository(String groupId, String artifactId, String version) {
        return read(fileOfRepository(groupId, artifactId, version, "pom"));
    }

    /** A file of the local repository. */
    static Path fileOfRepository(String groupId, String artifactId, String version, String type) {
        return Path.of(
                System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"),
                groupId.replace('.', '/'),
                artifactId,
                version,
                artifactId + "-" + version + "." + type);
    }

    /** The elements of that name directly in an element. */
    static List<Element> children(Element in, String name) {
        NodeList nodes = in.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    /** The text at the end of a path of elements, if it isn't blank. */
    static Optional<String> text(Element in, String... path) {
        Stream<Element> at = Stream.of(in);
        for (String name : path) {
            at = at.flatMap(element -> children(element, name).stream());
        }
        return at.map(Node::getTextContent)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The text at the end of a path of elements. */
    Optional<String> text(String... path) {
        return text(root, path);
    }

    /** The names of its licences: its own, else its parent's. */
    List<String> licences() {
        List<String> own = children(root, "licenses").stream()
                .flatMap(licences -> children(licences, "license").stream())
                .map(licence -> text(licence, "name").orElse("a licence without a name"))
                .toList();
        return own.isEmpty() ? parent().map(Pom::licences).orElse(List.of()) : own;
    }

    private Optional<Pom> parent() {
        return children(root, "parent").stream()
                .findFirst()
                .map(parent -> ofRepository(
                        text(parent, "groupId").orElseThrow(),
                        text(parent, "artifactId").orElseThrow(),
                        text(parent, "version").orElseThrow()));
    }
}
