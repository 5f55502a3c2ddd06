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
        /** A schema version newer than any known when this was written. */
        NEWER_SCHEMA,
        /** A status never seen when this was written. */
        UNKNOWN_STATUS,
        /** Older than a day by {@code generated_at}, or that far ahead of the clock. */
        OLD
    }
}
