package co.secoda.gate.names;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestResult;
import co.secoda.gate.names.SecodaEntity.RunNode;
import co.secoda.gate.names.SecodaEntity.RunNode.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds Secoda's answer against what this run's artifacts say, entity by entity. That takes a name for each id: where
 * one lacks its name, only the numbers can be compared.
 */
public final class Reconciliation {
    private static final int NAMED = 5;

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
        return names.knowsAll(answer.failing()) && names.knowsAll(answer.warning());
    }

    /** A sentence for each kind of entity that Secoda and this run don't have alike; without full stops. */
    public List<String> differences(FailingTests answer) {
        return Stream.of(
                        sentence(
                                "failing",
                                answer.failing(),
                                before.map(FailingTests::failing).orElse(Set.of()),
                                missing(run.failingTests(), nodes(answer.failing()))),
                        sentence(
                                "warning",
                                answer.warning(),
                                before.map(FailingTests::warning).orElse(Set.of()),
                                missing(run.warningTests(), nodes(all(answer)))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> sentence(
            String kind, Collection<String> ids, Collection<String> idsBefore, List<String> missing) {
        if (ids.isEmpty() && missing.isEmpty()) {
            return Optional.empty();
        }
        List<SecodaEntity> entities =
                ids.stream().map(names::of).flatMap(Optional::stream).toList();
        List<String> parts = new ArrayList<>();
        listed(entities, SecodaEntity::isOfThisRun, List.of(), kind)
                .ifPresent(here -> parts.add("Secoda has " + here + " " + kind + ", as this run does"));
        int agreed = parts.size();
        listed(entities, entity -> stands(entity, Standing.PASSED), idsBefore, kind)
                .ifPresent(
                        passed -> parts.add("Secoda has " + passed + " " + kind + ", whose tests passed in this run"));
        told(entities, entity -> stands(entity, Standing.NOT_TESTED), idsBefore, kind, "was", "were")
                .ifPresent(untested -> parts.add(untested + " not tested in this run"));
        told(entities, entity -> entity.node().isEmpty(), idsBefore, kind, "is", "are")
                .ifPresent(foreign -> parts.add(foreign + " not of this run's manifest"));
        if (!missing.isEmpty()) {
            parts.add("this run has " + joined(missing) + " " + kind + ", and Secoda doesn't");
        }
        return parts.size() == agreed ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    /** Those with the verb that fits how many they are. */
    private Optional<String> told(
            List<SecodaEntity> entities,
            Predicate<SecodaEntity> which,
            Collection<String> idsBefore,
            String kind,
            String one,
            String several) {
        long number = entities.stream().filter(which).count();
        return listed(entities, which, idsBefore, kind).map(texts -> texts + " " + (number == 1 ? one : several));
    }

    private static boolean stands(SecodaEntity entity, Standing standing) {
        return entity.node().map(RunNode::standing).filter(standing::equals).isPresent();
    }

    private Optional<String> listed(
            List<SecodaEntity> entities, Predicate<SecodaEntity> which, Collection<String> idsBefore, String kind) {
        List<String> texts = entities.stream()
                .filter(which)
                .map(entity -> names.label(entity, run)
                        + (idsBefore.contains(entity.id()) ? ", " + kind + " since before," : ""))
                .distinct()
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(joined(texts));
    }

    private static String joined(List<String> texts) {
        String first = texts.stream().limit(NAMED).collect(Collectors.joining(" and "));
        return texts.size() <= NAMED ? first : first + " and " + (texts.size() - NAMED) + " more";
    }

    /** The entities of tests none of whose entities Secoda has. */
    private List<String> missing(List<TestResult> tests, Set<String> inSecoda) {
        return tests.stream()
                .filter(test -> test.entities().stream().noneMatch(entity -> inSecoda.contains(entity.uniqueId())))
                .map(test -> run.labels().of(test.entities().get(0)).text())
                .distinct()
                .toList();
    }

    private static Set<String> all(FailingTests answer) {
        Set<String> all = new LinkedHashSet<>(answer.failing());
        all.addAll(answer.warning());
        return all;
    }

    private Set<String> nodes(Collection<String> ids) {
        return ids.stream()
                .map(names::of)
                .flatMap(Optional::stream)
                .flatMap(entity -> entity.node().stream())
                .map(RunNode::uniqueId)
                .collect(Collectors.toSet());
    }
}
