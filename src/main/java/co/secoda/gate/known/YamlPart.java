package co.secoda.gate.known;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * A part of a YAML document, with its place. An alias is kept as one, so that few lines can't stand for many.
 *
 * @param kind what it is
 * @param text of a scalar
 * @param parts of a list its elements; of a mapping its keys and values in turn
 * @param line from 1
 * @param column from 1
 */
record YamlPart(Kind kind, String text, List<YamlPart> parts, int line, int column) {
    enum Kind {
        TEXT,
        /** A plain scalar that means nothing: an empty one, {@code ~} or {@code null}. */
        NOTHING,
        LIST,
        MAPPING,
        ALIAS
    }

    private static final List<String> NULLS = List.of("", "~", "null", "Null", "NULL");

    /** The documents of a file. */
    static List<YamlPart> documents(Iterable<Event> events) {
        YamlPart file = new YamlPart(Kind.LIST, "", new ArrayList<>(), 1, 1);
        Deque<YamlPart> open = new ArrayDeque<>(List.of(file));
        for (Event event : events) {
            if (event instanceof CollectionEndEvent) {
                open.pop();
            } else {
                of(event).ifPresent(part -> {
                    open.element().parts.add(part);
                    if (part.kind == Kind.LIST || part.kind == Kind.MAPPING) {
                        open.push(part);
                    }
                });
            }
        }
        return file.parts;
    }

    private static Optional<YamlPart> of(Event event) {
        if (event instanceof ScalarEvent scalar) {
            boolean nothing = scalar.isPlain() && NULLS.contains(scalar.getValue());
            return Optional.of(part(nothing ? Kind.NOTHING : Kind.TEXT, scalar.getValue(), event));
        }
        if (event instanceof SequenceStartEvent) {
            return Optional.of(part(Kind.LIST, "", event));
        }
        if (event instanceof MappingStartEvent) {
            return Optional.of(part(Kind.MAPPING, "", event));
        }
        return event instanceof AliasEvent ? Optional.of(part(Kind.ALIAS, "", event)) : Optional.empty();
    }

    private static YamlPart part(Kind kind, String text, Event event) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        return new YamlPart(kind, text, new ArrayList<>(), line, column);
    }
}
