package co.secoda.gate;

import java.time.Duration;

/** Is told what a wait waits for, so that a log can say it. */
@FunctionalInterface
public interface WaitListener {
    /**
     * Called before every pause.
     *
     * @param missing what was seen and which evidence is missing, in words, without a full stop
     * @param pause how long until the next poll
     * @param left how long the wait lasts at most
     */
    void waiting(String missing, Duration pause, Duration left);
}
