package co.secoda.docs;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A place in a YAML file. */
record Yaml(Object value) {
    static Yaml read(String file) {
        Load load = new Load(LoadSettings.builder().setLabel(file).build());
        return new Yaml(load.loadFromString(Page.read(Path.of(file)).text()));
    }

    /** A piece of YAML in a page. */
    static Yaml of(String text) {
        return new Yaml(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    /** Whether there is something under this name. */
    boolean has(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    /** The place below; there must be one. */
    Yaml at(String... keys) {
        Object place = value;
        for (String key : keys) {
            place = Objects.requireNonNull(((Map<?, ?>) place).get(key), key);
        }
        return new Yaml(place);
    }

    /** What is listed, or stands under names. */
    List<Yaml> items() {
        Collection<?> items = value instanceof Map<?, ?> map ? map.values() : (List<?>) value;
        return items.stream()
                .map(item -> new Yaml(Objects.requireNonNullElse(item, "")))
                .toList();
    }

    String text() {
        return value.toString();
    }

    /** All texts in it, however deep. */
    Stream<String> texts() {
        boolean deeper = value instanceof Map || value instanceof List;
        return deeper ? items().stream().flatMap(Yaml::texts) : Stream.of(text());
    }
}
