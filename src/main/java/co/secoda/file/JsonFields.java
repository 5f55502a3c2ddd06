package co.secoda.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of a JSON document that was read whole: its fields, each of the type that it should have. One that isn't as
 * it should be is a {@link JsonFieldException} that names its place. A field that is {@code null} counts as missing.
 */
public final class JsonFields {
    private final String path;
    private final Map<?, ?> fields;

    private JsonFields(String path, Map<?, ?> fields) {
        this.path = path;
        this.fields = fields;
    }

    /** The object that a document consists of. */
    public static JsonFields of(Map<?, ?> document) {
        return new JsonFields("$", document);
    }

    /** Reads one element of an array. */
    @FunctionalInterface
    public interface Element<T> {
        T from(JsonFields fields) throws JsonFieldException;
    }

    /** A text that must be there. */
    public String text(String name) throws JsonFieldException {
        return required(name, optionalText(name));
    }

    /** A text, if it is there. */
    public Optional<String> optionalText(String name) throws JsonFieldException {
        return optional(name, String.class, "a text");
    }

    /** A time in UTC that must be there. */
    public Instant instant(String name) throws JsonFieldException {
        return required(name, optionalInstant(name));
    }

    /** A time in UTC, if it is there; of the years from 0 to 9999, which are all that are reckoned with. */
    public Optional<Instant> optionalInstant(String name) throws JsonFieldException {
        Optional<String> text = optionalText(name);
        if (text.isPresent() && !text.get().matches("\\d{4}-.*")) {
            throw wrong(name, "is not a time in UTC");
        }
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            throw new JsonFieldException(at(name) + " is not a time in UTC", e);
        }
    }

    /** A number that must be there. */
    public long number(String name) throws JsonFieldException {
        return required(name, optionalNumber(name));
    }

    /** A number that must be there, and be 0 or more. */
    public int count(String name) throws JsonFieldException {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw wrong(name, "is not a count");
        }
        return (int) number;
    }

    /** A number, if it is there. */
    public Optional<Long> optionalNumber(String name) throws JsonFieldException {
        Optional<Number> number = optional(name, Number.class, "a number");
        return number.map(Number::longValue);
    }

    /** True or false, which must be there. */
    public boolean flag(String name) throws JsonFieldException {
        return required(name, optional(name, Boolean.class, "true or false"));
    }

    /** An object that must be there. */
    public JsonFields object(String name) throws JsonFieldException {
        return required(name, optionalObject(name));
    }

    /** An object, if it is there. */
    public Optional<JsonFields> optionalObject(String name) throws JsonFieldException {
        return optional(name, Map.class, "an object").map(map -> new JsonFields(at(name), map));
    }

    /** An array of objects, which must be there. */
    public <T> List<T> objects(String name, Element<T> element) throws JsonFieldException {
        List<T> elements = new ArrayList<>();
        for (Object each : list(name)) {
            String place = at(name) + "[" + elements.size() + "]";
            elements.add(element.from(new JsonFields(place, typed(place, each, Map.class, "an object"))));
        }
        return elements;
    }

    /** An array of texts, which must be there. */
    public List<String> texts(String name) throws JsonFieldException {
        List<String> texts = new ArrayList<>();
        for (Object each : list(name)) {
            texts.add(typed(at(name) + "[" + texts.size() + "]", each, String.class, "a text"));
        }
        return texts;
    }

    /** A text turned into a value whose factory refuses what it can't be. */
    public <T> T parsed(String name, Function<String, T> factory) throws JsonFieldException {
        try {
            return factory.apply(text(name));
        } catch (IllegalArgumentException e) {
            throw new JsonFieldException(at(name) + " can't be used: " + e.getMessage(), e);
        }
    }

    /** A field that can't be used, and why, such as {@code is empty}. */
    public JsonFieldException wrong(String name, String why) {
        return new JsonFieldException(at(name) + " " + why);
    }

    /** The names of the fields. */
    public List<String> names() {
        return fields.keySet().stream().map(String::valueOf).toList();
    }

    private List<?> list(String name) throws JsonFieldException {
        return required(name, optional(name, List.class, "an array"));
    }

    private <T> Optional<T> optional(String name, Class<T> type, String what) throws JsonFieldException {
        Object value = fields.get(name);
        return value == null ? Optional.empty() : Optional.of(typed(at(name), value, type, what));
    }

    private <T> T required(String name, Optional<T> value) throws JsonFieldException {
        return value.orElseThrow(() -> wrong(name, "is missing"));
    }

    private static <T> T typed(String place, Object value, Class<T> type, String what) throws JsonFieldException {
        if (!type.isInstance(value)) {
            throw new JsonFieldException(place + " is not " + what);
        }
        return type.cast(value);
    }

    private String at(String name) {
        return path + "." + name;
    }

    /**
     * A part of a JSON document that isn't what it should be. The message names its place: {@code $.gate.kind is
     * missing}.
     */
    public static final class JsonFieldException extends Exception {
        private static final long serialVersionUID = 1L;

        JsonFieldException(String message) {
            super(message);
        }

        JsonFieldException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
