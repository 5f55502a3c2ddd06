package co.secoda.gate.settings;

/** {@code secoda.onSyncTimeout}: what a wait that ends without evidence does. */
public enum OnSyncTimeout {
    /** The verdict is unknown and the build fails. */
    FAIL,
    /** The verdict is unknown and the build goes on. */
    WARN,
    /**
     * The last valid answer is judged, with evidence {@code none}; without one the verdict is unknown and the build
     * fails.
     */
    ACCEPT
}
