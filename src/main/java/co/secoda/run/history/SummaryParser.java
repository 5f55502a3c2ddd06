package co.secoda.run.history;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Goes through a summary, of whatever origin. What isn't asked for is passed over without being kept. */
final class SummaryParser implements AutoCloseable {
    /** A file that is no summary, or can't be read to its end; the message says so of "it". */
    static final class NotReadException extends Exception {
        private static final long serialVersionUID = 1L;

        NotReadException(String message) {
            super(message);
        }
    }

    /** The schema that this version writes. */
    static final int KNOWN_SCHEMA = 1;

    private static final int MAX_TEXT = 10_000;
    private static final int MAX_DEPTH = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(PastRuns.MAX_BYTES)
                    .build())
            .build();

    private final JsonParser json;

    SummaryParser(InputStream in) {
        this.json = JSON.createParser(ObjectReadContext.empty(), in);
    }

    /**
     * Goes through the members of the document, standing at each one's value.
     *
     * @throws NotReadException if it is no JSON object, or not whole
     * @throws IOException if it can't be read
     */
    void readDocument(Consumer<String> member) throws NotReadException, IOException {
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw unknown(0);
            }
            eachMember(member);
            if (json.nextToken() != null) {
                throw new NotReadException("goes on after its end");
            }
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new NotReadException("is not whole, or not JSON");
        }
    }

    /** What is to be said of a file of this schema that makes no sense. */
    static NotReadException unknown(int schemaVersion) {
        return new NotReadException(
                schemaVersion > KNOWN_SCHEMA
                        ? "is the summary of a newer version of this plugin, which this one doesn't understand"
                        : "is not a summary of this plugin");
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Goes through the members of the current value, if it is an object, standing at each one's value. */
    void eachMember(Consumer<String> member) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            skip();
            return;
        }
        while (json.nextName() != null) {
            String name = json.currentName();
            json.nextToken();
            member.accept(name);
        }
    }

    /** Goes through the elements of the current value, standing at each; whether it is an array. */
    boolean eachElement(Runnable element) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            skip();
            return false;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
        return true;
    }

    /** Passes over the current value. */
    void skip() {
        json.skipChildren();
    }

    /** Passes over the current value, and keeps what was known before. */
    Optional<String> skipped(Optional<String> known) {
        skip();
        return known;
    }

    /** Whether the current value is a text. */
    boolean atText() {
        return json.currentToken() == JsonToken.VALUE_STRING;
    }

    int number() {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            skip();
            return 0;
        }
        return json.getIntValue();
    }

    Optional<String> text() {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            skip();
            return Optional.empty();
        }
        return Optional.of(json.getString());
    }

    @Override
    public void close() {
        json.close();
    }
}
