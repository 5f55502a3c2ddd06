package co.secoda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a build under test, and what a test puts into it. */
final class BuildFolder {
    private static final String POM =
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              %s
              <groupId>co.secoda.it</groupId>
              <artifactId>%s</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <build>
                %s
              </build>
            </project>
            """;
    private static final String PARENT =
            "<parent><groupId>co.secoda.it</groupId><artifactId>build</artifactId><version>1</version></parent>";
    /** The one that this project has: no Maven's own needs to be downloaded. */
    private static final String CLEAN =
            "<plugin><artifactId>maven-clean-plugin</artifactId><version>3.5.0</version></plugin>";

    private static final String VERSION = "<version>" + MavenBuild.VERSION + "</version>";

    private final Path path;

    BuildFolder(Path path) {
        this.path = path;
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** Puts a pair of artifacts into {@code target}: {@code passing}, {@code failing} or {@code docs-generate}. */
    BuildFolder pair(String name) {
        return pair(name, "target");
    }

    /** Puts a pair of artifacts into a folder of its own. */
    BuildFolder pair(String name, String folder) {
        Pairs.copy(name, path.resolve(folder));
        return this;
    }

    /** Writes a file, and the folders that it is in. */
    BuildFolder file(String name, String text) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a pom in which goals of the plugin are bound to their phases. */
    BuildFolder bound(String... goals) {
        return pom(execution(goals));
    }

    /** An execution of goals in their phases, for {@link #pom}. */
    static String execution(String... goals) {
        return "<executions><execution><id>secoda</id><goals><goal>" + String.join("</goal><goal>", goals)
                + "</goal></goals></execution></executions>";
    }

    /**
     * Writes a pom that declares the plugin.
     *
     * @param plugin what else is in the element of the plugin, such as executions and configuration
     */
    BuildFolder pom(String plugin) {
        return file("pom.xml", POM.formatted("", "build", plugins(VERSION + plugin)));
    }

    /**
     * Writes the pom of a reactor that manages the plugin, which its modules declare.
     *
     * @param plugin what else is in the managed element of the plugin
     * @param modules the folders of those that {@link #module} writes
     */
    BuildFolder reactor(String plugin, String... modules) {
        return file(
                "pom.xml",
                POM.formatted(
                        "<modules><module>" + String.join("</module><module>", modules) + "</module></modules>",
                        "build",
                        "<pluginManagement>" + plugins(VERSION + plugin) + "</pluginManagement>"));
    }

    /**
     * Writes the pom of a reactor that declares the plugin itself, for its modules too unless they don't inherit it.
     *
     * @param plugin what else is in the element of the plugin
     */
    BuildFolder aggregator(String plugin, String... modules) {
        return file(
                "pom.xml",
                POM.formatted(
                        "<modules><module>" + String.join("</module><module>", modules) + "</module></modules>",
                        "build",
                        plugins(VERSION + plugin)));
    }

    /** Writes the pom of a module that says nothing of the plugin. */
    BuildFolder plainModule(String name) {
        return file(name + "/pom.xml", POM.formatted(PARENT, name, ""));
    }

    /**
     * Writes the pom of a module that declares the plugin.
     *
     * @param plugin what else is in the element of the plugin
     */
    BuildFolder module(String name, String plugin) {
        return file(name + "/pom.xml", POM.formatted(PARENT, name, plugins(plugin)));
    }

    private static String plugins(String plugin) {
        return "<plugins>" + CLEAN + "<plugin><groupId>co.secoda</groupId><artifactId>secoda-maven-plugin</artifactId>"
                + plugin + "</plugin></plugins>";
    }

    /**
     * Writes a dbt that takes the pair in the folder {@code pair} for what it has made, and ends with this exit code.
     */
    BuildFolder dbt(int exitCode) {
        return file("dbt.sh", "mkdir -p target\ncp pair/*.json target/\nexit " + exitCode + "\n");
    }

    /** A build in this folder. */
    MavenBuild on(MavenVersion maven) {
        return MavenBuild.on(maven).in(path);
    }
}
