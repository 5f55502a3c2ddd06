package co.secoda.dbt.location;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.file.YamlEvents;
import co.secoda.text.Quoted;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The entries of {@code dbt_project.yml} that say where dbt writes and what it installs where. The file is read as a
 * row of events: nothing of it is built, so neither aliases nor depth can fill the memory. What it says isn't quoted:
 * it may be a link to a file that nobody should see.
 */
final class DbtProjectFile {
    static final String NAME = "dbt_project.yml";

    private static final String TARGET_PATH = "target-path";
    private static final String SAY_IT = "set secoda.artifactsDirectory to where dbt writes";

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final Path file;
    private final Map<String, Event> anchors = new HashMap<>();

    private DbtProjectFile(Path file) {
        this.file = file;
    }

    static DbtProjectFile in(Path dbtProjectDirectory) {
        return new DbtProjectFile(dbtProjectDirectory.resolve(NAME));
    }

    /** {@code target-path}; empty where the file or the entry isn't there. */
    Optional<String> targetPath() throws ArtifactException {
        return text(TARGET_PATH);
    }

    /** An entry that is a text and no template; empty for all else, and where the file can't be read. */
    Optional<String> known(String entry) {
        try {
            return text(entry);
        } catch (ArtifactException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String entry) throws ArtifactException {
        try {
            return text(entry, YamlEvents.of(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw ArtifactException.unreadable(file, e);
        } catch (YamlEngineException | NumberFormatException e) { // the latter at an end in the middle of an escape
            throw notYaml(e);
        }
    }

    private Optional<String> text(String entry, Iterable<Event> events) throws ArtifactException {
        Optional<String> found = Optional.empty();
        int depth = 0;
        boolean key = true;
        boolean wanted = false;
        for (Event event : events) {
            boolean ofProject = depth == 1 && event instanceof NodeEvent;
            if (ofProject && key) {
                wanted = event instanceof ScalarEvent name && name.getValue().equals(entry);
            } else if (ofProject && wanted) {
                // Of two, dbt takes the last.
                found = value(entry, event);
            }
            remember(event);
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            // A key or a value has ended: a scalar or an alias at once, a collection with its end.
            if (depth == 1 && !(event instanceof CollectionStartEvent)) {
                key = !key;
            }
        }
        return found;
    }

    private void remember(Event event) {
        if (event instanceof ScalarEvent scalar) {
            scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), scalar));
        }
    }

    private Optional<String> value(String entry, Event event) throws ArtifactException {
        Event value = event instanceof AliasEvent alias
                ? anchors.getOrDefault(alias.getAlias().getValue(), event)
                : event;
        if (!(value instanceof ScalarEvent scalar)) {
            throw new ArtifactException(
                    file, file + place(event.getStartMark()) + ": " + entry + " is not a text; " + SAY_IT);
        }
        String text = scalar.getValue();
        if (text.contains("{{") || text.contains("{%")) {
            throw new ArtifactException(
                    file,
                    file + place(event.getStartMark()) + ": " + entry + " is a template that only dbt can"
                            + " evaluate (" + Quoted.line(text) + "); " + SAY_IT);
        }
        return scalar.isPlain() && NULLS.contains(text) ? Optional.empty() : Optional.of(text);
    }

    private ArtifactException notYaml(RuntimeException error) {
        Optional<Mark> mark =
                error instanceof MarkedYamlEngineException marked ? marked.getProblemMark() : Optional.empty();
        // The parser's own words quote the file.
        String bound = error instanceof YamlEvents.PastBound ? " that is read: " + error.getMessage() : "";
        return new ArtifactException(
                file, file + place(mark) + ": it is not YAML" + bound + "; correct it, or " + SAY_IT, error);
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(at -> ", line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
    }
}
