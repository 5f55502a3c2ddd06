package co.secoda.dbt.artifact;

import co.secoda.file.Digest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A SHA-256 on a thread of its own: it takes more than half as long as parsing, and most machines have a second core.
 */
final class BackgroundDigest implements AutoCloseable {
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
