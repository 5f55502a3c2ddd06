package co.secoda.dbt;

import co.secoda.dbt.Labels.Label;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactParts;
import co.secoda.dbt.artifact.ReadArtifact;
import co.secoda.file.Digest;
import co.secoda.file.SipHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds what of a manifest would be called the same, and tells it apart: tests by as few of their facts as do, all
 * else, and tests that have none, by the ends of their ids. What is kept grows with these, not with the manifest.
 */
final class SharedNames {
    /** A manifest that has more of them is one in which names say nothing. */
    private static final int MAX = 5_000;

    private static final int MAX_FACTS = 100;
    private static final int MAX_ID = 100;
    private static final int BITS_EACH = 16;

    private final NumberedIds ids;
    private final Labels plain;
    /** By their labels as texts: texts whose hashes collide are sorted by a map, and records aren't. */
    private final Map<String, List<Integer>> groups = new HashMap<>();

    private final SipHash hash = SipHash.random();
    private final Map<Integer, NavigableMap<String, String>> facts = new HashMap<>();

    private SharedNames(NumberedIds ids, Labels plain) {
        this.ids = ids;
        this.plain = plain;
    }

    /** The labels of all that has an id. */
    static Labels labels(Optional<String> project, NumberedIds ids, ReadArtifact<ManifestReader.Content> manifest)
            throws ArtifactException {
        SharedNames names = new SharedNames(ids, new Labels(project, Map.of(), false));
        names.find();
        int shared = names.groups.values().stream().mapToInt(List::size).sum();
        if (shared > MAX) {
            return new Labels(project, Map.of(), true);
        }
        if (shared > 0) {
            names.readFacts(manifest);
        }
        Map<String, String> toldApart = new HashMap<>();
        names.groups.values().forEach(group -> toldApart.putAll(names.toldApart(group)));
        return new Labels(project, toldApart, false);
    }

    /** What shares a hash is looked at closely; a map of all names would take as much memory as the ids. */
    private void find() {
        BitSet seen = new BitSet();
        BitSet again = new BitSet();
        int slots = Integer.highestOneBit(Math.max(1, Math.min(ids.size(), 1 << 22))) * 2 * BITS_EACH;
        Ints slotOf = new Ints();
        for (int id = 0; id < ids.size(); id++) {
            int slot = slot(id, slots);
            slotOf.add(slot);
            again.set(slot, again.get(slot) || seen.get(slot));
            seen.set(slot);
        }
        for (int id = 0; id < ids.size(); id++) {
            if (again.get(slotOf.get(id))) {
                groups.computeIfAbsent(text(id), label -> new ArrayList<>(1)).add(id);
            }
        }
        groups.values().removeIf(group -> group.size() == 1);
    }

    /** Tests stand without their types, so those of both kinds may share a name. */
    private Label shown(int id) {
        String uniqueId = ids.get(id);
        Label label = plain.of(uniqueId);
        return Statuses.ofTest(uniqueId) ? new Label("test", label.name()) : label;
    }

    private int slot(int id, int slots) {
        return (int) hash.of(text(id).getBytes(StandardCharsets.UTF_8)) & (slots - 1);
    }

    private String text(int id) {
        return shown(id).text();
    }

    private void readFacts(ReadArtifact<ManifestReader.Content> manifest) throws ArtifactException {
        Set<Integer> tests = groups.values().stream()
                .flatMap(List::stream)
                .filter(id -> Labels.mayShare(ids.get(id)))
                .collect(Collectors.toCollection(HashSet::new));
        NodePlaces places = manifest.content().places();
        try (ArtifactParts parts = manifest.parts()) {
            for (int index = 0; index < places.size(); index++) {
                if (tests.contains(places.id(index))) {
                    facts.put(places.id(index), parts.read(places.start(index), places.end(index), TestFacts::read));
                }
            }
        }
    }

    private Map<String, String> toldApart(List<Integer> group) {
        String name = shown(group.get(0)).name();
        Map<Integer, String> told =
                byFacts(group.stream().filter(facts::containsKey).toList());
        Map<String, String> names = new TreeMap<>();
        for (int id : group) {
            String said = told.getOrDefault(id, "");
            boolean enough = !said.isEmpty() && Collections.frequency(told.values(), said) == 1;
            String tail = enough ? said : (said.isEmpty() ? "" : said + ", ") + end(ids.get(id));
            String added = " (" + tail + ")";
            names.put(ids.get(id), Labels.shown(name, Labels.MAX_NAME - added.length()) + added);
        }
        return names;
    }

    /** What is said of each, by as few facts as tell all of them apart; nothing where none differs. */
    private Map<Integer, String> byFacts(Collection<Integer> group) {
        SortedSet<String> all = new TreeSet<>();
        group.forEach(id -> all.addAll(factsOf(id).keySet()));
        List<String> differing = new ArrayList<>();
        Map<Integer, String> told = new HashMap<>();
        for (String fact : all) {
            boolean differs = group.stream()
                            .map(id -> Optional.ofNullable(factsOf(id).get(fact)))
                            .distinct()
                            .count()
                    > 1;
            if (differs) {
                differing.add(fact);
                group.forEach(id -> told.put(id, said(factsOf(id), differing)));
                if (Set.copyOf(told.values()).size() == group.size()) {
                    break;
                }
            }
        }
        return told;
    }

    private NavigableMap<String, String> factsOf(int id) {
        return facts.getOrDefault(id, Collections.emptyNavigableMap());
    }

    private String said(NavigableMap<String, String> known, List<String> wanted) {
        String text = wanted.stream()
                .filter(known::containsKey)
                .map(fact -> fact.substring(1) + ": " + value(fact, Objects.requireNonNull(known.get(fact))))
                .collect(Collectors.joining(", "));
        return Labels.shown(text, MAX_FACTS);
    }

    private String value(String fact, String value) {
        return fact.equals(TestFacts.ON) ? plain.of(value).name() : value;
    }

    /** What no other id has: a test's hash; of all else the id, and where that is long, a digest with its beginning. */
    private static String end(String uniqueId) {
        return Labels.hash(uniqueId)
                .filter(hash -> uniqueId.startsWith("test."))
                .orElseGet(() -> uniqueId.length() <= MAX_ID
                        ? Labels.shown(uniqueId, MAX_ID)
                        : Labels.shown(uniqueId, MAX_ID / 2) + " " + Digest.md5(uniqueId));
    }
}
