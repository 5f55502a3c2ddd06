package co.secoda.gate.settings;

/** What a finding does to the build. */
public enum Reaction {
    /** It fails the verdict. */
    FAIL,
    /** It is told as a note. */
    WARN,
    /** Nothing is said. */
    IGNORE
}
