package co.secoda.api;

import java.io.IOException;

/** A file to be sent that changed or can't be read, told apart from a failing network. */
final class FileFailure extends IOException {
    private static final long serialVersionUID = 1L;

    FileFailure(String what) {
        super(what);
    }

    FileFailure(String what, IOException cause) {
        super(what, cause);
    }
}
