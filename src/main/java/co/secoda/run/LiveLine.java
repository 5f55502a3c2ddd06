package co.secoda.run;

import co.secoda.text.WholeCharacters;
import java.util.function.Consumer;

/**
 * The last line of a terminal, which is written over while something goes on. Where nobody watches, nothing is shown:
 * with {@code -B}, {@code -q} or {@code -ntp}, on a CI, in a parallel build, or where the output is no terminal.
 */
public final class LiveLine {
    private static final int WIDTH = 79;
    private static final String TO_START = "\r";
    private static final String ERASE_REST = "\u001b[K";

    /** From here to there a terminal lets what is too long for it end at its right edge. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final Consumer<String> terminal;
    private boolean shown;

    private LiveLine(Consumer<String> terminal) {
        this.terminal = terminal;
    }

    /** A line that is shown nowhere. */
    public static LiveLine none() {
        return new LiveLine(text -> {});
    }

    /** A line of this terminal; the cursor stays at its start, so that what is logged meanwhile goes over it. */
    public static LiveLine on(Consumer<String> terminal) {
        return new LiveLine(terminal);
    }

    /** Shows a text in place of what was shown, cut to 79 characters, and by a narrower terminal to its width. */
    void show(String text) {
        String line = WholeCharacters.beginning(text, WIDTH);
        terminal.accept(TO_START + ERASE_REST + NO_WRAP + line + WRAP + TO_START);
        shown = true;
    }

    /** Leaves the line empty. */
    void clear() {
        if (shown) {
            terminal.accept(TO_START + ERASE_REST);
            shown = false;
        }
    }
}
