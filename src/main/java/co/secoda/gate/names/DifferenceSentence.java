package co.secoda.gate.names;

import co.secoda.gate.names.SecodaEntity.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells how Secoda and a run differ in one kind of entity: in what fails, or in what warns. */
final class DifferenceSentence {
    private static final int NAMED = 5;

    private final String kind;
    private final String verb;
    private final Function<SecodaEntity, String> label;
    private final Collection<String> before;
    private final List<String> parts = new ArrayList<>();

    /**
     * One that has told nothing yet.
     *
     * @param kind such as {@code failing}
     * @param verb what tests do to an entity of this kind, such as {@code failed}
     * @param label what an entity is called
     * @param before the ids that were of this kind before the upload
     */
    DifferenceSentence(String kind, String verb, Function<SecodaEntity, String> label, Collection<String> before) {
        this.kind = kind;
        this.verb = verb;
        this.label = label;
        this.before = before;
    }

    /**
     * The sentence, without a full stop; empty if nothing differs.
     *
     * @param inSecoda the entities of this kind in Secoda
     * @param explained whether this run's tests explain that one of them is
     * @param missing what this run has of this kind, and Secoda hasn't, in words
     */
    Optional<String> of(List<SecodaEntity> inSecoda, Predicate<SecodaEntity> explained, List<String> missing) {
        Map<Boolean, List<SecodaEntity>> known = inSecoda.stream().collect(Collectors.partitioningBy(explained));
        List<String> agreed = known.getOrDefault(true, List.of()).stream()
                .map(label)
                .distinct()
                .toList();
        if (!agreed.isEmpty()) {
            parts.add("Secoda has " + joined(agreed) + " " + kind + ", as this run does");
        }
        int told = parts.size();
        Map<Standing, List<SecodaEntity>> others = known.getOrDefault(false, List.of()).stream()
                .collect(Collectors.groupingBy(entity -> entity.match().standing()));
        List.of(Standing.FAILING, Standing.WARNING, Standing.TESTED, Standing.NOT_TESTED, Standing.NOT_IN_MANIFEST)
                .forEach(standing -> others(standing, others.getOrDefault(standing, List.of())));
        if (!missing.isEmpty()) {
            parts.add("this run has " + joined(missing) + " " + kind + ", and Secoda doesn't");
        }
        return parts.size() == told ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private void others(Standing standing, List<SecodaEntity> entities) {
        if (!entities.isEmpty()) {
            boolean one = entities.size() == 1;
            String has = "Secoda has " + marked(entities, " (%ssince before)") + " " + kind;
            String texts = marked(entities, ", %s" + kind + " since before,");
            parts.add(
                    switch (standing) {
                        case FAILING -> has + ", which failed in this run";
                        case WARNING -> has + ", which only warned in this run";
                        case TESTED -> has + ", though no test of " + (one ? "it " : "them ") + verb + " in this run";
                        case NOT_TESTED -> texts + (one ? " was" : " were") + " not tested in this run";
                        default -> texts + (one ? " is" : " are") + " not of this run's manifest";
                    });
        }
    }

    /**
     * Their labels, marked where they were of this kind before: each, or all at once.
     *
     * @param mark what follows them, with a place for a word that says how many it is of
     */
    private String marked(List<SecodaEntity> entities, String mark) {
        boolean several = entities.size() > 1;
        if (several && entities.stream().map(SecodaEntity::id).allMatch(before::contains)) {
            return joined(entities.stream().map(label).distinct().toList())
                    + mark.formatted(entities.size() == 2 ? "both " : "all ");
        }
        return joined(entities.stream()
                .map(entity -> label.apply(entity) + (before.contains(entity.id()) ? mark.formatted("") : ""))
                .distinct()
                .toList());
    }

    /** The first of them, and how many more. */
    static String joined(List<String> texts) {
        String first = texts.stream().limit(NAMED).collect(Collectors.joining(" and "));
        return texts.size() <= NAMED ? first : first + " and " + (texts.size() - NAMED) + " more";
    }
}
