package co.secoda.maven;

import co.secoda.run.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;

/**
 * The properties that reach a goal, each once, and where each stands. Maven tells apart the user's (the command line
 * and {@code .mvn/maven.config}), those of its JVM ({@code MAVEN_OPTS}, {@code .mvn/jvm.config}), and the project's
 * (poms, and profiles of poms and settings.xml); what is in between is read off the files and variables themselves.
 */
final class PropertyPlaces {
    /** Who gave a property; the first that did wins, as it does in Maven. */
    enum Giver {
        USER,
        JVM,
        PROJECT
    }

    /** A property as it reaches a goal. */
    record Given(String name, String value, Giver giver) {
        /** As it is written: with {@code -D} where it isn't in a pom or in settings.xml. */
        String written() {
            return giver == Giver.PROJECT ? name : "-D" + name;
        }
    }

    /** Where a property may stand in a form that Maven reads and that isn't found here. */
    private static final String UNTOLD = "in a place that this plugin did not find";

    private static final String ON_COMMAND_LINE = "on the command line";
    private static final String OF_JVM = "among the system properties of Maven's JVM";
    private static final String OF_SETTINGS = " of settings.xml";

    private final MavenSession session;
    private final Map<String, Given> all = new LinkedHashMap<>();

    PropertyPlaces(MavenSession session) {
        this.session = session;
        add(session.getUserProperties(), Giver.USER);
        add(session.getSystemProperties(), Giver.JVM);
        project().ifPresent(project -> add(project.getProperties(), Giver.PROJECT));
    }

    /** Of the user's all, since a mistyped one may begin otherwise than ours; of the many others those of ours. */
    private void add(Properties properties, Giver giver) {
        properties.stringPropertyNames().stream()
                .sorted()
                .filter(name -> giver == Giver.USER || KnownProperties.isOfSecoda(name))
                .forEach(name -> all.putIfAbsent(name, new Given(name, properties.getProperty(name), giver)));
    }

    /** The properties. */
    Collection<Given> all() {
        return all.values();
    }

    /**
     * The checkout that holds some of these places, and the others don't belong to.
     *
     * @param directory where Maven was called
     * @param environment gives the variables of the environment
     */
    Checkout checkout(Path directory, Function<String, Optional<String>> environment) {
        return Checkout.around(
                root().filter(directory::startsWith).orElse(directory), environment, (property, value) -> of(property)
                        .filter(given -> given.value().equals(value) && !isOfCheckout(given))
                        .isPresent());
    }

