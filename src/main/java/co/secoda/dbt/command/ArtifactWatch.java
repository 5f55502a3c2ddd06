package co.secoda.dbt.command;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.FileStamp;
import co.secoda.dbt.command.DbtRecordFile.DbtRecord;
import co.secoda.dbt.location.ArtifactLocation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Notices whether a command writes run results: they are another file after it than they were before it. Clocks, which
 * may differ from a file server's, aren't asked.
 */
public final class ArtifactWatch {
    private final ArtifactLocation location;
    private final Optional<FileStamp> before;

    /**
     * Looks at what is there before the command.
     *
     * @throws ArtifactException if what is there can't be looked at
     */
    public ArtifactWatch(ArtifactLocation location) throws ArtifactException {
        this.location = location;
        this.before = stamp(location);
    }

    /**
     * Looks again, after the command.
     *
     * @throws ArtifactException if what is there can't be read
     */
    public DbtRecord record(DbtExit exit) throws ArtifactException {
        Optional<FileStamp> after = stamp(location);
        Optional<String> digest =
                after.isPresent() ? Optional.of(ArtifactFile.sha256(after.get().file())) : Optional.empty();
        return new DbtRecord(exit, digest, after.isPresent() && !after.equals(before));
    }

    private static Optional<FileStamp> stamp(ArtifactLocation location) throws ArtifactException {
        Optional<Path> file = location.presentRunResults();
        return file.isPresent() ? Optional.of(FileStamp.of(file.get())) : Optional.empty();
    }
}
