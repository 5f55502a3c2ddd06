package co.secoda.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The polls of one wait: the first and the last {@value #KEPT} of them, so that a long wait keeps the summary small.
 */
final class PollLog {
    private static final int KEPT = 100;

    private final List<Poll> first = new ArrayList<>();
    private final Deque<Poll> last = new ArrayDeque<>();
    private int leftOut;

    void add(Poll poll) {
        if (first.size() < KEPT) {
            first.add(poll);
            return;
        }
        last.addLast(poll);
        if (last.size() > KEPT) {
            last.removeFirst();
            leftOut++;
        }
    }

    List<Poll> kept() {
        List<Poll> kept = new ArrayList<>(first);
        kept.addAll(last);
        return kept;
    }

    int leftOut() {
        return leftOut;
    }
}
