package co.secoda.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to send as one part of an upload. It is streamed from disk; a {@code .gz} is decompressed on the way.
 *
 * @param path the file
 * @param fileName the name that the server is told, without {@code .gz}
 * @param contentType such as {@code application/json}
 * @param expected what was checked before; if the file has become another one, the request is broken off before its end
 */
public record UploadFile(Path path, String fileName, String contentType, Optional<Expected> expected) {
    /**
     * What a file was when it was checked.
     *
     * @param bytes its length, after decompression
     * @param sha256 its digest, after decompression, in lower-case hex
     */
    public record Expected(long bytes, String sha256) {}

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
}
