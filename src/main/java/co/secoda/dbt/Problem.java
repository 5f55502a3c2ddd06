package co.secoda.dbt;

/**
 * Something about a pair of artifacts that a user should know, and that a setting may turn into a failure.
 *
 * @param kind what is wrong, for settings to decide on
 * @param sentence a plain sentence for the user: what was seen and what to do
 */
public record Problem(Kind kind, String sentence) {
    /** The kinds of problem. */
    public enum Kind {
        /** The two files are not of one dbt command ({@code secoda.onMismatch}). */
        DIFFERENT_RUNS,
        /** No test has an outcome of its own ({@code secoda.onNothingTested}). */
        NOTHING_TESTED,
        /** Some results name nodes that the manifest doesn't have. */
        UNKNOWN_NODES,
        /** Some nodes are more than once in the results, each time alike. */
        TWINS,
        /** A schema version newer than any known when this was written. */
        NEWER_SCHEMA,
        /** A status that no known dbt writes ({@code secoda.onUnknownStatus}). */
        UNKNOWN_STATUS,
        /** dbt ran with {@code --empty}. */
        EMPTY_RUN,
        /** dbt ran with {@code --sample}. */
        SAMPLED_RUN,
        /** Tests passed without a query. */
        REUSED_TESTS,
        /** Tests have a status that says nothing of the data. */
        WITHOUT_OUTCOME,
        /** A command that runs all left tests without a result. */
        INCOMPLETE,
        /** Older than a day by {@code generated_at}, or that far ahead of the clock. */
        OLD,
        /** The state file that this was read from has not all that did not pass. */
        STATE_IN_SHORT
    }
}
