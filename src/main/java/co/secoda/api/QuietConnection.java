package co.secoda.api;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that differs from HttpClient's own in two ways. It logs neither headers nor what goes over the wire:
 * both would show the key, and Maven prints them under {@code -X}. And an answer that comes before the request is all
 * sent is read, where HttpClient would tell of a broken pipe: a server that refuses an upload says so at its beginning.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {
    /** Headers of an answer beyond these are refused. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private @Nullable IOException writeFailure;

    QuietConnection(String id) {
        super(
                id,
                null,
                null,
                LIMITS,
                null,
                null,
                (request, connection, in, sent, next) -> ((QuietConnection) connection).isAnswerThere(),
                null,
                null);
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

    private boolean isAnswerThere() throws IOException {
        SocketHolder sockets = getSocketHolder();
        if (sockets == null || sockets.getBaseSocket().getInputStream().available() == 0) {
            return false;
        }
        // Under TLS these may be bytes of TLS itself, such as session tickets: only reading tells.
        return sockets.getSSLSocket() == null || isDataAvailable(Timeout.ofMilliseconds(1));
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        try {
            super.sendRequestEntity(request);
        } catch (FileFailure e) {
            throw e;
        } catch (IOException e) {
            writeFailure = e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            super.flush();
        } catch (IOException e) {
            writeFailure = e;
        }
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        try {
            return super.receiveResponseHeader();
        } catch (IOException e) {
            if (writeFailure == null) {
                throw e;
            }
            writeFailure.addSuppressed(e);
            throw writeFailure;
        }
    }

    @Override
    public boolean isConsistent() {
        return writeFailure == null && super.isConsistent();
    }
}
