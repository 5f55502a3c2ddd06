package co.secoda.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever runs the plugin downloads only what is licensed as liberally as the plugin itself. */
class LicencesTest {
    /** As their poms call them; to add one is a decision. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache License, Version 2.0",
            "Apache-2.0",
            "The Apache License, Version 2.0",
            "The Apache Software License, Version 2.0",
            "Apache License 2.0",
            "MIT",
            "MIT License",
            "Eclipse Distribution License - v 1.0");

    /** Something to download at run time. */
    record Dependency(String groupId, String artifactId, String version) {
        Pom pom() {
            return Pom.ofRepository(groupId, artifactId, version);
        }

        /** How many bytes its jar has. */
        long bytes() throws IOException {
            return Files.size(Pom.fileOfRepository(groupId, artifactId, version, "jar"));
        }

        @Override
        public String toString() {
            return groupId + ":" + artifactId;
        }
    }

    /** All that Maven downloads for a goal, as the plugin's descriptor lists it: what is needed in turn, too. */
    static List<Dependency> dependencies() {
        Pom descriptor = Pom.read(Path.of("target/classes/META-INF/maven/plugin.xml"));
        return Stream.of(descriptor.root())
                .flatMap(root -> Pom.children(root, "dependencies").stream())
                .flatMap(all -> Pom.children(all, "dependency").stream())
                .map(dependency -> new Dependency(
                        Pom.text(dependency, "groupId").orElseThrow(),
                        Pom.text(dependency, "artifactId").orElseThrow(),
                        Pom.text(dependency, "version").orElseThrow()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dependencies")
    void the_licence_of_each_dependency_is_on_the_list(Dependency dependency) {
        assertThat(dependency.pom().licences()).isNotEmpty().allMatch(ALLOWED::contains);
    }
}