    /** The property of a name, if it was given. */
    Optional<Given> of(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** Where a property stands, such as {@code in MAVEN_OPTS}. */
    String where(Given given) {
        String name = given.name();
        return switch (given.giver()) {
            case USER ->
                inVariable(name, "MAVEN_CMD_LINE_ARGS", ON_COMMAND_LINE)
                        .or(() -> inVariable(name, "MAVEN_ARGS", "in MAVEN_ARGS"))
                        .or(() -> inFile(name, ".mvn/maven.config"))
                        .or(() -> inFile(name, ".mvn/maven-user.properties"))
                        .orElse(ON_COMMAND_LINE);
            case JVM ->
                // Maven's script puts what is in the file into the variable.
                inFile(name, ".mvn/jvm.config")
                        .or(() -> inVariable(name, "MAVEN_OPTS", "in MAVEN_OPTS"))
                        .or(() -> inVariable(name, "JAVA_TOOL_OPTIONS", "in JAVA_TOOL_OPTIONS"))
                        .or(() -> inVariable(name, "JDK_JAVA_OPTIONS", "in JDK_JAVA_OPTIONS"))
                        .orElse(OF_JVM);
            case PROJECT -> inProject(name);
        };
    }

    /**
     * Where in the checkout a property stands, unless it was surely given from outside: on the command line, in a
     * variable, or in a settings.xml that isn't in the checkout. What isn't found there counts as the checkout's, since
     * its files may be written so that Maven finds in them what we don't.
     *
     * @param process the environment of this process, which no {@code -Denv.NAME} can hide
     */
    Optional<String> inCheckout(Given given, Map<String, String> process) {
        String place = where(given);
        boolean told = !place.equals(ON_COMMAND_LINE) && !place.equals(OF_JVM);
        return isFromOutside(given, process) ? Optional.empty() : Optional.of(told ? place : UNTOLD);
    }

    private boolean isFromOutside(Given given, Map<String, String> process) {
        Stream<String> variables =
                switch (given.giver()) {
                    case USER -> Stream.of("MAVEN_CMD_LINE_ARGS", "MAVEN_ARGS");
                    case JVM -> Stream.of("MAVEN_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
                    case PROJECT -> Stream.empty();
                };
        return given.giver() == Giver.PROJECT
                ? where(given).endsWith(OF_SETTINGS) && !settingsAreInCheckout()
                : inFile(given.name(), ".mvn/jvm.config").isEmpty()
                        && variables.anyMatch(variable -> names(process.getOrDefault(variable, ""), given.name()));
    }

    /** As with {@code -s ci/settings.xml}; the usual one of a user never counts. */
    private boolean settingsAreInCheckout() {
        Path usual =
                Path.of(System.getProperty("user.home"), ".m2", "settings.xml").toAbsolutePath();
        Path root = root().orElse(Path.of("")).toAbsolutePath().normalize();
        return Stream.of(
                                session.getRequest().getUserSettingsFile(),
                                session.getRequest().getGlobalSettingsFile())
                        .filter(Objects::nonNull)
                        .map(file -> file.toPath().toAbsolutePath().normalize())
                        .anyMatch(file -> file.startsWith(root) && !file.equals(usual))
                // What it sets can't be told from what the user's sets: both become one.
                || hasProjectSettings();
    }

    /**
     * Whether the checkout has a {@code .mvn/settings.xml}, which Maven 4 joins to the user's. It leaves out passwords.
     */
    private boolean hasProjectSettings() {
        boolean old =
                session.getSystemProperties().getProperty("maven.version", "").startsWith("3.");
        return !old
                && root().filter(root -> Files.isRegularFile(root.resolve(".mvn/settings.xml")))
                        .isPresent();
    }

    /**
     * Whether a pom or a file in {@code .mvn} is known to have given a property. For what takes a key away
     * {@link #inCheckout} asks for more: a proof that neither did.
     */
    boolean isOfCheckout(Given given) {
        return given.giver() == Giver.PROJECT
                ? !where(given).endsWith(OF_SETTINGS) || settingsAreInCheckout()
                : where(given).startsWith("in .mvn/");
    }

    /** Whether a pom of this build refers to a property, and so has it for itself. */
    boolean isOfPom(String name) {
        return Stream.concat(session.getProjects().stream(), project().stream())
                .flatMap(PropertyPlaces::withParents)
                .distinct()
                .anyMatch(project -> project.getFile() != null
                        && read(project.getFile().toPath()).contains("${" + name + "}"));
    }

    /** Where Maven found {@code .mvn}. */
    private Optional<Path> root() {
        return Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory())
                .map(File::toPath);
    }

    private Optional<MavenProject> project() {
        return Optional.ofNullable(session.getCurrentProject());
    }

    private Optional<String> inVariable(String name, String variable, String place) {
        String text = session.getSystemProperties().getProperty("env." + variable, "");
        return names(text, name) ? Optional.of(place) : Optional.empty();
    }

    private Optional<String> inFile(String name, String file) {
        return root().filter(root -> names(read(root.resolve(file)), name)).map(root -> "in " + file);
    }

    private static boolean names(String text, String name) {
        return Pattern.compile("(?:-D|(?<![\\w.-]))" + Pattern.quote(name) + "(?![\\w.-])")
                .matcher(text)
                .find();
    }

    private String inProject(String name) {
        return project().stream()
                .flatMap(PropertyPlaces::withParents)
                .flatMap(project -> in(project, name).stream())
                .findFirst()
                .orElse("in the project's <properties>");
    }

    private static Optional<String> in(MavenProject project, String name) {
        String pom =
                project.getFile() == null ? project.getId() : project.getFile().toString();
        Optional<Model> written = Optional.ofNullable(project.getOriginalModel());
        for (Profile profile : project.getActiveProfiles()) {
            boolean ofSettings = !"pom".equals(profile.getSource());
            // Maven 4 also names those of the parents.
            boolean ofThisPom = written.stream()
                    .flatMap(model -> model.getProfiles().stream())
                    .anyMatch(own -> own.getId().equals(profile.getId()));
            if (profile.getProperties().containsKey(name) && (ofSettings || ofThisPom)) {
                return Optional.of("in the profile " + profile.getId() + (ofSettings ? OF_SETTINGS : " of " + pom));
            }
        }
        return written.filter(model -> model.getProperties().containsKey(name))
                .map(model -> "in the <properties> of " + pom);
    }

    private static Stream<MavenProject> withParents(MavenProject project) {
        return Stream.iterate(project, known -> known != null, MavenProject::getParent);
    }

    /** What can't be read is in none of them. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
