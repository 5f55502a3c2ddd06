package co.secoda.gate.settings;

/** What it does that no test of a run has an outcome of its own ({@code secoda.onNothingTested}). */
public enum OnNothingTested {
    /** It fails the verdict. */
    FAIL,
    /** It is told as a note. */
    WARN,
    /** Nothing is said. */
    IGNORE,
    /** It is told as a note where nothing had changed, and fails the verdict otherwise. */
    REUSED;

    /**
     * What is done about one run.
     *
     * @param nothingChanged whether it has no outcome because nothing had changed
     */
    public Reaction reaction(boolean nothingChanged) {
        return switch (this) {
            case FAIL -> Reaction.FAIL;
            case WARN -> Reaction.WARN;
            case IGNORE -> Reaction.IGNORE;
            case REUSED -> nothingChanged ? Reaction.WARN : Reaction.FAIL;
        };
    }
}
