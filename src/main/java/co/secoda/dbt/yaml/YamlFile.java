package co.secoda.dbt.yaml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML file, as far as its lines are concerned. One that is too long, too deep or not YAML has none. */
final class YamlFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_NODES = 100_000;

    private final YamlNode document = YamlNode.list(1);
    private final Deque<YamlNode> open = new ArrayDeque<>();
    private int nodes;

    private YamlFile() {
        open.push(document);
    }

    /** What the file holds; empty if it can't be read, or goes past a bound. */
    static Optional<YamlNode> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? Optional.empty() : new YamlFile().read(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<YamlNode> read(byte[] bytes) {
        LoadSettings settings = LoadSettings.builder().build();
        try {
            for (Event event : new Parse(settings).parseInputStream(new ByteArrayInputStream(bytes))) {
                take(event);
                if (open.size() > MAX_DEPTH || nodes > MAX_NODES) {
                    return Optional.empty();
                }
            }
        } catch (YamlEngineException | NumberFormatException e) { // the latter at an end in the middle of an escape
            return Optional.empty();
        }
        return document.elements().findFirst();
    }

    private void take(Event event) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        if (event instanceof ScalarEvent scalar) {
            add(YamlNode.text(line, scalar.getValue()));
        } else if (event instanceof AliasEvent) {
            add(YamlNode.list(line));
        } else if (event instanceof SequenceStartEvent) {
            open.push(add(YamlNode.list(line)));
        } else if (event instanceof MappingStartEvent) {
            open.push(add(YamlNode.mapping(line)));
        } else if (event instanceof CollectionEndEvent) {
            open.pop();
        }
    }

    private YamlNode add(YamlNode node) {
        nodes++;
        open.element().add(node);
        return node;
    }
}
