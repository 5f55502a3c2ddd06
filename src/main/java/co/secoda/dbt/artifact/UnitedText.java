package co.secoda.dbt.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Several run results as one document, copied in a constant memory: all but the results is that of the newest. What is
 * copied is so byte for byte.
 */
public final class UnitedText {
    private static final String RESULTS = "results";
    private static final String ELAPSED = "elapsed_time";

    private final Writer out;
    private boolean written;

    /**
     * One of the files.
     *
     * @param results which of its results are taken, by their places in it from 0
     */
    public record Source(ArtifactFile file, BitSet results) {}

    /** Copies the value of a member, at whose beginning the parser stands, or leaves it to be copied as it is. */
    @FunctionalInterface
    private interface Member {
        void copy(String name, JsonParser json, PassedText text) throws ArtifactException;
    }

    private UnitedText(Writer out) {
        this.out = out;
    }

    /**
     * Writes it, and leaves the stream open.
     *
     * @param sources the newest last
     * @param elapsed seconds that all of them took
     * @throws ArtifactException if one isn't the file that was read any more
     * @throws IOException if it can't be written
     */
    public static void write(List<Source> sources, BigDecimal elapsed, OutputStream out)
            throws ArtifactException, IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        UnitedText united = new UnitedText(writer);
        try {
            united.write(sources, elapsed);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private void write(List<Source> sources, BigDecimal elapsed) throws ArtifactException {
        int last = sources.size() - 1;
        walk(sources.get(last), true, (name, json, text) -> {
            if (name.equals(RESULTS)) {
                text.keepTo(start(json));
                text.insert("[");
                for (Source older : sources.subList(0, last)) {
                    walk(older, false, (member, itsJson, itsText) -> {
                        if (member.equals(RESULTS)) {
                            results(older.results(), itsJson, itsText);
                        }
                    });
                }
                results(sources.get(last).results(), json, text);
                text.dropTo(end(json));
                text.insert("]");
            } else if (name.equals(ELAPSED)) {
                text.keepTo(start(json));
                json.nextToken();
                text.dropTo(start(json));
                text.insert(elapsed.toPlainString() + (json.currentToken() == JsonToken.END_OBJECT ? "" : ", "));
            }
        });
    }

    /** Copies those of an array that are taken; the parser ends at its end. */
    private void results(BitSet taken, JsonParser json, PassedText text) {
        for (int place = 0; json.nextToken() != JsonToken.END_ARRAY; place++) {
            if (taken.get(place)) {
                text.dropTo(start(json));
                text.insert(written ? ", " : "");
                written = true;
                json.skipChildren();
                text.keepTo(end(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private void walk(Source source, boolean kept, Member copy) throws ArtifactException {
        ArtifactFile file = source.file();
        try (ArtifactStream in = ArtifactStream.open(file.path(), file.bytes())) {
            PassedText text = new PassedText(new Utf8Reader(in), out);
            if (!kept) {
                text.keepTo(0);
            }
            // Its names may have half of a pair, and places must stay those of the file.
            JsonParser json = JsonText.parser(MendedJson.keeping(text));
            try {
                members(json, text, copy);
            } catch (JacksonException e) {
                throw ArtifactErrors.broken(file.path(), json, e);
            }
            if (!in.sha256().equals(file.sha256())) {
                throw new ArtifactException(file.path(), file.path() + " changed while it was read: let dbt end first");
            }
        } catch (IOException e) {
            throw ArtifactErrors.unreadable(file.path(), e);
        }
    }

    private static void members(JsonParser json, PassedText text, Member copy) throws ArtifactException {
        json.nextToken();
        json.nextToken();
        while (json.currentToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            copy.copy(name, json, text);
            if (json.currentToken() != JsonToken.PROPERTY_NAME && json.currentToken() != JsonToken.END_OBJECT) {
                json.skipChildren();
                json.nextToken();
            }
        }
        json.nextToken();
        text.keepRest();
    }

    private static long start(JsonParser json) {
        return json.currentTokenLocation().getCharOffset();
    }

    private static long end(JsonParser json) {
        return json.currentLocation().getCharOffset();
    }
}
