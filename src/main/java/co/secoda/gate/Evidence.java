package co.secoda.gate;

/** What ties a verdict to this run. */
public enum Evidence {
    /** The integration's last run moved after the trigger. */
    LAST_RUN_ADVANCED("last-run-advanced"),
    /** The sets changed after the trigger and then stood still. */
    SET_CHANGED_AND_SETTLED("set-changed-and-settled"),
    /** No answer to come can pass a limit. */
    BOUNDED("bounded"),
    /** This run's artifacts alone prove it. */
    ARTIFACTS("artifacts"),
    /** Nothing does. */
    NONE("none");

    private final String text;

    Evidence(String text) {
        this.text = text;
    }

    /** As the summary spells it. */
    public String text() {
        return text;
    }
}
