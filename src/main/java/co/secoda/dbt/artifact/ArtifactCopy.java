package co.secoda.dbt.artifact;

import co.secoda.dbt.artifact.ArtifactFile.Excerpt;
import co.secoda.dbt.artifact.Cuts.Cut;
import co.secoda.file.Digest;
import co.secoda.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Copies an artifact without some of its values, in one pass and a constant memory. What stays is copied as it is, byte
 * for byte: numbers and escapes keep their spelling. Jackson's parser says where values lie; its generators would hold
 * each text as a whole, and SQL may have any length.
 */
public final class ArtifactCopy {
    private final JsonParser json;
    private final PassedText text;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();

    private ArtifactCopy(JsonParser json, PassedText text) {
        this.json = json;
        this.text = text;
    }

    /**
     * Writes a copy.
     *
     * @param file the artifact, as it was read
     * @param to where the copy goes, in place of what is there
     * @throws ArtifactException if the artifact isn't the one that was read any more
     * @throws IOException if the copy can't be written
     */
    public static Excerpt write(ArtifactFile file, Cuts cuts, Path to) throws ArtifactException, IOException {
        try {
            return write(file, cuts, to, reader -> reader);
        } catch (ArtifactException e) {
            if (!ArtifactErrors.canBeMended(e)) {
                throw e;
            }
            return write(file, cuts, to, MendedJson::keeping);
        }
    }

    private static Excerpt write(ArtifactFile file, Cuts cuts, Path to, UnaryOperator<Reader> mended)
            throws ArtifactException, IOException {
        try (WholeFile whole = WholeFile.begin(to);
                ArtifactStream in = open(file)) {
            Tally counted = new Tally();
            SortedMap<String, Long> leftOut = new TreeMap<>();
            whole.write(out -> {
                Writer writer = new OutputStreamWriter(counted.to(out), StandardCharsets.UTF_8);
                leftOut.putAll(copy(file, new PassedText(new Utf8Reader(in), writer), cuts, mended));
                writer.flush();
                if (!in.sha256().equals(file.sha256())) {
                    throw new Unusable(new ArtifactException(
                            file.path(),
                            file.path() + " changed after it was read: dbt was still writing, so let it end first"));
                }
            });
            return new Excerpt(to, counted.bytes, counted.digest.hex(), leftOut);
        } catch (Unusable e) {
            throw e.reason;
        }
    }

    private static ArtifactStream open(ArtifactFile file) throws ArtifactException {
        try {
            return ArtifactStream.open(file.path(), file.bytes());
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file.path(), e);
        }
    }

    private static SortedMap<String, Long> copy(
            ArtifactFile file, PassedText text, Cuts cuts, UnaryOperator<Reader> mended) throws IOException {
        JsonParser json = JsonText.parser(mended.apply(text));
        try {
            ArtifactCopy copy = new ArtifactCopy(json, text);
            json.nextToken();
            copy.value(cuts);
            text.keepRest();
            return copy.leftOut;
        } catch (JacksonException e) {
            throw new Unusable(ArtifactErrors.broken(file.path(), json, e));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Copies the value at whose beginning the parser stands, and goes on to what follows it. */
    private void value(Cuts cuts) {
        if (cuts.cut().isPresent()) {
            leaveOut(cuts.cut().get());
        } else if (json.currentToken() == JsonToken.START_OBJECT && cuts.isOfMembers()) {
            json.nextToken();
            while (json.currentToken() == JsonToken.PROPERTY_NAME) {
                Cuts ofMember = cuts.member(json.currentName()).orElse(Cuts.NONE);
                json.nextToken();
                value(ofMember);
            }
            json.nextToken();
        } else if (json.currentToken() == JsonToken.START_ARRAY
                && cuts.elements().isPresent()) {
            json.nextToken();
            while (json.currentToken() != JsonToken.END_ARRAY) {
                value(cuts.elements().get());
            }
            json.nextToken();
        } else {
            pass();
        }
    }

    private void pass() {
        json.skipChildren();
        json.nextToken();
    }

    private void leaveOut(Cut cut) {
        String instead = cut.instead(json.currentToken());
        long start = json.currentTokenLocation().getCharOffset();
        text.keepTo(start);
        pass();
        if (text.keepIf(start, instead)) {
            return;
        }
        JsonToken next = json.currentToken();
        long dropped = text.dropTo(
                next == null ? text.position() : json.currentTokenLocation().getCharOffset());
        boolean last = next == null || next == JsonToken.END_OBJECT || next == JsonToken.END_ARRAY;
        text.insert(last ? instead : instead + ",");
        leftOut.merge(cut.name(), dropped, Long::sum);
    }

    /** Says through a writer's faults that it was the artifact that could not be read. */
    private static final class Unusable extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient ArtifactException reason;

        Unusable(ArtifactException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /** How many bytes were written, and their digest. */
    private static final class Tally {
        private final Digest digest = Digest.sha256();
        private long bytes;

        OutputStream to(OutputStream out) {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] written, int offset, int length) throws IOException {
                    out.write(written, offset, length);
                    digest.update(written, offset, length);
                    bytes += length;
                }
            };
        }
    }
}
