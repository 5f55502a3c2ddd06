package co.secoda.sandbox;

import co.secoda.sandbox.Reply.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jvnet.mimepull.MIMEConfig;
import org.jvnet.mimepull.MIMEMessage;
import org.jvnet.mimepull.MIMEParsingException;
import org.jvnet.mimepull.MIMEPart;

/** The files of a multipart request, on disk until this is closed. */
final class Form implements AutoCloseable {
    private static final int IN_MEMORY = 65_536;
    private static final long MAX_BYTES = 4L << 30;

    private final Scratch scratch;
    private final Path directory;
    private final MIMEMessage message;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private record Part(MIMEPart content, boolean file) {}

    private Form(Scratch scratch, Path directory, MIMEMessage message) {
        this.scratch = scratch;
        this.directory = directory;
        this.message = message;
    }

    /** Reads the whole request, of at most 4 GB. */
    static Form read(ClassicHttpRequest request, Scratch scratch) throws Refusal, IOException {
        return read(request, scratch, MAX_BYTES);
    }

    /** The same with a limit of its own, in bytes. */
    static Form read(ClassicHttpRequest request, Scratch scratch, long limit) throws Refusal, IOException {
        HttpEntity entity = request.getEntity();
        String boundary = boundary(entity == null ? "" : entity.getContentType());
        if (entity.getContentLength() > limit) {
            throw tooLarge(limit);
        }
        InputStream body = new Bounded(entity.getContent(), limit);
        Path directory = scratch.newDirectory();
        MIMEConfig config = new MIMEConfig();
        config.setDir(directory.toString());
        config.setMemoryThreshold(IN_MEMORY);
        Form form = new Form(scratch, directory, new MIMEMessage(body, boundary, config));
        boolean whole = false;
        try {
            form.readParts();
            whole = true;
        } finally {
            if (!whole) {
                form.close();
            }
        }
        return form;
    }

    private static Refusal tooLarge(long limit) {
        return new Refusal(Reply.detail(413, "The request body is larger than " + limit + " bytes."));
    }

    /** A stream that breaks where it gets too long. */
    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long left;

        private static final class TooLong extends IOException {
            private static final long serialVersionUID = 1L;
            private final long limit;

            TooLong(long limit) {
                this.limit = limit;
            }
        }

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new TooLong(limit);
            }
            return read;
        }
    }

    private static String boundary(String contentType) throws Refusal {
        ContentType type = ContentType.parseLenient(contentType);
        if (type == null || !"multipart/form-data".equals(type.getMimeType())) {
            throw new Refusal(Reply.unsupportedType(type));
        }
        String boundary = type.getParameter("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw malformed("there is no boundary in the content type");
        }
        return boundary;
    }

    private void readParts() throws Refusal, IOException {
        try {
            for (MIMEPart part : message.getAttachments()) {
                HeaderElement disposition = disposition(part);
                Optional<String> name = parameter(disposition, "name");
                boolean file = parameter(disposition, "filename").isPresent()
                        || parameter(disposition, "filename*").isPresent();
                name.ifPresent(known -> parts.put(known, new Part(part, file)));
            }
        } catch (MIMEParsingException e) {
            if (e.getCause() instanceof Bounded.TooLong tooLong) {
                throw tooLarge(tooLong.limit);
            }
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static HeaderElement disposition(MIMEPart part) throws Refusal {
        List<String> values = part.getHeader("Content-Disposition");
        if (values == null || values.isEmpty()) {
            throw malformed("a part has no Content-Disposition");
        }
        String value = values.get(0);
        return BasicHeaderValueParser.INSTANCE.parseHeaderElement(value, new ParserCursor(0, value.length()));
    }

    private static Optional<String> parameter(HeaderElement disposition, String name) {
        return Optional.ofNullable(disposition.getParameterByName(name)).map(pair -> pair.getValue());
    }

    private static Refusal malformed(String reason) {
        return new Refusal(Reply.detail(400, "Multipart form parse error - " + reason));
    }

    /** Refuses a form that lacks one of these files, naming each. */
    void require(String... names) throws Refusal {
        Map<String, String> errors = new LinkedHashMap<>();
        for (String name : names) {
            Part part = parts.get(name);
            if (part == null) {
                errors.put(name, "No file was submitted.");
            } else if (!part.file()) {
                errors.put(name, "The submitted data was not a file. Check the encoding type on the form.");
            }
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Reply.fieldErrors(errors));
        }
    }

    /** The file of this name, if there is one. It may be asked for once. */
    Optional<Path> file(String name) {
        return Optional.ofNullable(parts.get(name)).filter(Part::file).map(part -> {
            Path file = directory.resolve(name);
            part.content().moveTo(file.toFile());
            return file;
        });
    }

    @Override
    public void close() throws IOException {
        message.close();
        scratch.delete(directory);
    }
}
