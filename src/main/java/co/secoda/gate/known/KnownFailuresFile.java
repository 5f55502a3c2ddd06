package co.secoda.gate.known;

import co.secoda.file.Digest;
import co.secoda.file.RegularFile;
import co.secoda.file.YamlEvents;
import co.secoda.gate.known.KnownFailure.Criterion;
import co.secoda.gate.known.YamlPart.Kind;
import co.secoda.text.NearestWord;
import co.secoda.text.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The file of the list: a mapping with {@code known-failures}, under which is a list of entries. Bounds: 1 MB, 2,000
 * entries, 1,000 characters a value.
 */
public final class KnownFailuresFile {
    /** What it is called in the dbt project. */
    public static final String NAME = "secoda-known-failures.yml";

    static final String TOP = "known-failures";
    static final String REASON = "reason";
    static final String OWNER = "owner";
    static final String UNTIL = "until";

    static final int MAX_BYTES = 1 << 20;
    /** How many entries a list may have. */
    public static final int MAX_ENTRIES = 2_000;

    private static final int MAX_VALUE = 1_000;
    private static final int MAX_PROBLEMS = 10;
    private static final List<String> PATTERNS =
            Arrays.stream(Criterion.values()).map(Criterion::text).toList();
    private static final List<String> KEYS =
            Stream.concat(PATTERNS.stream(), Stream.of(REASON, OWNER, UNTIL)).toList();

    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private int moreProblems;

