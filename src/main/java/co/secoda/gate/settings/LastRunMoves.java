package co.secoda.gate.settings;

/** {@code secoda.lastRunMoves}: when a workspace moves an integration's last-run, as {@code calibrate} finds out. */
public enum LastRunMoves {
    /** Not known: a move is evidence once the answer has stood, or was seen changing before it. */
    UNKNOWN,
    /** When a sync has ended: two equal answers after the move are enough. */
    END,
    /** When a sync begins: a move says nothing of the answer, and is ignored. */
    START,
    /** Never: it is ignored. */
    NEVER;

    /** Whether a move says something of the answer. */
    public boolean isEvidence() {
        return this == UNKNOWN || this == END;
    }
}
