package co.secoda.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** What relative paths of settings are relative to. */
final class BaseDirectory {
    private BaseDirectory() {}

    /** The module's. Without a pom the project has no base directory of its own: it is where Maven was called. */
    static Path of(MavenSession session) {
        MavenProject project = session.getCurrentProject();
        return project.getFile() == null
                ? Path.of(session.getExecutionRootDirectory())
                : project.getBasedir().toPath();
    }
}
