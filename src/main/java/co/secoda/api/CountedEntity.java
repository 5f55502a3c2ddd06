package co.secoda.api;

import co.secoda.api.connection.FileFailure;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A body that tells how far it is, and that is broken off if its file fails. */
final class CountedEntity extends HttpEntityWrapper {
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
