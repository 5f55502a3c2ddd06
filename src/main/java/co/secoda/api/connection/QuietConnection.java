package co.secoda.api.connection;

import co.secoda.text.PlainText;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

/**
 * A connection that differs from HttpClient's own in three ways. It logs neither headers nor what goes over the wire:
 * both would show the key, and Maven prints them under {@code -X}. Nor does it hand on what a server says of how to log
 * in, which HttpClient would log, and which nobody answers. An answer that comes before the request is all sent is
 * read, where HttpClient would tell of a broken pipe: a server that refuses an upload says so at its beginning. And
 * interim answers (1xx), which may come at any time, are dropped, where HttpClient would take them for the answer.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {
    /** Headers of an answer beyond these are refused. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private static final String DIGEST = "Digest ";

    private static final long LARGE = 32L << 20;
    private static final int SEND_BUFFER = 256 << 10;

    private enum State {
        /** No body is under way. */
        IDLE,
        SENDING,
        /** The rest of a body was left unsent, since the answer was there. */
        CUT
    }

    private volatile Closeable connecting = () -> {};
    private volatile State state = State.IDLE;
    private Optional<FutureTask<ClassicHttpResponse>> answer = Optional.empty();
    private Optional<IOException> writeFailure = Optional.empty();

    QuietConnection(String id) {
        super(
                id,
                null,
                null,
                LIMITS,
                null,
                null,
                (request, connection, in, sent, next) -> ((QuietConnection) connection).state == State.CUT,
                null,
                null);
    }

    /** Has something closed with this connection, which stands only when that has ended. */
    void whileConnecting(Closeable attempt) {
        connecting = attempt;
    }

    @Override
    public void close(CloseMode mode) {
        super.close(mode);
        Closer.closeQuietly(connecting);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        // not logged
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        // not logged
    }

    /**
     * Sends a body, and meanwhile listens: a server that answers early may take nothing more, and then only the other
     * direction tells.
     */
    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        state = State.SENDING;
        boundBuffer(request.getEntity().getContentLength());
        FutureTask<ClassicHttpResponse> listening = new FutureTask<>(this::finalHead);
        answer = Optional.of(listening);
        Thread listener = new Thread(listening, "secoda-http-listener");
        listener.setDaemon(true);
        listener.start();
        try {
            super.sendRequestEntity(request);
        } catch (FileFailure e) {
            throw e;
        } catch (IOException e) {
            writeFailure = Optional.of(e);
        }
    }

    /**
     * A body that fits into this machine's send buffer (4 MB on Linux) would count as taken at once, and a slow line
     * would seem to be mute. A large one isn't worth the throughput on a long line that a small buffer costs.
     */
    private void boundBuffer(long length) throws IOException {
        SocketHolder sockets = getSocketHolder();
        if (sockets != null && length < LARGE) {
            sockets.getBaseSocket().setSendBufferSize(SEND_BUFFER);
        }
    }

    private ClassicHttpResponse finalHead() throws HttpException, IOException {
        ClassicHttpResponse head = super.receiveResponseHeader();
        while (isInterim(head)) {
            head = super.receiveResponseHeader();
        }
        stopSending();
        return head;
    }

    /** 100 Continue, 103 Early Hints and the like; what wants to switch protocols is an answer, and a wrong one. */
    private static boolean isInterim(ClassicHttpResponse head) {
        return head.getCode() < HttpStatus.SC_SUCCESS && head.getCode() != HttpStatus.SC_SWITCHING_PROTOCOLS;
    }

    /** A write that waits for the server to take more ends by this, which leaves the way back open. */
    private synchronized void stopSending() throws IOException {
        if (state == State.SENDING) {
            state = State.CUT;
            SocketHolder sockets = getSocketHolder();
            if (sockets != null) {
                sockets.getBaseSocket().shutdownOutput();
            }
        }
    }

    private synchronized void endSending() {
        if (state == State.SENDING) {
            state = State.IDLE;
        }
    }

    @Override
    public void flush() throws IOException {
        if (state == State.CUT) {
            return;
        }
        try {
            super.flush();
            endSending();
        } catch (IOException e) {
            writeFailure = Optional.of(e);
        }
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        try {
            ClassicHttpResponse head = answer.isPresent() ? listened(answer.get()) : super.receiveResponseHeader();
            if (!isConsistent() || (answer.isPresent() && head.getCode() >= HttpStatus.SC_REDIRECTION)) {
                // Whoever asks whether the next request may go over this connection looks here. A server that refuses
                // a body may have left it unread.
                head.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
            }
            dropChallenges(head);
            return head;
        } catch (IOException e) {
            if (writeFailure.isPresent()) {
                writeFailure.get().addSuppressed(e);
                throw writeFailure.get();
            }
            throw e;
        } finally {
            answer = Optional.empty();
        }
    }

    /** All but those of a proxy that asks for a digest: Basic credentials went with the first request. */
    private static void dropChallenges(ClassicHttpResponse head) {
        head.removeHeaders(HttpHeaders.WWW_AUTHENTICATE);
        for (Header challenge : head.getHeaders(HttpHeaders.PROXY_AUTHENTICATE)) {
            String value = String.valueOf(challenge.getValue());
            if (!value.regionMatches(true, 0, DIGEST, 0, DIGEST.length()) || !PlainText.isPlain(value)) {
                head.removeHeader(challenge);
            }
        }
    }

    private static ClassicHttpResponse listened(FutureTask<ClassicHttpResponse> answer)
            throws HttpException, IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof HttpException http) {
                throw http;
            }
            throw new IllegalStateException("listening ended in an error of this program", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the answer was awaited");
        }
    }

    @Override
    public boolean isConsistent() {
        return writeFailure.isEmpty() && state == State.IDLE && super.isConsistent();
    }
}
