package co.secoda.dbt.artifact;

import co.secoda.file.Digest;
import co.secoda.file.Gzip;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The bytes of an artifact, unpacked if its name ends in {@code .gz}, counted and digested as they pass. What was read
 * into an array must be left as it is until the next call.
 */
final class ArtifactStream extends FilterInputStream {
    private final long limit;
    private final BackgroundDigest digest = new BackgroundDigest();
    private long bytes;

    private ArtifactStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** Opens {@code file}; where it is gzipped, reading on after {@code maxUnpacked} bytes fails. */
    static ArtifactStream open(Path file, long maxUnpacked) throws IOException {
        return new ArtifactStream(Gzip.open(file), Gzip.isName(file) ? maxUnpacked : Long.MAX_VALUE);
    }

    /** How many bytes have passed. */
    long bytes() {
        return bytes;
    }

    /** The digest of the bytes that have passed, in lower-case hex; to be asked once, at the end. */
    String sha256() throws IOException {
        return digest.hex();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        digest.await();
        int read = super.read(into, offset, length);
        if (read > 0) {
            bytes += read;
            if (bytes > limit) {
                throw new IOException("it unpacks to more than " + limit + " bytes, the bound for a .gz");
            }
            digest.update(into, offset, read);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        try (digest) {
            super.close();
        }
    }

    /**
     * A SHA-256 on a thread of its own: it takes more than half as long as parsing, and most machines have a second
     * core.
     */
    static final class BackgroundDigest implements AutoCloseable {
        private final Digest digest = Digest.sha256();
        private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "secoda-digest");
            thread.setDaemon(true);
            return thread;
        });
        private Future<?> underWay = CompletableFuture.completedFuture(null);

        /** Starts to take in these bytes, which must be left as they are until {@link #await}. */
        void update(byte[] bytes, int offset, int length) {
            underWay = worker.submit(() -> digest.update(bytes, offset, length));
        }

        /** Waits until what was given has been taken in. */
        void await() throws IOException {
            try {
                underWay.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the reading was interrupted");
            } catch (ExecutionException e) {
                throw new IOException("its digest can't be worked out", e.getCause());
            }
        }

        /** The digest of all that was given, in lower-case hex; to be asked once. */
        String hex() throws IOException {
            await();
            return digest.hex();
        }

        @Override
        public void close() {
            worker.shutdown();
        }
    }
}