    private KnownFailuresFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a list.
     *
     * @return empty if the file isn't there
     * @throws KnownFailuresException if it can't be read, or says something that it may not; up to ten places are named
     */
    public static Optional<KnownFailures> read(Path file) throws KnownFailuresException {
        KnownFailuresFile reader = new KnownFailuresFile(file);
        try {
            return Optional.of(reader.parse(RegularFile.bytes(file, MAX_BYTES)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new KnownFailuresException(List.of(file + ": it can't be read: " + e.getMessage()));
        }
    }

    /** The list that these bytes are. */
    static KnownFailures parse(Path file, byte[] yaml) throws KnownFailuresException {
        return new KnownFailuresFile(file).parse(yaml);
    }

    private KnownFailures parse(byte[] yaml) throws KnownFailuresException {
        List<YamlPart> documents;
        try {
            documents = YamlPart.documents(YamlEvents.of(yaml));
        } catch (YamlEngineException | NumberFormatException e) { // the latter at an end in the middle of an escape
            throw new KnownFailuresException(List.of(notUtf8(yaml).orElseGet(() -> notYaml(e))));
        }
        List<KnownFailure> entries =
                documents.stream().limit(1).flatMap(this::entries).toList();
        documents.stream()
                .skip(1)
                .findFirst()
                .ifPresent(second -> wrong(second, "a second document begins here; remove it"));
        if (!problems.isEmpty()) {
            throw new KnownFailuresException(
                    moreProblems == 0
                            ? problems
                            : Stream.concat(problems.stream(), Stream.of("and " + moreProblems + " more places"))
                                    .toList());
        }
        Digest digest = Digest.sha256();
        digest.update(ByteBuffer.wrap(yaml));
        return new KnownFailures(Optional.of(file), Optional.of(digest.hex()), entries);
    }

    /** Where the first byte is that is not UTF-8, if one isn't. */
    private Optional<String> notUtf8(byte[] yaml) {
        ByteBuffer bytes = ByteBuffer.wrap(yaml);
        boolean wrong = StandardCharsets.UTF_8
                .newDecoder()
                .decode(bytes, CharBuffer.allocate(yaml.length), true)
                .isError();
        String before = new String(yaml, 0, bytes.position(), StandardCharsets.UTF_8);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return wrong
                ? Optional.of(place(line, column) + "here is a byte that is not UTF-8; save the file as UTF-8")
                : Optional.empty();
    }

    private String notYaml(RuntimeException error) {
        Optional<Mark> mark =
                error instanceof MarkedYamlEngineException marked ? marked.getProblemMark() : Optional.empty();
        String place =
                mark.map(at -> place(at.getLine() + 1, at.getColumn() + 1)).orElse(file + ": ");
        String why = error instanceof MarkedYamlEngineException marked
                ? ": " + Quoted.line(marked.getProblem())
                : error instanceof YamlEvents.PastBound ? ": " + error.getMessage() : "";
        return place + "it is not YAML that can be read" + why;
    }

    private Stream<KnownFailure> entries(YamlPart document) {
        if (document.kind() == Kind.NOTHING) {
            return Stream.empty();
        }
        if (document.kind() != Kind.MAPPING) {
            wrong(document, "the file must begin with " + TOP + ":");
            return Stream.empty();
        }
        Map<String, YamlPart> members = members(document, List.of(TOP));
        YamlPart list = members.get(TOP);
        if (list == null || list.kind() == Kind.NOTHING) {
            return Stream.empty();
        }
        if (list.kind() != Kind.LIST) {
            wrong(list, TOP + " must be a list, each entry of which begins with \"- \"");
            return Stream.empty();
        }
        if (list.parts().size() > MAX_ENTRIES) {
            wrong(list.parts().get(MAX_ENTRIES), "these are more than " + MAX_ENTRIES + " entries");
            return Stream.empty();
        }
        return list.parts().stream().map(this::entry).flatMap(Optional::stream);
    }

    private Optional<KnownFailure> entry(YamlPart part) {
        if (part.kind() != Kind.MAPPING) {
            wrong(part, "an entry must have keys, such as test, reason and until");
            return Optional.empty();
        }
        int before = problems.size() + moreProblems;
        Map<String, YamlPart> members = members(part, KEYS);
        boolean mistyped = problems.size() + moreProblems > before;
        Map<Criterion, Wildcard> patterns = new EnumMap<>(Criterion.class);
        for (Criterion key : Criterion.values()) {
            text(members, key.text()).ifPresent(text -> patterns.put(key, new Wildcard(text)));
        }
        Optional<String> reason = required(part, members, REASON, "say why this failure is accepted");
        Optional<LocalDate> until = required(part, members, UNTIL, "say the last day on which it counts")
                .flatMap(text -> date(members.getOrDefault(UNTIL, part), text));
        Optional<String> owner = text(members, OWNER);
        boolean unlimited = PATTERNS.stream().noneMatch(members::containsKey);
        if (unlimited && !mistyped) {
            wrong(part, "this entry would fit every test: it needs test, node, path, package or tag");
        } else if (!patterns.isEmpty() && patterns.values().stream().allMatch(Wildcard::fitsAll)) {
            wrong(part, "this entry would fit every test: * alone is no limit");
        }
        if (problems.size() + moreProblems > before || reason.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KnownFailure(patterns, reason.get(), owner, until.get(), part.line()));
    }

    private Map<String, YamlPart> members(YamlPart mapping, List<String> known) {
        Map<String, YamlPart> members = new LinkedHashMap<>();
        for (int i = 0; i + 1 < mapping.parts().size(); i += 2) {
            YamlPart key = mapping.parts().get(i);
            if (key.kind() != Kind.TEXT || !known.contains(key.text())) {
                String near = NearestWord.to(key.text(), known)
                        .map(word -> "did you mean " + word)
                        .orElse("known are " + String.join(", ", known));
                wrong(key, "unknown key " + Quoted.value(key.text()) + "; " + near);
            } else if (members.putIfAbsent(key.text(), mapping.parts().get(i + 1)) != null) {
                wrong(key, key.text() + " is there twice");
            }
        }
        return members;
    }

    private Optional<String> required(YamlPart entry, Map<String, YamlPart> members, String key, String why) {
        if (!members.containsKey(key)) {
            wrong(entry, "this entry has no " + key + "; " + why);
        }
        return text(members, key);
    }

    private Optional<String> text(Map<String, YamlPart> members, String key) {
        YamlPart value = members.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value.kind() == Kind.ALIAS) {
            wrong(value, key + " is an alias; write it out");
        } else if (value.kind() == Kind.NOTHING
                || (value.kind() == Kind.TEXT && value.text().isBlank())) {
            wrong(value, key + " is empty");
        } else if (value.kind() != Kind.TEXT) {
            wrong(value, key + " must be one text");
        } else if (value.text().length() > MAX_VALUE) {
            wrong(value, key + " has more than " + MAX_VALUE + " characters");
        } else {
            return Optional.of(value.text().strip());
        }
        return Optional.empty();
    }

    private Optional<LocalDate> date(YamlPart value, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            wrong(value, Quoted.value(text) + " is no date such as 2026-12-31");
            return Optional.empty();
        }
    }

    private void wrong(YamlPart where, String what) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(place(where.line(), where.column()) + what);
        } else {
            moreProblems++;
        }
    }

    private String place(int line, int column) {
        return file + ", line " + line + ", column " + column + ": ";
    }
}
