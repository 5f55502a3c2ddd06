package co.secoda.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML file as a row of events, so that neither aliases nor depth can fill the memory, and within bounds, since a
 * parser takes the square of some files' length.
 */
public final class YamlEvents implements Iterable<Event> {
    /** What goes past a bound; the message says so of "it", and quotes nothing. */
    public static final class PastBound extends YamlEngineException {
        private static final long serialVersionUID = 1L;

        PastBound(String message) {
            super(message);
        }
    }

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_EVENTS = 200_000;

    private final byte[] yaml;

    private YamlEvents(byte[] yaml) {
        this.yaml = yaml;
    }

    /**
     * The events of a file. Going through them throws {@link YamlEngineException} where it isn't YAML, its
     * {@link PastBound} where it nests more than 50 levels or has more than 200,000 of them, and
     * {@link NumberFormatException} where it ends in the middle of an escape.
     *
     * @throws java.nio.file.NoSuchFileException if it isn't there
     * @throws IOException if it can't be read, is no regular file, or has more than 1 MB
     */
    public static YamlEvents of(Path file) throws IOException {
        return of(RegularFile.bytes(file, MAX_BYTES));
    }

    /** The same of a file's bytes. */
    public static YamlEvents of(byte[] yaml) {
        return new YamlEvents(yaml.clone());
    }

    @Override
    public Iterator<Event> iterator() {
        Iterator<Event> events = new Parse(LoadSettings.builder().build())
                .parseInputStream(new ByteArrayInputStream(yaml))
                .iterator();
        return new Iterator<>() {
            private int depth;
            private int seen;

            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public Event next() {
                Event event = events.next();
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                if (depth > MAX_DEPTH) {
                    throw new PastBound("it nests more than " + MAX_DEPTH + " levels");
                }
                if (++seen > MAX_EVENTS) {
                    throw new PastBound("it has too many parts");
                }
                return event;
            }
        };
    }
}
