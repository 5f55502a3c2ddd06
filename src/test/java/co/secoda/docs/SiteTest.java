package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The site can be walked: its pages are in the menu, and what they show or lead to is there. */
class SiteTest {
    private static final Pattern MENU = Pattern.compile("<item name=\"[^\"]+\" href=\"([^\"]+)\\.html\"/>");
    private static final Pattern SNIPPET = Pattern.compile("<!-- MACRO\\{snippet\\|verbatim=true\\|file=([^}]+)} -->");
    private static final Pattern LINK = Pattern.compile("]\\(([a-z-]+)\\.md\\)");
    private static final Path PAGES = Path.of("src/site/markdown");

    static List<Page> pages() {
        return Page.under(PAGES.toString(), ".md").toList();
    }

    @Test
    void each_page_of_the_site_and_of_docs_is_in_the_menu() {
        assertThat(Page.read(Path.of("src/site/site.xml")).all(MENU))
                .doesNotHaveDuplicates()
                .containsAll(Stream.concat(pages().stream(), Page.under("docs", ".md"))
                        .map(page -> page.path().getFileName().toString().replace(".md", ""))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_a_page_shows_or_leads_to_is_there(Page page) {
        List<String> menu = Page.read(Path.of("src/site/site.xml")).all(MENU);

        assertThat(page.all(SNIPPET)).allMatch(file -> Files.isRegularFile(Path.of(file)));
        assertThat(page.all(LINK)).allMatch(menu::contains);
    }
}
