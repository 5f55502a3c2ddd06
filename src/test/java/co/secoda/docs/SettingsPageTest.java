package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The page of all settings says what the parameters of the goals say. {@code -Dsettings=write} writes it anew after one
 * was changed; a new one is put into its group here.
 */
class SettingsPageTest {
    private static final Path PAGE = Path.of("docs/settings.md");
    private static final String MARK = "<!-- made by the suite -->\n";
    private static final String REST = "Other";
    /** Each group of the page, with its settings in the order in which they are told. */
    private static final Map<String, List<String>> GROUPS = groups();

    private static final int NAMED_GOALS = 6;
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(secoda\\.\\w+)}");

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                "Where: the integration and the files",
                List.of(
                        "integrationId",
                        "region",
                        "baseUrl",
                        "dbtProjectDirectory",
                        "artifactsDirectory",
                        "manifest",
                        "runResults"));
        groups.put("The key", List.of("serverId", "onMissingKey"));
        groups.put(
                "Limits",
                List.of(
                        "maxFailing",
                        "knownFailures",
                        "reason",
                        "until",
                        "maxWarning",
                        "maxSkipped",
                        "failOn",
                        "baseline",
                        "onRunErrors",
                        "onUnknownStatus",
                        "onStaleSources",
                        "maxDuration",
                        "slowNode",
                        "onSlow",
                        "onDisagreement"));
        groups.put(
                "What may be wrong with the files",
                List.of("onMissingArtifacts", "onNothingTested", "onMismatch", "onRepublish", "maxArtifactAge"));
        groups.put("What is uploaded", List.of("uploadMode", "redact"));
        groups.put(
                "Waiting",
                List.of(
                        "syncTimeout",
                        "onSyncTimeout",
                        "settleTime",
                        "pollInterval",
                        "lastRunMoves",
                        "failFast",
                        "passFast",
                        "awaitSync",
                        "checkAtEnd",
                        "stateFile"));
        groups.put("Reports", List.of("reportDirectory", "reports", "historyDirectory", "downstream", "names"));
        groups.put(
                "Network",
                List.of(
                        "connectTimeout",
                        "responseTimeout",
                        "retries",
                        "onUnreachable",
                        "caCertificates",
                        "allowHttp"));
        groups.put("Running dbt", List.of("dbtCommand", "dbtTimeout", "dbtEnvironment", "profilesDirectory"));
        groups.put("A pipeline", List.of("ci"));
        groups.put("Trying things", List.of("sandbox", "sandboxHabits", "port", "dryRun", "skip"));
        groups.put(
                "The other calls of the API",
                List.of(
                        "name",
                        "type",
                        "teams",
                        "credentialsFile",
                        "confirm",
                        "file",
                        "resourcesFile",
                        "lineagesFile",
                        "output",
                        "outputFile",
                        "showCredentials"));
        return groups;
    }

    /** What one or more goals say of a setting. */
    private record Saying(String property, String text) {}

    @Test
    void the_page_of_settings_says_what_the_goals_say() throws IOException {
        String page = Files.readString(PAGE);
        String made = page.substring(0, page.indexOf(MARK) + MARK.length()) + tables();
        if ("write".equals(System.getProperty("settings"))) {
            Files.writeString(PAGE, made);
        }

        assertThat(Files.readString(PAGE))
                .as("after a change of a parameter: mvn test -Dtest=SettingsPageTest -Dsettings=write")
                .isEqualTo(made);
    }

    private static String tables() {
        Map<String, Map<String, Map<Saying, Set<String>>>> settings = settings();
        Set<String> rest = new TreeSet<>(settings.keySet());
        StringBuilder text = new StringBuilder(byName(settings.keySet()));
        GROUPS.forEach((group, names) -> {
            text.append(table(group, names, settings));
            names.forEach(rest::remove);
        });
        if (!rest.isEmpty()) {
            text.append(table(REST, List.copyOf(rest), settings));
        }
        return text.toString();
    }

    private static String table(
            String group, List<String> names, Map<String, Map<String, Map<Saying, Set<String>>>> settings) {
        StringBuilder text = new StringBuilder(
                "\n## " + group + "\n\n| setting | default | goals | meaning |\n| --- | --- | --- | --- |\n");
        for (String name : names) {
            assertThat(settings).containsKey(name);
            Objects.requireNonNull(settings.get(name)).entrySet().stream()
                    .sorted(Comparator.comparing(
                            entry -> -goals(entry.getValue()).size()))
                    .forEach(entry -> text.append(row(entry.getKey(), entry.getValue())));
        }
        // At the first line of each name; a second one is of goals with another default.
        names.forEach(name -> {
            int at = text.indexOf("`secoda." + name + "`");
            text.insert(at < 0 ? text.indexOf("`<" + name + ">") : at, "<a id=\"" + name + "\"></a>");
        });
        return text.toString();
    }

    /** Each name leads to its line, and the browser finds all of them on one page. */
    private static String byName(Set<String> names) {
        return names.stream()
                .sorted()
                .map(name -> "[" + name + "](#" + name + ")")
                .collect(Collectors.joining(",\n", "\n## By name\n\n", ".\n"));
    }

    /** A line, in the words that most of the goals have for it. */
    private static String row(String byDefault, Map<Saying, Set<String>> told) {
        Saying saying = told.entrySet().stream()
                .max(Comparator.comparing(entry -> entry.getValue().size()))
                .orElseThrow()
                .getKey();
        Set<String> goals = goals(told);
        return Stream.of(
                        "`" + saying.property() + "`",
                        byDefault.isEmpty() ? inWords(saying.text()) : "`" + byDefault + "`",
                        goals.size() > NAMED_GOALS ? "most" : "`" + String.join("`, `", goals) + "`",
                        saying.text())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String inWords(String text) {
        return text.contains("The default is ") ? "see right" : "none";
    }

    private static Set<String> goals(Map<Saying, Set<String>> told) {
        return told.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What the goals say of each parameter, by its name in a pom and its default, which may be another in some goals.
     */
    private static Map<String, Map<String, Map<Saying, Set<String>>>> settings() {
        Document descriptor = KnownGoals.parse(Path.of("target/classes/META-INF/maven/plugin.xml"));
        Map<String, Map<String, Map<Saying, Set<String>>>> settings = new TreeMap<>();
        for (Element mojo : elements(descriptor.getElementsByTagName("mojo"))) {
            String goal = text(mojo, "goal");
            if (goal.equals("help")) {
                continue;
            }
            Element configuration =
                    (Element) mojo.getElementsByTagName("configuration").item(0);
            for (Element parameter : elements(mojo.getElementsByTagName("parameter"))) {
                if (text(parameter, "editable").equals("true")) {
                    String name = text(parameter, "name");
                    settings.computeIfAbsent(name, key -> new LinkedHashMap<>())
                            .computeIfAbsent(byDefault(name, configuration), key -> new LinkedHashMap<>())
                            .computeIfAbsent(saying(parameter, configuration), key -> new LinkedHashSet<>())
                            .add(goal);
                }
            }
        }
        return settings;
    }

    private static String byDefault(String name, Element configuration) {
        return configured(name, configuration)
                .map(value -> value.getAttribute("default-value"))
                .orElse("");
    }

    private static Saying saying(Element parameter, Element configuration) {
        String name = text(parameter, "name");
        Matcher property = PROPERTY.matcher(
                configured(name, configuration).map(Element::getTextContent).orElse(""));
        return new Saying(
                property.find() ? property.group(1) : "<" + name + "> in a pom",
                text(parameter, "description")
                        .replaceAll("\\s+", " ")
                        .replace("<", "&lt;")
                        .replace("|", "\\|"));
    }

    private static Optional<Element> configured(String name, Element configuration) {
        NodeList values = configuration.getElementsByTagName(name);
        return values.getLength() == 0 ? Optional.empty() : Optional.of((Element) values.item(0));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent().strip();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
