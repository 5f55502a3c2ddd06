package co.secoda.gate.state;

import co.secoda.gate.StateException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of a JSON document, with a path for messages. What isn't as it should be is a {@link StateException} that
 * names the place.
 */
final class JsonFields {
    private final String path;
    private final Map<?, ?> fields;

    JsonFields(String path, Map<?, ?> fields) {
        this.path = path;
        this.fields = fields;
    }

    /** Reads one element of an array. */
    @FunctionalInterface
    interface Element<T> {
        T from(JsonFields fields) throws StateException;
    }

    String text(String name) throws StateException {
        return required(name, optionalText(name));
    }

    Optional<String> optionalText(String name) throws StateException {
        return optional(name, String.class, "a text");
    }

    Instant instant(String name) throws StateException {
        return required(name, optionalInstant(name));
    }

    Optional<Instant> optionalInstant(String name) throws StateException {
        Optional<String> text = optionalText(name);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            throw new StateException(at(name) + " is not a time in UTC", e);
        }
    }

    long number(String name) throws StateException {
        return required(name, optionalNumber(name));
    }

    int count(String name) throws StateException {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new StateException(at(name) + " is not a count");
        }
        return (int) number;
    }

    Optional<Long> optionalNumber(String name) throws StateException {
        Optional<Number> number = optional(name, Number.class, "a number");
        return number.map(Number::longValue);
    }

    boolean flag(String name) throws StateException {
        return required(name, optional(name, Boolean.class, "true or false"));
    }

    JsonFields object(String name) throws StateException {
        return required(name, optionalObject(name));
    }

    Optional<JsonFields> optionalObject(String name) throws StateException {
        return optional(name, Map.class, "an object").map(map -> new JsonFields(at(name), map));
    }

    <T> List<T> objects(String name, Element<T> element) throws StateException {
        List<T> elements = new ArrayList<>();
        for (Object each : list(name)) {
            String place = at(name) + "[" + elements.size() + "]";
            elements.add(element.from(new JsonFields(place, typed(place, each, Map.class, "an object"))));
        }
        return elements;
    }

    List<String> texts(String name) throws StateException {
        List<String> texts = new ArrayList<>();
        for (Object each : list(name)) {
            texts.add(typed(at(name) + "[" + texts.size() + "]", each, String.class, "a text"));
        }
        return texts;
    }

    /** A text turned into a value whose factory refuses what it can't be. */
    <T> T parsed(String name, Function<String, T> factory) throws StateException {
        try {
            return factory.apply(text(name));
        } catch (IllegalArgumentException e) {
            throw new StateException(at(name) + " can't be used: " + e.getMessage(), e);
        }
    }

    /** The names of the fields. */
    List<String> names() {
        return fields.keySet().stream().map(String::valueOf).toList();
    }

    private List<?> list(String name) throws StateException {
        return required(name, optional(name, List.class, "an array"));
    }

    private <T> Optional<T> optional(String name, Class<T> type, String what) throws StateException {
        Object value = fields.get(name);
        return value == null ? Optional.empty() : Optional.of(typed(at(name), value, type, what));
    }

    private <T> T required(String name, Optional<T> value) throws StateException {
        return value.orElseThrow(() -> new StateException(at(name) + " is missing"));
    }

    private static <T> T typed(String place, Object value, Class<T> type, String what) throws StateException {
        if (!type.isInstance(value)) {
            throw new StateException(place + " is not " + what);
        }
        return type.cast(value);
    }

    private String at(String name) {
        return path + "." + name;
    }
}
