package co.secoda.it;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.jr.ob.JSON;

/** A summary, {@code secoda.json}, read by the paths of its fields: {@code gate.verdict}. */
public final class Summary {
    private static final JsonSchema SCHEMA = schema();

    private final Map<String, Object> fields;

    private Summary(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The summary in a file, which is as its schema says. */
    static Summary read(Path file) {
        try {
            String text = Files.readString(file);
            Set<ValidationMessage> wrong = SCHEMA.validate(text, InputFormat.JSON);
            if (!wrong.isEmpty()) {
                throw new AssertionError(file + " is not as its schema says: " + wrong);
            }
            return new Summary(JSON.std.mapFrom(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("docs/secoda.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is there, or the same of every element where there is a list on the way: {@code local.failing.uniqueId} is a
     * list of ids, and {@code local.failing.0.uniqueId} one of them.
     *
     * @throws AssertionError if nothing is there
     */
    public Object get(String path) {
        return find(path).orElseThrow(() -> new AssertionError("no " + path + " in " + fields));
    }

    /** The polls of the sync, in their order. */
    public List<Map<?, ?>> polls() {
        List<Map<?, ?>> polls = new ArrayList<>();
        for (Object poll : (List<?>) get("sync.polls")) {
            polls.add((Map<?, ?>) poll);
        }
        return polls;
    }

    /** What is there, unless it is {@code null} or missing. */
    public Optional<Object> find(String path) {
        return find(fields, List.of(path.split("\\.")));
    }

    private static Optional<Object> find(Object from, List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(from);
        }
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (from instanceof Map<?, ?> map) {
            Object value = map.get(name);
            return value == null ? Optional.empty() : find(value, rest);
        }
        if (!(from instanceof List<?> list)) {
            return Optional.empty();
        }
        if (name.matches("\\d+")) {
            int index = Integer.parseInt(name);
            return index < list.size() ? find(list.get(index), rest) : Optional.empty();
        }
        List<Object> all = new ArrayList<>();
        for (Object element : list) {
            find(element, path).ifPresent(all::add);
        }
        return Optional.of(all);
    }
}
