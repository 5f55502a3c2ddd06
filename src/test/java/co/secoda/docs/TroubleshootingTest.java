package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages that pages explain are those that the plugin prints. */
class TroubleshootingTest {
    private static final String LITERAL = "\"(?:[^\"\\\\\n]|\\\\.)*\"";
    private static final Pattern LITERALS = Pattern.compile("(" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*)");
    private static final Pattern HEADING = Pattern.compile("(?m)^### `(.+)`$");
    private static final Pattern SEEN = Pattern.compile("(?m)^\\| `(.+?)`(?= (?:\\||with))");
    private static final List<String> TEXTS = Page.under("src/main/java", ".java")
            .flatMap(page -> page.all(LITERALS).stream())
            .map(TroubleshootingTest::joined)
            .toList();

    static Stream<String> messages() {
        Page page = Page.read(Path.of("docs/troubleshooting.md"));
        return Stream.of(
                        page.all(HEADING).stream(),
                        page.all(SEEN).stream(),
                        section("docs/unknown.md", "What the log says, and what to do").all(SEEN).stream(),
                        section("docs/faster.md", "Which line did you see?").all(SEEN).stream())
                .flatMap(messages -> messages);
    }

    private static Page section(String file, String heading) {
        String text = Page.read(Path.of(file)).text();
        String section = text.substring(text.indexOf("\n## " + heading) + 1);
        return new Page(Path.of(file), section.substring(0, section.indexOf("\n## ")));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void each_message_is_one_of_the_plugins(String message) {
        assertThat(Stream.of(message.split("…")).map(String::strip))
                .filteredOn(piece -> !isPrinted(piece))
                .isEmpty();
    }

    /** A sentence begins with a capital only when it is printed. */
    private static boolean isPrinted(String piece) {
        return TEXTS.stream().anyMatch(text -> text.contains(piece) || text.contains(uncapitalised(piece)));
    }

    /** Literals that a plus joins are one text, as it is printed. */
    private static String joined(String literals) {
        return literals.substring(1, literals.length() - 1)
                .replaceAll("(?<!\\\\)\"\\s*\\+\\s*\"", "")
                .replace("\\\"", "\"");
    }

    private static String uncapitalised(String piece) {
        return piece.isEmpty() ? piece : piece.substring(0, 1).toLowerCase(Locale.ROOT) + piece.substring(1);
    }
}
