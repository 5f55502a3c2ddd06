package co.secoda.gate;

/** The rule that ended a wait: the eight rows of the verdict's table, and the answer that is read without waiting. */
public enum Rule {
    /** Row 1: the artifacts prove the failure, and the build fails fast. */
    PROVEN_AT_ONCE("proven-at-once", Evidence.ARTIFACTS),
    /** Row 1: no answer to come can fail the verdict, and the build passes fast. */
    BOUNDED_AT_ONCE("bounded-at-once", Evidence.BOUNDED),
    /**
     * Row 2: last-run moved, two polls agree since, and no answer can change the verdict, or the answer is certainly
     * not from before the sync.
     */
    MOVED_AND_CERTAIN("moved-and-certain", Evidence.LAST_RUN_ADVANCED),
    /** Row 3: last-run moved, and the answer stood for the settle time since. */
    MOVED_AND_SETTLED("moved-and-settled", Evidence.LAST_RUN_ADVANCED),
    /** Row 4: the sets changed, fit the artifacts, and stood for the settle time since. */
    CHANGED_AND_SETTLED("changed-and-settled", Evidence.SET_CHANGED_AND_SETTLED),
    /** Row 5: nothing changed for the settle time, and no answer to come can pass a limit. */
    UNCHANGED_AND_BOUNDED("unchanged-and-bounded", Evidence.BOUNDED),
    /** Row 5: nothing changed for the settle time, and the artifacts prove the failure. */
    UNCHANGED_AND_PROVEN("unchanged-and-proven", Evidence.ARTIFACTS),
    /** Row 6: the timeout, and the artifacts prove the failure. */
    TIMEOUT_PROVEN("timeout-proven", Evidence.ARTIFACTS),
    /** Row 7: the timeout, the last answer is within the limits, and no answer to come can pass one. */
    TIMEOUT_BOUNDED("timeout-bounded", Evidence.BOUNDED),
    /** Row 8: the timeout, and nothing is known. */
    TIMEOUT("timeout", Evidence.NONE),
    /** Secoda doesn't find the integration any more, and the artifacts prove the failure. */
    ABSENT_PROVEN("absent-proven", Evidence.ARTIFACTS),
    /** Secoda doesn't find the integration any more, and nothing is known. */
    ABSENT("absent", Evidence.NONE),
    /** New entities are to be counted and there is no baseline, so that no answer could be judged. */
    NO_BASELINE("no-baseline", Evidence.NONE),
    /** Nothing was to be waited for: the answer was asked for once. */
    ASKED_ONCE("asked-once", Evidence.NONE);

    private final String text;
    private final Evidence evidence;

    Rule(String text, Evidence evidence) {
        this.text = text;
        this.evidence = evidence;
    }

    /** As the summary spells it. */
    public String text() {
        return text;
    }

    /** What ties this rule's verdict to the run. */
    public Evidence evidence() {
        return evidence;
    }

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
}
