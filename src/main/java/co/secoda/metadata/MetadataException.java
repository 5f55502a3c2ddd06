package co.secoda.metadata;

import java.nio.file.Path;

/**
 * A file that can't be read at all, so that there is nothing to report on. The message is one line and names the file.
 */
public final class MetadataException extends Exception {
    private static final long serialVersionUID = 1L;

    MetadataException(Path file, String sentence) {
        super(file + ": " + sentence);
    }

    MetadataException(Path file, String sentence, Throwable cause) {
        super(file + ": " + sentence, cause);
    }
}
