package co.secoda.dbt;

import java.nio.file.Path;

/** An artifact that can't be used. The message is one line: what is wrong, in which file, at which line and column. */
public final class ArtifactException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    /** An artifact, or a directory without one, that can't be used for the reason that {@code message} gives. */
    public ArtifactException(Path file, String message) {
        super(message);
        this.file = file;
    }

    /** As above, with the error that made it so. */
    public ArtifactException(Path file, String message, Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    /** The file, or the directory looked in. */
    public Path file() {
        return file;
    }
}
