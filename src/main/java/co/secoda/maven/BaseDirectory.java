package co.secoda.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** What relative paths of settings are relative to. */
final class BaseDirectory {
    private BaseDirectory() {}

    /** The module's. Without a pom the project has no base directory of its own: it is where Maven was called. */
    static Path of(MavenSession session) {
        return Optional.ofNullable(session.getCurrentProject().getBasedir())
                .map(File::toPath)
                .orElseGet(() -> Path.of(session.getExecutionRootDirectory()));
    }
}
