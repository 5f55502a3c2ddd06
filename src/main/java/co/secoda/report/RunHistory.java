package co.secoda.report;

import java.util.List;

/**
 * The runs before this one, as far as a history tells of them.
 *
 * @param runs oldest first, at most {@value #SHOWN}
 * @param passedOver which files of the history could not be read, and why: a sentence each for the first few, and two
 *     at most on the rest
 */
public record RunHistory(List<PastRun> runs, List<String> passedOver) {
    /** As many runs as there are at most. */
    public static final int SHOWN = 30;

    /** No run. */
    public static final RunHistory NONE = new RunHistory(List.of(), List.of());

    public RunHistory {
        runs = List.copyOf(runs);
        passedOver = List.copyOf(passedOver);
    }
}
