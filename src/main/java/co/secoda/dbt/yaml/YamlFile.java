package co.secoda.dbt.yaml;

import co.secoda.file.YamlEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML file, as far as its lines are concerned. One past the bounds of {@link YamlEvents}, or not YAML, has none. */
final class YamlFile {
    private final YamlNode document = YamlNode.list(1);
    private final Deque<YamlNode> open = new ArrayDeque<>();

    private YamlFile() {
        open.push(document);
    }

    /** What the file holds; empty if it can't be read, or goes past a bound. */
    static Optional<YamlNode> read(Path file) {
        YamlFile read = new YamlFile();
        try {
            YamlEvents.of(file).forEach(read::take);
        } catch (IOException | YamlEngineException | NumberFormatException e) {
            return Optional.empty();
        }
        return read.document.elements().findFirst();
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
        open.element().add(node);
        return node;
    }
}
