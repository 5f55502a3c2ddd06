package co.secoda.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a workspace behaves where Secoda's documents leave it open, and what goes wrong in it. {@link #parse} makes one
 * from a single setting.
 *
 * @param lastRun when a sync moves {@code scheduled_extractions_last_run}
 * @param clearsFirst whether both sets are empty while a sync runs
 * @param writesInSteps whether the first half of the entities shows at half time of a sync
 * @param foreignEntities how many entities of other projects fail all the time
 * @param syncTime how long a sync takes, if it is to be other than the settings say
 * @param failingSyncs how many syncs fail before one succeeds: the first ones of each integration, its own included
 * @param relationship which of its entities a test of several flags
 * @param slackOnDoubledPathOnly whether the Slack channels are found on the path with the doubled prefix only
 * @param ownSyncEvery if set, each dbt integration starts a sync of its own when it comes to be, and again each time
 *     this has passed
 * @param silentUntilSynced whether {@code failing_tests} is not found until a sync has succeeded, as with a new
 *     integration; else it answers empty sets
 * @param clockOffset how far the server's clock is ahead, negative if behind
 * @param writesAMinute to more writes than so many in any minute, by their arrival, the answer is 429; 0: no bound
 * @param catalog how the catalogue answers
 * @param faults what requests are answered with instead of the real answer, in this order
 */
public record SandboxHabits(
        LastRun lastRun,
        boolean clearsFirst,
        boolean writesInSteps,
        int foreignEntities,
        Optional<Duration> syncTime,
        int failingSyncs,
        Relationship relationship,
        boolean slackOnDoubledPathOnly,
        Optional<Duration> ownSyncEvery,
        boolean silentUntilSynced,
        Duration clockOffset,
        int writesAMinute,
        CatalogHabits catalog,
        List<Fault> faults) {
    /** No habit but the default ones: last-run moves at the end of a sync, and nothing goes wrong. */
    public static final SandboxHabits DEFAULT = parse("");

    public SandboxHabits {
        faults = List.copyOf(faults);
    }

    /** When a sync moves {@code scheduled_extractions_last_run}. */
    public enum LastRun {
        /** When it starts. */
        START,
        /** When it ends, also if it fails. */
        END,
        /** Not at all. */
        NEVER
    }

    /** Which of its entities a test of several flags. */
    public enum Relationship {
        /** All of them. */
        BOTH,
        /** The first one. */
        ONE,
        /** Some, at least one: which ones follows from the digest of the uploaded run results. */
        DIGEST
    }

    /**
     * How the catalogue answers.
     *
     * @param filters which filters it takes
     * @param rows how many tables there are that nobody asks for; at most 10,000 are shown of all
     * @param delay how long an answer takes
     */
    public record CatalogHabits(Filters filters, int rows, Duration delay) {
        /** Which filters it takes. */
        public enum Filters {
            /** All that are documented. */
            ALL,
            /** Those of one field, {@code in} among them; not {@code or} and {@code and}. */
            IN,
            /** {@code exact} alone. */
            EXACT,
            /** Any, and none is heeded: all rows come. */
            IGNORED;

            boolean takes(String operator) {
                return switch (this) {
                    case ALL, IGNORED -> true;
                    case IN -> operator.equals("in") || operator.equals("exact");
                    case EXACT -> operator.equals("exact");
                };
            }
        }
    }

    /**
     * An answer that takes the place of the real one.
     *
     * @param status 200, or from 400 to 599; from 400 to 499 with a JSON body, else with an HTML page, as a gateway's
     * @param times how many requests are answered with it
     * @param call the call it befalls, by its name in {@link #parse}; empty for all but the health check
     */
    public record Fault(int status, int times, Optional<String> call) {}

    /**
     * From words with commas between them; spaces around them don't matter, and of a word that comes twice the last
     * counts, but all {@code faults} do.
     *
     * <ul>
     *   <li>{@code last-run=end}, {@code last-run=start} or {@code last-run=never}
     *   <li>{@code clears-first}, {@code in-steps}
     *   <li>{@code foreign=2}
     *   <li>{@code sync=30s}; durations are {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, ISO 8601 or a bare
     *       number of seconds
     *   <li>{@code fails}, or {@code fails=1} for the first sync only
     *   <li>{@code relationship=both}, {@code relationship=one} or {@code relationship=digest}
     *   <li>{@code slack=both} or {@code slack=doubled}
     *   <li>{@code scheduled=10m}: it syncs on its own
     *   <li>{@code blank}: {@code failing_tests} is not found until a sync has succeeded
     *   <li>{@code clock=1h} or {@code clock=-1h}
     *   <li>{@code writes=30}: more in a minute are answered with 429
     *   <li>{@code catalog=all}, {@code catalog=in}, {@code catalog=exact} or {@code catalog=ignored}: which filters
     *       the catalogue heeds; {@code catalog-rows=10000}: so many tables more; {@code catalog-delay=30s}
     *   <li>{@code faults=503x2} for the first two requests, {@code faults=503x2@trigger} for those of one call:
     *       {@code list}, {@code create}, {@code get}, {@code delete}, {@code import_metadata},
     *       {@code import_jsonl_metadata}, {@code upload_artifacts}, {@code trigger}, {@code failing_tests},
     *       {@code slack} or {@code catalog}
     * </ul>
     *
     * @param text the words; blank for the default habits
     * @throws IllegalArgumentException if a word or its value is not known, naming it and the known ones
     */
    public static SandboxHabits parse(String text) {
        return new HabitWords().read(text);
    }
}
