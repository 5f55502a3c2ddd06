package co.secoda.api;

import co.secoda.api.UploadFile.UploadProgress;
import co.secoda.api.connection.FileFailure;
import co.secoda.file.Digest;
import co.secoda.file.Gzip;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * A file as one part of a body: streamed from disk, decompressed on the way, and checked before the body's last bytes
 * go out.
 */
final class FilePart extends AbstractContentBody {
    /** What one write to a socket takes at most; smaller ones are slower. */
    private static final int CHUNK = 128 * 1024;

    private final UploadFile file;
    private final long length;

    private FilePart(UploadFile file, long length) {
        super(ContentType.parse(file.contentType()));
        this.file = file;
        this.length = length;
    }

    /**
     * A {@code multipart/form-data} body.
     *
     * @param files by the names of their fields, in the order in which they are sent
     * @throws FileFailure if one isn't there, or is no longer what was checked
     */
    static HttpEntity form(Map<String, UploadFile> files) throws FileFailure {
        // As browsers do it: the other modes lose or percent-encode file names with a space or outside ASCII.
        MultipartEntityBuilder builder = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8);
        for (Map.Entry<String, UploadFile> file : files.entrySet()) {
            builder.addPart(file.getKey(), of(file.getValue()));
        }
        return builder.build();
    }

    private static FilePart of(UploadFile file) throws FileFailure {
        long expected = file.expected().map(UploadFile.Expected::bytes).orElse(-1L);
        if (Gzip.isName(file.path())) {
            return new FilePart(file, expected);
        }
        long size = size(file.path());
        if (expected >= 0 && size != expected) {
            throw changed(file.path());
        }
        return new FilePart(file, size);
    }

    @Override
    public String getFilename() {
        // What ends a quoted name, or a header, must not be in one.
        return file.fileName().replaceAll("[\\p{Cntrl}\"\\\\]", "_");
    }

    /** In bytes, or -1 if only the end will tell. */
    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Optional<Digest> digest = file.expected().map(expected -> Digest.sha256());
        byte[] chunk = new byte[CHUNK];
        long sent = 0;
        try (InputStream in = open()) {
            for (int read = read(in, chunk); read >= 0; read = read(in, chunk)) {
                sent += read;
                if (length >= 0 && sent > length) {
                    throw changed(file.path());
                }
                if (digest.isPresent()) {
                    digest.get().update(chunk, 0, read);
                }
                out.write(chunk, 0, read);
            }
        }
        if ((length >= 0 && sent != length) || !isExpected(digest)) {
            throw changed(file.path());
        }
    }

    private boolean isExpected(Optional<Digest> digest) {
        Optional<String> sent = digest.map(Digest::hex);
        return sent.equals(file.expected().map(UploadFile.Expected::sha256));
    }

    private InputStream open() throws FileFailure {
        try {
            return Gzip.open(file.path());
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
    }

    private int read(InputStream in, byte[] chunk) throws FileFailure {
        try {
            // Not read(): a decompressor gives little at a time, and each piece would be a write.
            int read = in.readNBytes(chunk, 0, chunk.length);
            return read == 0 ? -1 : read;
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
    }

    private static long size(Path path) throws FileFailure {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static FileFailure changed(Path path) {
        return new FileFailure(
                path + " changed while it was being uploaded: dbt, or whatever writes it, was still writing;"
                        + " upload it when that is done");
    }

    private static FileFailure unreadable(Path path, IOException cause) {
        return new FileFailure(path + " can't be read: " + cause, cause);
    }

    /** A body that tells how far it is, and that is broken off if its file fails. */
    static final class CountedEntity extends HttpEntityWrapper {
        private final Watch watch;
        private final UploadProgress progress;
        private final Runnable breakOff;

        CountedEntity(HttpEntity body, Watch watch, UploadProgress progress, Runnable breakOff) {
            super(body);
            this.watch = watch;
            this.progress = progress;
            this.breakOff = breakOff;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            watch.sending();
            try {
                super.writeTo(new Counter(out));
            } catch (FileFailure e) {
                // Closing a chunked body would end it as if it were whole, so the connection has to go first.
                breakOff.run();
                throw e;
            }
            watch.sent();
        }

        private final class Counter extends FilterOutputStream {
            private final long total = getContentLength();
            private long sent;

            Counter(OutputStream out) {
                super(out);
            }

            @Override
            public void write(int b) throws IOException {
                out.write(b);
                count(1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                count(length);
            }

            private void count(int bytes) {
                sent += bytes;
                watch.sending();
                progress.sent(sent, total);
            }
        }
    }
}
