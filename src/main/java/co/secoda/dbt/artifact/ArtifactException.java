package co.secoda.dbt.artifact;

import java.io.IOException;
import java.nio.file.Path;

/** An artifact that can't be used. The message is one line: what is wrong, in which file, at which line and column. */
public final class ArtifactException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final boolean missing;

    /** An artifact, or a directory without one, that can't be used for the reason that {@code message} gives. */
    public ArtifactException(Path file, String message) {
        super(message);
        this.file = file;
        this.missing = false;
    }

    /** As above, with the error that made it so. */
    public ArtifactException(Path file, String message, Throwable cause) {
        super(message, cause);
        this.file = file;
        this.missing = false;
    }

    private ArtifactException(String message, Path file) {
        super(message);
        this.file = file;
        this.missing = true;
    }

    /** An artifact that isn't there at all; {@code secoda.onMissingArtifacts} decides what that means. */
    public static ArtifactException missing(Path file, String message) {
        return new ArtifactException(message, file);
    }

    /** A file that the system won't give: because it isn't there, say, or may not be read. */
    public static ArtifactException unreadable(Path file, IOException error) {
        return ArtifactErrors.unreadable(file, error);
    }

    /** The file, or the directory looked in. */
    public Path file() {
        return file;
    }

    /** Whether there is no artifact, rather than one that can't be used. */
    public boolean missing() {
        return missing;
    }
}
