package co.secoda.dbt.freshness;

import java.util.List;

/**
 * What dbt found of its sources' freshness; of Fusion's {@code dbt freshness} of its models' too.
 *
 * @param files the files that count, by their names, with when they were written; none if there is none
 * @param checked how many sources they tell of
 * @param stale those that aren't fresh, in the order of the files; at most {@value #MOST_STALE}
 * @param moreStale how many more there are
 * @param outdated what is to be said of files that don't count because they are older than the run, a sentence each
 *     without a full stop
 * @param unreadable the same of files that can't be read
 */
public record Freshness(
        List<String> files,
        int checked,
        List<StaleSource> stale,
        int moreStale,
        List<String> outdated,
        List<String> unreadable) {
    /** Of a run beside which no such file is. */
    public static final Freshness NONE = new Freshness(List.of(), 0, List.of(), 0, List.of(), List.of());

    /** As many stale sources as are kept. */
    static final int MOST_STALE = 1_000;

    public Freshness {
        files = List.copyOf(files);
        stale = List.copyOf(stale);
        outdated = List.copyOf(outdated);
        unreadable = List.copyOf(unreadable);
    }

    /** How many sources aren't fresh. */
    public int staleInAll() {
        return stale.size() + moreStale;
    }
}
