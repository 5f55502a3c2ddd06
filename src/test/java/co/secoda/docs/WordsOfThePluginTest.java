package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for users names goals, properties and a version that exist. */
class WordsOfThePluginTest {
    private static final Pattern COORDINATES =
            Pattern.compile("co\\.secoda:secoda-maven-plugin:([\\w.-]+):([a-z][a-z-]*)");
    private static final Pattern VERSION_IN_POM =
            Pattern.compile("<artifactId>secoda-maven-plugin</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern GOAL = Pattern.compile("(?:[\\s`]secoda:|<goal>)([a-z][a-z-]*)");
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w./-])(?:-D)?(secoda\\.[a-z]\\w+)");
    private static final KnownGoals KNOWN = KnownGoals.ofThisBuild();
    private static final String VERSION = KnownGoals.parse(Path.of("pom.xml"))
            .getElementsByTagName("version")
            .item(0)
            .getTextContent();
    /** Files and hosts, which look alike. */
    private static final Set<String> NO_PROPERTIES = Set.of(
            "secoda.json",
            "secoda.md",
            "secoda.css",
            "secoda.sarif",
            "secoda.schema",
            "secoda.co",
            "secoda.incomplete",
            "secoda.ci");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_command_names_this_version_and_a_goal_of_it(Page page) {
        for (MatchResult command : page.places(COORDINATES)) {
            assertThat(command.group(1)).as(command.group()).isEqualTo(VERSION);
            assertThat(KNOWN.goals()).as(command.group()).contains(command.group(2));
        }
        assertThat(page.all(VERSION_IN_POM)).allMatch(VERSION::equals);
        assertThat(KNOWN.goals()).containsAll(page.all(GOAL));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_property_that_is_named_exists(Page page) {
        assertThat(page.all(PROPERTY))
                .filteredOn(name -> !NO_PROPERTIES.contains(name))
                .allMatch(KNOWN.properties()::contains);
    }
}
