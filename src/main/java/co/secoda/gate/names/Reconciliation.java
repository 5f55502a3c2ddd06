package co.secoda.gate.names;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.gate.names.SecodaEntity.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds Secoda's answer against what this run's artifacts say, entity by entity. A failing test explains that its
 * entities fail, and at least one of them should; one that warns, that they warn, unless one fails. That takes a name
 * for each id, and the artifacts for what passed: if one is missing, only the numbers can be compared.
 */
public final class Reconciliation {
    private static final int EITHER = 3;

    private final DbtRun run;
    private final EntityNames names;
    private final Optional<FailingTests> before;

    /**
     * Of a run.
     *
     * @param before what Secoda said before the upload, if that is known
     */
    public Reconciliation(DbtRun run, EntityNames names, Optional<FailingTests> before) {
        this.run = run;
        this.names = names;
        this.before = before;
    }

    /** Whether an answer can be compared entity by entity. */
    public boolean isExact(FailingTests answer) {
        return names.knowsAll(answer.failing())
                && names.knowsAll(answer.warning())
                && areKnown(entities(answer.failing()))
                && areKnown(entities(answer.warning()));
    }

    private static boolean areKnown(List<SecodaEntity> entities) {
        for (SecodaEntity entity : entities) {
            if (!entity.match().standing().isKnown()) {
                return false;
            }
        }
        return true;
    }

    /** A sentence for each kind of entity that Secoda and this run don't have alike; without full stops. */
    public List<String> differences(FailingTests answer) {
        Set<String> failing = nodes(answer.failing());
        Set<String> either = new HashSet<>(nodes(answer.warning()));
        either.addAll(failing);
        Set<String> warned = run.warningTests().stream()
                .flatMap(test -> test.entities().stream())
                .map(DbtNode::uniqueId)
                .collect(Collectors.toSet());
        boolean foreign = hasForeign(answer.failing());
        Predicate<SecodaEntity> failed = entity -> entity.match().standing() == Standing.FAILING;
        Predicate<SecodaEntity> didWarn =
                entity -> entity.match().nodes().stream().anyMatch(warned::contains);
        return Stream.of(
                        sentence("failing", "failed", FailingTests::failing)
                                .of(entities(answer.failing()), failed, missing(run.failingTests(), failing, foreign)),
                        sentence("warning", "warned", FailingTests::warning)
                                .of(
                                        entities(answer.warning()),
                                        didWarn,
                                        missing(run.warningTests(), either, foreign || hasForeign(answer.warning()))))
                .flatMap(Optional::stream)
                .toList();
    }

    private DifferenceSentence sentence(
            String kind, String verb, Function<FailingTests, Collection<String>> ofThisKind) {
        return new DifferenceSentence(
                kind,
                verb,
                entity -> names.label(entity, run),
                before.map(ofThisKind).orElse(Set.of()));
    }

    /** A sentence for each kind in which Secoda has a node of this run under several ids; without full stops. */
    public List<String> repeated(FailingTests answer) {
        return Stream.of(repeated("failing", answer.failing()), repeated("warning", answer.warning()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> repeated(String kind, Collection<String> ids) {
        Map<String, List<SecodaEntity>> byNode = new LinkedHashMap<>();
        entities(ids).forEach(entity -> entity.node()
                .ifPresent(node ->
                        byNode.computeIfAbsent(node, same -> new ArrayList<>()).add(entity)));
        List<String> texts = byNode.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> names.label(same.get(0), run) + " " + kind + " under " + same.size() + " ids")
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of("Secoda has " + DifferenceSentence.joined(texts));
    }

    /**
     * The entities of tests none of whose entities Secoda has. A test that speaks of no table can't be found by a name:
     * it isn't told if something foreign in Secoda may be it.
     */
    private List<String> missing(List<TestResult> tests, Set<String> inSecoda, boolean foreign) {
        return tests.stream()
                .filter(test -> test.entities().stream().noneMatch(entity -> inSecoda.contains(entity.uniqueId())))
                .filter(test -> !(foreign && test.entities().contains(test.test())))
                .map(this::entities)
                .distinct()
                .toList();
    }

    /** Any of them may be the one that Secoda should have. */
    private String entities(TestResult test) {
        List<DbtNode> entities = test.entities();
        String first = entities.stream()
                .limit(EITHER)
                .map(entity -> run.labels().of(entity).text())
                .collect(Collectors.joining(" or "));
        return entities.size() <= EITHER ? first : first + " or " + (entities.size() - EITHER) + " more";
    }

    private boolean hasForeign(Collection<String> ids) {
        return entities(ids).stream().anyMatch(entity -> entity.match().standing() == Standing.NOT_IN_MANIFEST);
    }

    private Set<String> nodes(Collection<String> ids) {
        Set<String> nodes = new HashSet<>();
        entities(ids).forEach(entity -> nodes.addAll(entity.match().nodes()));
        return nodes;
    }

    private List<SecodaEntity> entities(Collection<String> ids) {
        List<SecodaEntity> entities = new ArrayList<>();
        for (String id : ids) {
            names.of(id).ifPresent(entities::add);
        }
        return entities;
    }
}
