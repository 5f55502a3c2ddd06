package co.secoda.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart body, written by hand, so that a test can also write a bad one. */
final class TestForm {
    static final String BOUNDARY = "----a-boundary-of-the-test";
    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static TestForm pair(String runResults, String manifest) {
        return new TestForm()
                .file("run_results", runResults.getBytes(StandardCharsets.UTF_8))
                .file("manifest", manifest.getBytes(StandardCharsets.UTF_8));
    }

    TestForm file(String name, byte[] content) {
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                        + ".json\"\r\nContent-Type: application/json",
                content);
    }

    TestForm field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    TestForm part(String headers, byte[] content) {
        text("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n");
        body.writeBytes(content);
        text("\r\n");
        return this;
    }

    /** The body with its end, as it should be. */
    byte[] whole() {
        text("--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    /** The body without its end. */
    byte[] cutOff() {
        return body.toByteArray();
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
