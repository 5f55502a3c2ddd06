package co.secoda.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of this repository that people read or copy. */
record Page(Path path, String text) {
    /** Everything that is written for users. */
    static List<Page> all() {
        return Stream.of("README.md", "CONTRIBUTING.md", "docs", "examples")
                .flatMap(root -> under(root, ".md", ".yml", ".xml", ".sh", "Jenkinsfile"))
                .toList();
    }

    /** The files under {@code root} whose names end so. */
    static Stream<Page> under(String root, String... endings) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(Page::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first group of each place that matches. */
    List<String> all(Pattern pattern) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    /** Each place that matches. */
    List<MatchResult> places(Pattern pattern) {
        return pattern.matcher(text).results().toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
