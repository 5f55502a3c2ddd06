package co.secoda.run;

import co.secoda.api.UploadFile.UploadProgress;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.PollLoop.WaitListener;
import co.secoda.text.BoundedText.WholeCharacters;
import co.secoda.text.NumberText;
import co.secoda.text.PlainText;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

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

    /**
     * Shows a text, made plain, in place of what was shown, cut to 79 characters, and by a narrower terminal to its
     * width.
     */
    void show(String text) {
        String line = WholeCharacters.beginning(PlainText.line(text, 2 * WIDTH), WIDTH);
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

    /**
     * Says how far an upload is. Of a small one nothing; of a big one about every tenth is logged, and a terminal shows
     * each hundredth.
     */
    static final class UploadLog implements UploadProgress {
        private static final long BIG = 16L << 20;

        private final Consumer<String> log;
        private final LiveLine line;
        private long lastTenth;
        private long lastHundredth;

        UploadLog(Consumer<String> log, LiveLine line) {
            this.log = log;
            this.line = line;
        }

        @Override
        public void sent(long sent, long total) {
            if (total < BIG) {
                return;
            }
            long tenth = sent * 10 / total;
            if (tenth > lastTenth && tenth < 10) {
                line.clear();
                log.accept("Uploaded " + tenth * 10 + " % (" + NumberText.size(sent) + " of " + NumberText.size(total)
                        + ")");
            }
            lastTenth = tenth; // a new try starts again at 0
            long hundredth = sent * 100 / total;
            if (sent == total) {
                line.clear();
            } else if (hundredth != lastHundredth) {
                line.show("Uploading: " + hundredth + " % (" + NumberText.size(sent) + " of " + NumberText.size(total)
                        + ")");
            }
            lastHundredth = hundredth;
        }

        /** The artifacts of a run with their sizes. */
        static String described(DbtRun run) {
            return run.runResults().path() + " ("
                    + NumberText.size(run.runResults().sentBytes()) + ") and "
                    + run.manifest().path().getFileName() + " ("
                    + NumberText.size(run.manifest().sentBytes()) + ")";
        }
    }

    /**
     * Says on the log what is waited for: when that changes, and every half minute; not at every poll, and of what
     * changes all the time only some, with how often it changed. A terminal shows each.
     */
    static final class WaitLog implements WaitListener {
        private static final Duration QUIET = Duration.ofSeconds(30);

        /** As many times in half a minute something is logged. */
        private static final int MOST = 4;

        private static final Pattern TIMES = Pattern.compile("\\d+(ms|[hms])( \\d+(ms|[hms]))*");

        private final Consumer<String> log;
        private final LiveLine line;
        /** What was left of the wait when something was logged in the last half minute. */
        private final Deque<Duration> logged = new ArrayDeque<>();

        private String lastLogged = "";
        private String latest = "";
        private int changes;

        WaitLog(Consumer<String> log, LiveLine line) {
            this.log = log;
            this.line = line;
        }

        @Override
        public void waiting(List<String> lines, Duration pause, Duration left) {
            logged.removeIf(then -> then.minus(left).compareTo(QUIET) >= 0);
            String withoutCountdown = TIMES.matcher(String.join("\n", lines)).replaceAll("");
            if (!withoutCountdown.equals(latest)) {
                changes++;
                latest = withoutCountdown;
            }
            boolean news = !withoutCountdown.equals(lastLogged) && logged.size() < MOST;
            if (news || logged.isEmpty()) {
                line.clear();
                lines.forEach(log);
                if (changes > 1) {
                    log.accept("Since the last such line this changed " + changes + " times.");
                }
                lastLogged = withoutCountdown;
                changes = 0;
                logged.add(left);
            }
            line.show(lines.get(0));
        }
    }
}
