package co.secoda.api;

import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.HttpEntity;

/** A {@code multipart/form-data} body whose parts are files, in the order added. */
final class Multipart {
    /** As browsers do it: the other modes lose or percent-encode file names with a space or outside ASCII. */
    private final MultipartEntityBuilder builder =
            MultipartEntityBuilder.create().setMode(HttpMultipartMode.LEGACY).setCharset(StandardCharsets.UTF_8);

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
