package co.secoda.dbt.artifact;

import co.secoda.text.BoundedText;
import co.secoda.text.BoundedText.WholeCharacters;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON document read forward, once. What isn't asked for is passed over without being kept, however long it is. */
public final class JsonReader {
    private static final int MAX_TIME = 100;

    /** What to take from the document's object, at whose start the reader stands. */
    public interface Content<T> {
        T take(JsonReader json) throws ArtifactException;
    }

    /** Looks at an object, at whose start the reader stands. */
    @FunctionalInterface
    interface Test {
        boolean of(JsonReader json) throws ArtifactException;
    }

    private final Path file;
    private final JsonParser parser;
    private final Optional<MendedJson> mended;
    private final BoundedText bounded = new BoundedText();

    /** Reads {@code json}, the content of {@code file} or a part of it. */
    JsonReader(Path file, Reader json) {
        this.file = file;
        this.mended = json instanceof MendedJson reader ? Optional.of(reader) : Optional.empty();
        this.parser = JsonText.parser(json);
    }

    /** Reads the whole document, which must be one object. */
    <T> T document(Content<T> content) throws ArtifactException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw wrong("it is empty", ArtifactErrors.STILL_WRITING);
            }
            if (first != JsonToken.START_OBJECT) {
                throw wrong("it is not a JSON object", ArtifactErrors.NOT_FROM_DBT);
            }
            T taken = content.take(this);
            if (parser.nextToken() != null) {
                throw wrong("something follows the end of its JSON object", ArtifactErrors.STILL_WRITING);
            }
            return taken;
        } catch (JacksonException e) {
            throw ArtifactErrors.broken(file, parser, e);
        }
    }

    /**
     * What {@code test} says of the object that the text begins with, whatever follows it; false where there is none,
     * or it breaks off.
     */
    boolean firstObject(Test test) throws ArtifactException {
        try {
            return parser.nextToken() == JsonToken.START_OBJECT && test.of(this);
        } catch (JacksonException e) {
            return false;
        }
    }

    /**
     * The members of the object at whose start the reader stands, as far as they have one of these names. Anything but
     * an object has none, and is passed over.
     */
    public Members members(List<String> names) {
        return new Members(names);
    }

    /** Goes to the next member's value, in an object that is read whole; false at its end. */
    public boolean nextMember() {
        if (parser.nextName() == null) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /** The name of the member whose value the reader stands at. */
    public String memberName() {
        return parser.currentName();
    }

    /** Goes to the next element of an array; false at its end. */
    public boolean nextElement() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    public boolean atObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    public boolean atArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** The current value if it is a string, whole; one of more than 100,000 characters is refused. */
    public Optional<String> string() throws ArtifactException {
        Optional<String> text = string(JsonText.MAX_NAME);
        if (text.isPresent() && bounded.cut()) {
            throw wrong("a text of more than " + JsonText.MAX_NAME + " characters", ArtifactErrors.NOT_FROM_DBT);
        }
        return text;
    }

    /** The beginning of the current value if it is a string. */
    public Optional<String> string(int limit) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            skip();
            return Optional.empty();
        }
        return text(limit);
    }

    /**
     * The beginnings of the first strings of the current value if it is an array, or of itself; blank ones are left
     * out.
     */
    public List<String> strings(int count, int limit) {
        List<String> strings = new ArrayList<>();
        if (!atArray()) {
            string(limit).ifPresent(strings::add);
        } else {
            while (nextElement()) {
                string(strings.size() < count ? limit : 0)
                        .filter(text -> strings.size() < count)
                        .ifPresent(strings::add);
            }
        }
        strings.removeIf(String::isBlank);
        return strings;
    }

    /** The beginning of the current value as text, unless it is null, an object or an array. */
    public Optional<String> text(int limit) {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            skip();
            return Optional.empty();
        }
        bounded.reset(limit);
        parser.readString(bounded);
        mended.ifPresent(json -> bounded.leftOut(json.leftOutBetween(start(), end())));
        return Optional.of(WholeCharacters.of(bounded.text()));
    }

    /** The time that the current value names in ISO 8601, if it does. */
    public Optional<Instant> instant() {
        return string(MAX_TIME).flatMap(TimeText::instant);
    }

    /** The same in nanoseconds since 1970, if it is a time of the years 1700 to 2250. */
    public OptionalLong nanos() {
        Optional<String> text = string(MAX_TIME);
        return text.isPresent() ? TimeText.nanos(text.get()) : OptionalLong.empty();
    }

    /** Passes over the current value. */
    public void skip() {
        parser.skipChildren();
    }

    /** Where in the document the current value begins, in characters. */
    public long start() {
        return parser.currentTokenLocation().getCharOffset();
    }

    /** Where in the document what was read ends, in characters. */
    public long end() {
        return parser.currentLocation().getCharOffset();
    }

    /** Something at the current place that dbt doesn't write. */
    public ArtifactException notFromDbt(String what) {
        return wrong(what, ArtifactErrors.NOT_FROM_DBT);
    }

    /** Something that is missing since a dbt before 0.19 wrote the file. */
    public ArtifactException tooOld(String what) {
        return wrong(what, ArtifactErrors.TOO_OLD);
    }

    /** What is wrong at the current place, and what to do about it. */
    public ArtifactException wrong(String what, String advice) {
        return ArtifactErrors.wrong(file, parser, what, advice);
    }

    /** Walks through the members of one object; between two, the value of the first must have been read or skipped. */
    public final class Members {
        private final List<String> names;
        private final boolean any = atObject();
        private String name = "";
        private long seen;

        private Members(List<String> names) {
            this.names = names;
            if (!any) {
                skip();
            }
        }

        /** Goes to the next member's value; false at the end of the object. */
        public boolean next() throws ArtifactException {
            while (any && nextMember()) {
                int index = names.indexOf(memberName());
                if (index >= 0) {
                    see(index);
                    return true;
                }
                skip();
            }
            return false;
        }

        private void see(int index) throws ArtifactException {
            if ((seen & (1L << index)) != 0) {
                throw wrong("this name is there twice", ArtifactErrors.NOT_FROM_DBT);
            }
            seen |= 1L << index;
            name = names.get(index);
        }

        /** The current member's name. */
        public String name() {
            return name;
        }
    }
}
