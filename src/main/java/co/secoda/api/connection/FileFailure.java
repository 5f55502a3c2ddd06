package co.secoda.api.connection;

import java.io.IOException;

/** A file to be sent that changed or can't be read, told apart from a failing network. */
public final class FileFailure extends IOException {
    private static final long serialVersionUID = 1L;

    public FileFailure(String what) {
        super(what);
    }

    public FileFailure(String what, IOException cause) {
        super(what, cause);
    }
}
