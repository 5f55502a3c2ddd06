package co.secoda.run;

import co.secoda.gate.WaitListener;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Says on the log what is waited for: when that changes, and every half minute; not at every poll. A terminal shows
 * each.
 */
final class WaitLog implements WaitListener {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Consumer<String> log;
    private final LiveLine line;
    private String lastMissing = "";
    private Duration lastLeft = Duration.ZERO;

    WaitLog(Consumer<String> log, LiveLine line) {
        this.log = log;
        this.line = line;
    }

    @Override
    public void waiting(String missing, Duration pause, Duration left) {
        boolean quietForLong = lastLeft.minus(left).compareTo(QUIET) >= 0;
        String withoutCountdown = DIGITS.matcher(missing).replaceAll("");
        if (!withoutCountdown.equals(lastMissing) || quietForLong) {
            line.clear();
            log.accept("Waiting for this run's sync: " + missing + " (at most " + time(left) + " more).");
            lastMissing = withoutCountdown;
            lastLeft = left;
        }
        line.show("Waiting, at most " + time(left) + " more: " + missing);
    }

    private static String time(Duration left) {
        return DurationText.of(Duration.ofSeconds(Math.max(1, left.toSeconds())));
    }
}
