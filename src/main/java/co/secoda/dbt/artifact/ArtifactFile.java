package co.secoda.dbt.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One artifact as it was read: what identifies its content, and what its {@code metadata} says.
 *
 * @param path the file on disk, possibly gzipped
 * @param bytes how many bytes of JSON there are, after decompression; without an excerpt this is what an upload sends
 * @param sha256 the digest of these bytes, in lower-case hex
 * @param dbtVersion {@code metadata.dbt_version}
 * @param schemaVersion the {@code v12} in {@code metadata.dbt_schema_version}
 * @param invocationId {@code metadata.invocation_id}; dbt gives one to all files of a command
 * @param generatedAt {@code metadata.generated_at}
 * @param excerpt what an upload sends in its place, if it isn't sent as it is
 * @param unitedFrom of run results that several files were united to, these, the newest last; else none
 */
public record ArtifactFile(
        Path path,
        long bytes,
        String sha256,
        Optional<String> dbtVersion,
        Optional<String> schemaVersion,
        Optional<String> invocationId,
        Optional<Instant> generatedAt,
        Optional<Excerpt> excerpt,
        List<ArtifactFile> unitedFrom) {
    public ArtifactFile {
        unitedFrom = List.copyOf(unitedFrom);
    }

    /** One that is sent as it is. */
    public ArtifactFile(
            Path path,
            long bytes,
            String sha256,
            Optional<String> dbtVersion,
            Optional<String> schemaVersion,
            Optional<String> invocationId,
            Optional<Instant> generatedAt) {
        this(path, bytes, sha256, dbtVersion, schemaVersion, invocationId, generatedAt, Optional.empty(), List.of());
    }

    /** The same, in whose place something else is sent. */
    public ArtifactFile sending(Excerpt copy) {
        return new ArtifactFile(
                path,
                bytes,
                sha256,
                dbtVersion,
                schemaVersion,
                invocationId,
                generatedAt,
                Optional.of(copy),
                unitedFrom);
    }

    /** The same run results, which these files were united to, the newest last. */
    public ArtifactFile unitedFrom(List<ArtifactFile> files) {
        return new ArtifactFile(
                path, bytes, sha256, dbtVersion, schemaVersion, invocationId, generatedAt, excerpt, files);
    }

    /** The files that dbt itself wrote: these that were united, or this alone. */
    public List<ArtifactFile> written() {
        return unitedFrom.isEmpty() ? List.of(this) : unitedFrom;
    }

    /** How many bytes an upload sends of it. */
    public long sentBytes() {
        return excerpt.map(Excerpt::bytes).orElse(bytes);
    }

    /** The digest of what an upload sends of it. */
    public String sentSha256() {
        return excerpt.map(Excerpt::sha256).orElse(sha256);
    }

    /**
     * The digest of a file as an {@link ArtifactFile} has it: of the JSON, after decompression, in lower-case hex.
     *
     * @throws ArtifactException if the file can't be read
     */
    public static String sha256(Path file) throws ArtifactException {
        try (ArtifactStream stream = ArtifactStream.open(file, Long.MAX_VALUE)) {
            stream.transferTo(OutputStream.nullOutputStream());
            return stream.sha256();
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file, e);
        }
    }

    /**
     * Where the two files of one dbt run lie.
     *
     * @param manifest {@code manifest.json}, or its {@code .json.gz}
     * @param runResults {@code run_results.json}, or its {@code .json.gz}
     */
    public record ArtifactPaths(Path manifest, Path runResults) {}

    /**
     * A copy of an artifact that lacks some of it.
     *
     * @param path the file on disk, never gzipped
     * @param bytes how many bytes it has
     * @param sha256 its digest, in lower-case hex
     * @param leftOut what it lacks, and how many bytes of the artifact each took
     */
    public record Excerpt(Path path, long bytes, String sha256, SortedMap<String, Long> leftOut) {
        public Excerpt {
            leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        }
    }

    /** The artifacts that are read, and what is known of their schemas. */
    public enum ArtifactKind {
        MANIFEST("manifest", "manifest", 12),
        RUN_RESULTS("run results", "run-results", 6),
        FRESHNESS("freshness of sources", "sources", 3);

        private final String title;
        private final String inSchemaUrl;
        private final int newestKnown;

        ArtifactKind(String title, String inSchemaUrl, int newestKnown) {
            this.title = title;
            this.inSchemaUrl = inSchemaUrl;
            this.newestKnown = newestKnown;
        }

        /** What a sentence calls it. */
        public String title() {
            return title;
        }

        /** What dbt calls it in {@code https://schemas.getdbt.com/dbt/<this>/v12.json}. */
        String inSchemaUrl() {
            return inSchemaUrl;
        }

        /** The newest version of its schema that this reader was written for. */
        public int newestKnown() {
            return newestKnown;
        }
    }

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
            FileStamp now = of(file);
            // Not equals: what a record has of it is made at its first call, which takes longer than all else here.
            if (bytes != now.bytes || !changed.equals(now.changed)) {
                throw new ArtifactException(
                        file,
                        file + ": it changed while it was being read; dbt was still writing, so let it end first");
            }
        }
    }
}
