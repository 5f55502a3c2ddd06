package co.secoda.api;

import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.HttpEntity;

/** A {@code multipart/form-data} body whose parts are files, in the order added. */
final class Multipart {
    /** Extended: file names may have characters outside ASCII in them. */
    private final MultipartEntityBuilder builder =
            MultipartEntityBuilder.create().setMode(HttpMultipartMode.EXTENDED);

    /**
     * Adds a file.
     *
     * @throws FileFailure if it isn't there, or is no longer what was checked
     */
    Multipart add(String field, UploadFile file) throws FileFailure {
        builder.addPart(field, FilePart.of(file));
        return this;
    }

    HttpEntity build() {
        return builder.build();
    }
}
