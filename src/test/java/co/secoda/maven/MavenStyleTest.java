package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenStyleTest {
    @ParameterizedTest
    @CsvSource({"passed, 32", "failed, 31", "unknown, 33"})
    void the_verdict_has_the_style_that_maven_gives_such_messages(String verdict, int colour) {
        assertThat(inMaven("shop: Secoda: " + verdict + ": 2 " + verdict + ".", verdict, true))
                .isEqualTo("shop: Secoda: \u001b[" + colour + "m" + verdict + "\u001b[m: 2 " + verdict + ".");
    }

    @Test
    void nothing_has_a_style_where_none_is_wanted_or_maven_has_none() {
        String line = "Secoda: failed: 2 entities are failing.";
        assertThat(inMaven(line, "failed", false)).isEqualTo(line);
        assertThat(new MavenStyle(ClassLoader.getPlatformClassLoader(), true).verdict(line, "failed"))
                .isEqualTo(line);
        assertThat(MavenStyle.of(name -> Optional.of("1")).verdict(line, "failed"))
                .isEqualTo(line);
    }

    @Test
    void what_is_styled_is_plain_before() {
        List<String> lines = new ArrayList<>();
        PlainLog log = new PlainLog(
                new SystemStreamLog() {
                    @Override
                    public void info(CharSequence content) {
                        lines.add(content.toString());
                    }
                },
                "a: ");
        log.styled(line -> "<" + line + ">").info("\u001b[31mred\nline");
        log.info("plain");
        assertThat(lines).containsExactly("<a:  [31mred line>", "a: plain");
    }

    private static String inMaven(String line, String verdict, boolean wanted) {
        ClassLoader maven = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                return name.equals("org.apache.maven.jline.MessageUtils")
                        ? MessageUtilsLikeMavens.class
                        : super.loadClass(name);
            }
        };
        return new MavenStyle(maven, wanted).verdict(line, verdict);
    }
}
