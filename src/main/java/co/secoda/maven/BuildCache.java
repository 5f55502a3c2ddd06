package co.secoda.maven;

import co.secoda.run.Host.BuildCaching;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The Maven build cache extension, where a build has it. It takes a module whose sources are as before from an earlier
 * build, and leaves its goals out: also ours, though what we judge is no source. What it then restores it has saved in
 * a build in which our goals ran, so such builds are kept from it where it lets them: from 1.3.0 on by module, in 1.2
 * from there on.
 */
final class BuildCache {
    private static final String NAME = ":maven-build-cache-extension:";
    private static final String PROPERTIES = "maven.build.cache.";
    private static final String SKIP_SAVE = PROPERTIES + "skipSave";
    private static final int FIRST_TO_SKIP_A_MODULE = 1_003;
    private static final int FIRST_TO_SKIP_A_BUILD = 1_002;
    private static final int FIRST_MAVEN = 3_009;

    private final MavenSession session;
    private final MojoExecution execution;
    private final String version;

    private BuildCache(MavenSession session, MojoExecution execution, String version) {
        this.session = session;
        this.execution = execution;
        this.version = version;
    }

    /** The extension, if this build has it and uses it. */
    static Optional<BuildCache> of(MavenSession session, MojoExecution execution) {
        return BuildCache.class.getClassLoader() instanceof ClassRealm realm
                ? among(
                        realm.getWorld().getRealms().stream()
                                .map(ClassRealm::getId)
                                .toList(),
                        session,
                        execution)
                : Optional.empty();
    }

    /** The extension, if it is among the realms of these ids, such as {@code coreExtension>group:artifact:1.2.0}. */
    static Optional<BuildCache> among(Collection<String> realms, MavenSession session, MojoExecution execution) {
        return realms.stream()
                .filter(id -> id.contains(NAME))
                .findFirst()
                .map(id -> new BuildCache(session, execution, id.substring(id.indexOf(NAME) + NAME.length())))
                .filter(BuildCache::isUsed);
    }

    /** What it means for a module once a goal of ours has run in it. */
    BuildCaching meaning(MavenProject project) {
        if (isSaidOf(project, "enabled", "false") || isSaidOf(project, "skipCache", "true") || runsAlways()) {
            return BuildCaching.HARMLESS;
        }
        if (number(version) >= FIRST_TO_SKIP_A_MODULE) {
            return BuildCaching.MODULE_UNSAVED;
        }
        return number(version) >= FIRST_TO_SKIP_A_BUILD ? BuildCaching.BUILD_UNSAVED : BuildCaching.SAVED;
    }

    /** Has this build of a module not saved, if need be. The extension asks for it when the module's goals have run. */
    BuildCaching keepOut(MavenProject project) {
        BuildCaching meaning = meaning(project);
        if (meaning == BuildCaching.MODULE_UNSAVED) {
            project.getProperties().setProperty(SKIP_SAVE, "true");
        } else if (meaning == BuildCaching.BUILD_UNSAVED) {
            session.getUserProperties().setProperty(SKIP_SAVE, "true");
        }
        return meaning;
    }

    private boolean isUsed() {
        String maven = session.getSystemProperties().getProperty("maven.version", "");
        boolean off = property("enabled").map("false"::equals).orElseGet(() -> configured("enabled", "false"));
        boolean skipped = property("skipCache").filter("true"::equals).isPresent();
        return !off && !skipped && (maven.isEmpty() || number(maven) >= FIRST_MAVEN);
    }

    private boolean runsAlways() {
        boolean byProperty = property("alwaysRunPlugins").stream()
                .flatMap(plugins -> Arrays.stream(plugins.split(",")))
                .map(plugin -> plugin.strip().split(":"))
                .anyMatch(words -> words[0].equals(execution.getArtifactId())
                        && (words.length == 1
                                || List.of("*", execution.getGoal()).contains(words[1])));
        return byProperty
                || elements("runAlways")
                        .flatMap(always -> elements(always.getElementsByTagName("plugin")))
                        .anyMatch(plugin -> plugin.getAttribute("artifactId").equals(execution.getArtifactId())
                                && List.of("", execution.getGroupId()).contains(plugin.getAttribute("groupId")));
    }

    private static boolean isSaidOf(MavenProject project, String name, String value) {
        return value.equals(project.getProperties().getProperty(PROPERTIES + name));
    }

    private Optional<String> property(String name) {
        return Stream.of(session.getUserProperties(), session.getSystemProperties())
                .map(properties -> properties.getProperty(PROPERTIES + name, ""))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private boolean configured(String element, String value) {
        return elements("configuration")
                .flatMap(configuration -> elements(configuration.getElementsByTagName(element)))
                .anyMatch(found -> found.getTextContent().strip().equals(value));
    }

    /** The elements of a name in the extension's own file; none where it can't be read, which it reports itself. */
    private Stream<Element> elements(String name) {
        try {
            Optional<File> root = Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory());
            Optional<Path> file = property("configPath")
                    .map(Path::of)
                    .or(() -> root.map(directory -> directory.toPath().resolve(".mvn/maven-build-cache-config.xml")));
            return file.isPresent() && Files.isRegularFile(file.get())
                    ? elements(parse(file.get()).getElementsByTagName(name))
                    : Stream.empty();
        } catch (IOException | SAXException | ParserConfigurationException | InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static Document parse(Path file) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler()); // The other one prints.
        return builder.parse(file.toFile());
    }

    /** {@code 1.2.3} as 1002: major and minor version. */
    private static int number(String version) {
        String[] words = version.split("[^0-9]+", -1);
        try {
            return words.length < 2 ? 0 : Integer.parseInt(words[0]) * 1_000 + Integer.parseInt(words[1]);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
