package co.secoda.gate;

import java.time.Duration;
import java.util.List;

/** Is told what a wait waits for, so that a log can say it. */
@FunctionalInterface
public interface WaitListener {
    /**
     * Called before every pause.
     *
     * @param lines what is waited for, in sentences, each short enough for a line of a log; the first one names the
     *     setting that bounds the wait. At least one
     * @param pause how long until the next poll
     * @param left how long the wait lasts at most
     */
    void waiting(List<String> lines, Duration pause, Duration left);
}
