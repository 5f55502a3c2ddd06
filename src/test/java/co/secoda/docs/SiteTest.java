package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The site can be walked: the pages of docs are in its menu, and what the menu names is there. */
class SiteTest {
    private static final Pattern MENU = Pattern.compile("<item name=\"[^\"]+\" href=\"([^\"]+)\\.html\"/>");
    private static final Pattern DIGIT = Pattern.compile("]\\([^)\\s]*#\\d");
    /** Made by the site plugin, of the goals' Javadoc. */
    private static final String GOALS = "plugin-info";

    @Test
    void the_menu_has_each_page_of_docs_once_and_no_other() {
        List<String> pages = Page.under("docs", ".md")
                .map(page -> Path.of("docs").relativize(page.path()).toString().replace(".md", ""))
                // Records of decisions are listed by the page of their directory.
                .filter(page -> !page.startsWith("decisions/") || page.equals("decisions/README"))
                .toList();

        assertThat(Page.read(Path.of("src/site/site.xml")).all(MENU))
                .contains(GOALS)
                .filteredOn(page -> !page.equals(GOALS))
                .containsExactlyInAnyOrderElementsOf(pages);
    }

    /** The site gives such a place another name. After {@code mvn site}, {@code .ci/check-site} follows each link. */
    @Test
    void no_link_leads_to_a_place_whose_name_begins_with_a_digit() {
        assertThat(Page.under("docs", ".md"))
                .noneMatch(page -> DIGIT.matcher(page.text()).find());
    }
}
