package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for people leads to what is there, and shows files as they are. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("(?:]\\(|src=\")(?!https?:|#)([^)\"\\s]+)[)\"]");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern SHOWN =
            Pattern.compile("(?s)<!-- (the|part of the) file (\\S+) -->\\n\\n```\\w+\\n(.*?)(?<=\\n)```\\n");
    private static final Path DOCS = Path.of("docs");
    /** Made by the site plugin, of the goals' Javadoc. */
    private static final String GOALS = "plugin-info.html";

    static List<Page> pages() {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                                .map(Path::of)
                                .map(Page::read),
                        Stream.of("docs", "examples").flatMap(root -> Page.under(root, ".md")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_link_leads_to_a_file_and_a_heading_that_are_there(Page page) {
        assertThat(page.all(LINK)).filteredOn(link -> !link.equals(GOALS)).allMatch(link -> isThere(page, link));
    }

    /** The site has the pages of docs and nothing beside them. */
    @ParameterizedTest
    @MethodSource("pages")
    void a_page_of_docs_leads_to_pages_of_docs_alone(Page page) {
        assertThat(page.path().startsWith(DOCS) ? page.all(LINK) : List.<String>of())
                .allMatch(link -> target(page, link).startsWith(DOCS));
    }

    /** The site gives headings other anchors than GitHub does. */
    @ParameterizedTest
    @MethodSource("pages")
    void a_heading_of_docs_that_a_page_of_docs_leads_to_has_an_anchor_for_the_site_too(Page page) {
        assertThat(page.path().startsWith(DOCS) ? page.all(LINK) : List.<String>of())
                .filteredOn(link -> link.contains("#"))
                .allMatch(
                        link -> Page.read(target(page, link)).text().contains("<a id=\"" + heading(link) + "\"></a>"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_file_is_shown_as_it_is(Page page) {
        for (MatchResult shown : page.places(SHOWN)) {
            String file = Page.read(Path.of(shown.group(2))).text();
            if (shown.group(1).equals("the")) {
                assertThat(shown.group(3))
                        .as("%s shows %s", page, shown.group(2))
                        .isEqualTo(file);
            } else {
                assertThat(file).as("%s shows a part of it", page).contains(shown.group(3));
            }
        }
        assertThat(page.places(SHOWN)).hasSameSizeAs(page.places(Pattern.compile("<!-- [a-z ]*the file ")));
    }

    private static boolean isThere(Page page, String link) {
        Path file = target(page, link);
        return Files.exists(file)
                && (!link.contains("#")
                        || Page.read(file).all(HEADING).stream()
                                .map(LinksTest::anchor)
                                .anyMatch(heading(link)::equals));
    }

    private static String heading(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    private static Path target(Page page, String link) {
        return page.path().resolveSibling(link.replaceFirst("#.*", "")).normalize();
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
