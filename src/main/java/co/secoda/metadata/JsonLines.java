package co.secoda.metadata;

import co.secoda.metadata.JsonObjects.JsonValue;
import co.secoda.text.Quoted;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON Lines file once: one object a line. What isn't one is an error, and the next line is read. */
final class JsonLines {
    // Names come from the file; remembering them all would grow without bound.
    private final JsonFactory json = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();
    private final Remarks remarks;
    private final ObjLongConsumer<Map<String, JsonValue>> consumer;
    private final Set<String> inner;
    private long records;

    /**
     * A pass that hands on each object with its line.
     *
     * @param inner the fields whose objects are read too
     */
    JsonLines(Remarks remarks, Set<String> inner, ObjLongConsumer<Map<String, JsonValue>> consumer) {
        this.remarks = remarks;
        this.inner = inner;
        this.consumer = consumer;
    }

    void read(LenientReader reader) throws IOException {
        TextLines lines = new TextLines(reader);
        while (lines.next()) {
            if (!lines.blank()) {
                records++;
                read(lines);
            }
        }
        if (records == 0) {
            remarks.error(1, "is empty: there is nothing to import");
        }
    }

    private void read(TextLines lines) {
        long line = lines.number();
        if (lines.oversized()) {
            remarks.error(line, "has more than " + TextLines.LONGEST + " characters, too many to check");
            return;
        }
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), lines.characters(), 0, lines.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                remarks.error(line, "is not a JSON object");
                return;
            }
            Map<String, JsonValue> object = new JsonObjects(parser, inner, line, remarks).readObject();
            if (parser.nextToken() != null) {
                remarks.error(line, "goes on after the object; there must be one object a line");
            }
            consumer.accept(object, line);
        } catch (JacksonException e) {
            remarks.error(line, "is not JSON: " + Quoted.parserWords(e.getOriginalMessage()) + column(e));
        }
    }

    /** Where in the line; a bound that is passed is told without a place. */
    private static String column(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(location -> " (column " + location.getColumnNr() + ")")
                .orElse("");
    }

    long records() {
        return records;
    }
}
