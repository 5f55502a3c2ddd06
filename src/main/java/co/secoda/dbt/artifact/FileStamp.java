package co.secoda.dbt.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What a file looked like before it was read, to notice that it became another one meanwhile. */
public record FileStamp(Path file, long bytes, FileTime changed) {
    /** Looks at {@code file}, which must be there and be a regular file. */
    public static FileStamp of(Path file) throws ArtifactException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new ArtifactException(
                        file,
                        file + ": this is not a file but "
                                + (attributes.isDirectory() ? "a directory" : "something else")
                                + "; name the file that dbt wrote");
            }
            return new FileStamp(file, attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file, e);
        }
    }

    /** Fails if the file is not the one that was looked at. */
    public void check() throws ArtifactException {
        if (!equals(of(file))) {
            throw new ArtifactException(
                    file, file + ": it changed while it was being read; dbt was still writing, so let it end first");
        }
    }
}
