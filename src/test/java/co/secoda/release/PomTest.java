package co.secoda.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The pom says what Maven Central asks of one: https://central.sonatype.org/publish/requirements/. */
class PomTest {
    private static final Pom POM = Pom.read(Path.of("pom.xml"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groupId",
                "artifactId",
                "version",
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "developers/developer/url",
                "scm/connection",
                "scm/developerConnection",
                "scm/url"
            })
    void it_has_what_central_asks_for(String path) {
        assertThat(POM.text(path.split("/"))).isPresent();
    }

    /** Where the repository is, is written in one way only, so that one replacement is enough. */
    @Test
    void it_names_one_repository() throws IOException {
        String repository = POM.text("url").orElseThrow().replace("https://", "");

        assertThat(Pattern.compile("github\\.com[/:]([\\w-]+/[\\w-]+)")
                        .matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .map(found -> "github.com/" + found.group(1)))
                .hasSizeGreaterThan(3)
                .containsOnly(repository);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/OWNER/secoda-maven-plugin, false",
        "https://github.com/acme/secoda-maven-plugin, true",
        "https://github.com/acme/OWNERS, true"
    })
    void a_release_is_sent_only_from_a_repository_that_has_a_name(String url, boolean sent) {
        Element rule =
                (Element) POM.root().getElementsByTagName("requireProperty").item(0);

        assertThat(Pom.text(rule, "property")).contains("project.url");
        assertThat(Pattern.matches(Pom.text(rule, "regex").orElseThrow(), url)).isEqualTo(sent);
    }

    /** A release of the publishing plugin, of a dependency or of another plugin never comes by itself. */
    @Test
    void no_version_of_another_is_a_range_or_a_snapshot() {
        Stream<Element> all = Stream.of("dependency", "plugin", "path").flatMap(name -> {
            var nodes = POM.root().getElementsByTagName(name);
            return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1).map(i -> (Element) nodes.item(i));
        });
        List<String> versions =
                all.flatMap(element -> Pom.text(element, "version").stream()).toList();

        assertThat(versions).hasSizeGreaterThan(40).noneMatch(version -> version.matches("[\\[(].*|.*-SNAPSHOT"));
    }

    @Test
    void the_licence_and_the_notice_are_put_into_the_jar() {
        assertThat(Path.of("target/classes/META-INF/LICENSE")).hasSameTextualContentAs(Path.of("LICENSE"));
        assertThat(Path.of("target/classes/META-INF/NOTICE")).hasSameTextualContentAs(Path.of("NOTICE"));
    }
}
