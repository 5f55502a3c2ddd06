package co.secoda.run.names;

import co.secoda.file.Digest;
import co.secoda.file.RegularFile;
import co.secoda.file.WholeFile;
import co.secoda.gate.names.SecodaEntity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The names that were learnt of a workspace, in a file of the history directory, a JSON object a line: those learnt
 * last come first, and there are {@value #MOST} at most, in 8 MB. A run without the catalogue knows them from there.
 */
final class KeptNames {
    static final int MOST = 5_000;
    private static final int MOST_BYTES = 8 << 20;
    private static final int HASH_DIGITS = 8;

    private final Path file;

    /** The names of the workspace at an address. */
    static KeptNames in(Path historyDirectory, String baseUrl) {
        return new KeptNames(historyDirectory.resolve(
                "secoda-names-" + Digest.sha256(baseUrl).substring(0, HASH_DIGITS) + ".jsonl"));
    }

    private KeptNames(Path file) {
        this.file = file;
    }

    /**
     * What is known, by ids; nothing if there is no file so far.
     *
     * @throws IOException if there is something that can't be read, or is too large to be a file of names
     */
    Map<String, SecodaEntity> read() throws IOException {
        Map<String, SecodaEntity> known = new LinkedHashMap<>();
        try {
            new String(RegularFile.bytes(file, MOST_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .limit(MOST)
                    .map(KeptNames::entity)
                    .flatMap(Optional::stream)
                    .forEach(entity -> known.putIfAbsent(entity.id(), entity));
        } catch (NoSuchFileException e) {
            return Map.of();
        }
        return known;
    }

    /** Adds what was learnt, in place of a file that can't be read; its directory is made if it isn't there. */
    void add(Collection<SecodaEntity> learnt) throws IOException {
        Map<String, SecodaEntity> all = new LinkedHashMap<>();
        learnt.forEach(entity -> all.put(entity.id(), entity));
        earlier().forEach(all::putIfAbsent);
        StringBuilder lines = new StringBuilder();
        int left = MOST;
        int bytes = 0;
        for (SecodaEntity entity : all.values()) {
            String line = JSON.std.asString(fields(entity)) + "\n";
            bytes += line.getBytes(StandardCharsets.UTF_8).length;
            if (left-- == 0 || bytes > MOST_BYTES) {
                break;
            }
            lines.append(line);
        }
        WholeFile.write(file, lines.toString());
    }

    private Map<String, SecodaEntity> earlier() {
        try {
            return read();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Map<String, Object> fields(SecodaEntity entity) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", entity.id());
        fields.put("name", entity.name());
        entity.type().ifPresent(type -> fields.put("type", type));
        fields.put("owners", entity.owners());
        fields.put("tags", entity.tags());
        return fields;
    }

    private static Optional<SecodaEntity> entity(String line) {
        try {
            Object read = JSON.std.anyFrom(line);
            return read instanceof Map<?, ?> fields
                            && fields.get("id") instanceof String id
                            && fields.get("name") instanceof String name
                            && SecodaEntity.isName(name)
                    ? Optional.of(new SecodaEntity(
                            id, name, text(fields.get("type")), texts(fields.get("owners")), texts(fields.get("tags"))))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static List<String> texts(@Nullable Object values) {
        return values instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
