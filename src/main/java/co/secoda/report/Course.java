package co.secoda.report;

/** How far a run came. */
public enum Course {
    /** It has no verdict, and need have none: the goal doesn't judge, or isn't so far. */
    NOT_JUDGED,
    /** It was judged. */
    JUDGED,
    /** It ended before, by an error or a kill, or is still under way. */
    BROKEN_OFF,
    /** There was nothing to judge, which the settings allow. */
    NOTHING_TO_JUDGE
}
