package co.secoda.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for those who change the code names types, packages and files that are there. */
class NamesOfTheCodeTest {
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)`");
    private static final Pattern PACKAGE = Pattern.compile("`(co\\.secoda\\.[a-z.]*[a-z])`");
    private static final Pattern FILE = Pattern.compile("`((?:src|docs|examples|\\.github|\\.ci)/[^`*…\\s]+)[`\\s]");
    /** Of the JDK and of Maven, a header, and a file. */
    private static final Set<String> OTHERS = Set.of(
            "File",
            "Path",
            "String",
            "FileChannel",
            "IllegalArgumentException",
            "MavenCli",
            "Authorization",
            "Jenkinsfile");

    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^[ \\w]*\\b(?:class|record|interface|enum) ([A-Z]\\w+)");
    /** All of them, nested ones too. */
    private static final Set<String> TYPES = Stream.of("src/main/java", "src/test/java", "src/benchmark/java")
            .flatMap(root -> Page.under(root, ".java"))
            .flatMap(source -> source.all(DECLARATION).stream())
            .collect(Collectors.toSet());

    static List<Page> pages() {
        return Stream.concat(
                        Stream.of("CONTRIBUTING.md", "docs/architecture.md")
                                .map(Path::of)
                                .map(Page::read),
                        Page.under("docs/decisions", ".md"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_type_that_is_named_exists(Page page) {
        assertThat(page.all(TYPE)).filteredOn(name -> !OTHERS.contains(name)).allMatch(TYPES::contains);
    }

    @Test
    void each_test_that_a_promise_of_security_names_is_there() {
        assertThat(Page.read(Path.of("SECURITY.md")).all(Pattern.compile("`([a-z/]+/[A-Z]\\w+(?:Test|IT))`")))
                .hasSizeGreaterThan(20)
                .allMatch(name -> Files.isRegularFile(Path.of("src/test/java/co/secoda", name + ".java")));
    }

    /** The Javadoc of a package: one that begins there sees whether this is the room. */
    static List<Page> rooms() {
        return Page.under("src/main/java", "package-info.java").toList();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void each_room_names_its_way_in_and_what_is_elsewhere(Page room) {
        assertThat(room.text()).contains("{@link co.secoda.").contains("<p>Not here: ");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_package_and_each_file_that_is_named_exists(Page page) {
        assertThat(page.all(PACKAGE)).allMatch(name -> Stream.of("src/main/java", "src/test/java")
                .anyMatch(root -> Files.isDirectory(Path.of(root, name.split("\\.")))));
        assertThat(page.all(FILE)).allMatch(file -> Files.exists(Path.of(file)));
    }
}
