package co.secoda.gate.known;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.NodeEnding;
import co.secoda.dbt.TestMatches;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.known.Excuses.Excuse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of known failures, as its file says it.
 *
 * @param file the file; empty where there is no list
 * @param digest its SHA-256
 * @param entries in the order of the file
 */
public record KnownFailures(Optional<Path> file, Optional<String> digest, List<KnownFailure> entries) {
    /** Where there is no list. */
    public static final KnownFailures NONE = new KnownFailures(Optional.empty(), Optional.empty(), List.of());

    public KnownFailures {
        entries = List.copyOf(entries);
    }

    /**
     * What the list says of a run. The artifacts are read once more if it has entries.
     *
     * @param today by which an entry has ended or not, in UTC
     * @throws ArtifactException if the artifacts are no longer those that the run was read from
     */
    public Excuses of(DbtRun run, LocalDate today) throws ArtifactException {
        if (entries.isEmpty()) {
            return new Excuses(Map.of(), List.of(), digest);
        }
        Map<String, TestResult> failing = new HashMap<>();
        run.failingTests().forEach(test -> failing.put(test.test().uniqueId(), test));
        EntryUse use = new EntryUse(this, today);
        Map<String, Excuse> excuses = new HashMap<>();
        TestMatches.find(run, entries.stream().map(KnownFailure::pattern).toList(), (test, ending, fits) -> {
            Optional<String> owner = Optional.ofNullable(failing.get(test)).flatMap(result -> owner(result, run));
            // What the run says comes first, from however many results it was put together.
            boolean fails = failing.containsKey(test);
            use.add(fails ? NodeEnding.FAILED : ending, fits, owner);
            fits.stream()
                    .map(entries::get)
                    .filter(entry -> fails && !entry.hasEnded(today))
                    .findFirst()
                    .ifPresent(entry -> excuses.put(test, entry.excuse(owner)));
        });
        return new Excuses(excuses, use.notes(), digest);
    }

    private static Optional<String> owner(TestResult test, DbtRun run) {
        return test.entities().stream()
                .flatMap(node -> run.detailsOf(node).owner().stream())
                .findFirst()
                .map(KnownFailures::text);
    }

    private static String text(Owner owner) {
        return Stream.of(owner.name(), owner.email()).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }
}
