package co.secoda.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jvnet.mimepull.MIMEMessage;
import org.jvnet.mimepull.MIMEPart;

/** A part of a form that was sent, as a multipart parser that isn't ours reads it. */
@SuppressWarnings("ArrayRecordComponent") // compared field by field
record FormPart(String name, String fileName, String contentType, byte[] content) {
    static List<FormPart> parse(String contentType, byte[] body) {
        String boundary = parameter(contentType, "boundary");
        List<FormPart> parts = new ArrayList<>();
        try (MIMEMessage message = new MIMEMessage(new ByteArrayInputStream(body), boundary)) {
            for (MIMEPart part : message.getAttachments()) {
                String disposition = part.getHeader("Content-Disposition").get(0);
                try (InputStream in = part.read()) {
                    parts.add(new FormPart(
                            parameter(disposition, "name"),
                            parameter(disposition, "filename"),
                            part.getContentType(),
                            in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static String parameter(String header, String name) {
        Matcher value = Pattern.compile("; *" + name + "=\"?([^\";]*)\"?").matcher(header);
        return value.find() ? value.group(1) : "";
    }
}
