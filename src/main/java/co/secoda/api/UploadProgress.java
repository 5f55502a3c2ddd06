package co.secoda.api;

/** Hears how far an upload is. Called on the thread that uploads, often; a new try starts again at 0. */
@FunctionalInterface
public interface UploadProgress {
    /** Hears nothing. */
    UploadProgress NONE = (sent, total) -> {};

    /**
     * So far.
     *
     * @param sent bytes handed to the network
     * @param total bytes of the whole request body, or -1 if that isn't known beforehand
     */
    void sent(long sent, long total);
}
