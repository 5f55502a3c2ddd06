package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import co.secoda.metadata.CsvCheck;
import co.secoda.metadata.JsonlCheck;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Pages that should be whole are: none of what they list is missing, and the first page stays one that is read. */
class WholePagesTest {
    private static final int README_LINES = 150;
    private static final Pattern XML = Pattern.compile("(?ms)^```xml\n(.*?)^```$");
    private static final Pattern NO_PROSE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```$|^[|#<].*?$");
    private static final Pattern NAMES = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");

    @Test
    void the_readme_is_short() {
        assertThat(Page.read(Path.of("README.md")).text().lines()).hasSizeLessThanOrEqualTo(README_LINES);
    }

    /** People whose first language is another read it, at night. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/start.md",
                "docs/ci-github.md",
                "docs/ci-jenkins.md",
                "docs/ci-gitlab.md",
                "docs/limits.md",
                "docs/faster.md",
                "docs/unknown.md",
                "docs/share.md",
                "docs/key-and-proxy.md",
                "docs/metadata.md",
                "docs/upgrade.md",
                "docs/reports.md",
                "docs/faults.md",
                "docs/artifacts.md",
                "docs/verdict.md",
                "docs/gate.md",
                "docs/monorepo.md",
                "docs/lifecycle.md",
                "docs/architecture.md",
                "docs/releasing.md",
                "CHANGELOG.md",
                "docs/troubleshooting.md",
                "docs/faq.md"
            })
    void the_sentences_of_a_page_to_work_with_are_short(String page) {
        String prose = NO_PROSE.matcher(Page.read(Path.of(page)).text()).replaceAll("");
        double words = Pattern.compile("(?<=[.!?:])\\s+|\n\\s*(?:\n|- |\\d+\\. )")
                .splitAsStream(prose)
                .map(sentence -> sentence.strip().split("\\s+", -1).length)
                .filter(count -> count > 1)
                .mapToInt(count -> count)
                .average()
                .orElseThrow();

        assertThat(words).isLessThanOrEqualTo(14);
    }

    @Test
    void the_page_of_goals_has_each_goal() {
        assertThat(names(Page.read(Path.of("docs/goals.md")).text()))
                .containsExactlyInAnyOrderElementsOf(KnownGoals.ofThisBuild().goals());
    }

    @Test
    void the_page_of_metadata_has_the_columns_that_are_known(@TempDir Path directory) throws Exception {
        Path csv = directory.resolve("columns.csv");
        Files.writeString(csv, String.join(",", names(section("The CSV"))) + "\n");

        assertThat(new CsvCheck().check(csv).warningLines()).isEmpty();
        assertThat(names(section("The CSV"))).hasSize(10);
    }

    @Test
    void the_page_of_metadata_has_no_field_that_is_unknown(@TempDir Path directory) throws Exception {
        Path resources = directory.resolve("resources.jsonl");
        Files.writeString(
                resources,
                names(section("The resources")).stream()
                        .map(name -> "\"" + name + "\":null")
                        .collect(Collectors.joining(",", "{", "}")));

        assertThat(new JsonlCheck().resources(resources).warningLines()).isEmpty();
        assertThat(names(section("The resources"))).contains("entity_type", "is_pk");
    }

    static List<Page> pages() {
        return LinksTest.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void xml_to_copy_is_well_formed(Page page) {
        for (String xml : page.all(XML)) {
            String elements = xml.replaceFirst("^<\\?.*\\?>", "");
            assertThatCode(() -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader("<all>" + elements + "</all>"))))
                    .as("%s shows %s", page, xml)
                    .doesNotThrowAnyException();
        }
    }

    private static String section(String heading) {
        String page = Page.read(Path.of("docs/metadata.md")).text();
        String section = page.substring(page.indexOf("## " + heading));
        return section.substring(0, section.indexOf("\n## "));
    }

    /** The names in the first column of the tables. */
    private static List<String> names(String text) {
        return NAMES.matcher(text)
                .results()
                .flatMap(row -> List.of(row.group(1).split(", ")).stream())
                .map(name -> name.replace("`", ""))
                .toList();
    }
}
