package co.secoda.gate.known;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.TestResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the list of known failures says of one run.
 *
 * @param byTest why failing tests are excused, by their unique ids
 * @param notes what is to be told of entries, as sentences without full stops
 * @param list the SHA-256 of the list's file; empty where there is no list
 */
public record Excuses(Map<String, Excuse> byTest, List<String> notes, Optional<String> list) {
    /** Of a run for which there is no list. */
    public static final Excuses NONE = new Excuses(Map.of(), List.of(), Optional.empty());

    public Excuses {
        byTest = Map.copyOf(byTest);
        notes = List.copyOf(notes);
    }

    /**
     * Why a test is excused.
     *
     * @param reason as the entry says it
     * @param owner the entry's, else that of what the test speaks of
     * @param until the last day on which that counts, in UTC
     */
    public record Excuse(String reason, Optional<String> owner, LocalDate until) {
        /** Such as {@code late events, DATA-412 (finance@shop.example, until 2026-12-31)}. */
        public String sentence() {
            return reason + " (" + owner.map(name -> name + ", ").orElse("") + "until " + until + ")";
        }
    }

    /** Why a test is excused, if it is. */
    public Optional<Excuse> of(TestResult test) {
        return Optional.ofNullable(byTest.get(test.test().uniqueId()));
    }

    /** Whether a test counts. */
    public boolean counts(TestResult test) {
        return !byTest.containsKey(test.test().uniqueId());
    }

    /** The entities of failing tests that count, each with these: U of the rule. */
    public List<Entity> failing(DbtRun run) {
        return byTest.isEmpty() ? run.failing() : run.failing(this::counts);
    }

    /** The failing tests that are excused, with why, in the order of the run results. */
    public Map<TestResult, Excuse> tests(DbtRun run) {
        Map<TestResult, Excuse> excused = new LinkedHashMap<>();
        if (!byTest.isEmpty()) {
            run.failingTests().forEach(test -> of(test).ifPresent(excuse -> excused.put(test, excuse)));
        }
        return excused;
    }

    /** How many entities fail by excused tests alone. */
    public int entitiesExcused(DbtRun run) {
        return byTest.isEmpty() ? 0 : run.failing().size() - failing(run).size();
    }

    /** These, with one more to tell. */
    public Excuses telling(String note) {
        return new Excuses(
                byTest, Stream.concat(notes.stream(), Stream.of(note)).toList(), list);
    }

    /** These, with a note if they don't go by a list as it is now. */
    public Excuses heldTo(KnownFailures now) {
        if (now.file().isEmpty() || now.digest().equals(list)) {
            return this;
        }
        return telling(now.file().get()
                + (list.isPresent()
                        ? " has changed since the upload: the list as it was then counts"
                        : " was not read by the upload: it does not count"));
    }
}
