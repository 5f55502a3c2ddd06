package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prose is read in terminals and in diffs, so its lines end before column 120; tables and code may be wider. */
class LineWidthTest {
    private static final int WIDTH = 120;
    private static final Pattern CODE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```$");

    static List<Page> pages() {
        return LinksTest.pages().stream().toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void lines_of_prose_end_before_column_120(Page page) {
        assertThat(prose(page)).allMatch(line -> line.length() < WIDTH);
    }

    /** What wraps a list as if it were a paragraph leaves the spaces that its lines began with. */
    @ParameterizedTest
    @MethodSource("pages")
    void words_of_prose_have_one_space_between_them(Page page) {
        assertThat(prose(page)).allMatch(line -> !line.strip().contains("  "));
    }

    private static Stream<String> prose(Page page) {
        return CODE.matcher(page.text())
                .replaceAll("")
                .lines()
                .filter(line -> !line.startsWith("|") && !line.startsWith("#") && !line.startsWith("<"))
                .filter(line -> !line.startsWith("    "));
    }
}
