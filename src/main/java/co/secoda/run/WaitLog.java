package co.secoda.run;

import co.secoda.gate.WaitListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Says on the log what is waited for: when that changes, and every half minute; not at every poll. A terminal shows
 * each.
 */
final class WaitLog implements WaitListener {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Pattern TIMES = Pattern.compile("\\d+(ms|[hms])( \\d+(ms|[hms]))*");

    private final Consumer<String> log;
    private final LiveLine line;
    private String lastLines = "";
    private Duration lastLeft = Duration.ZERO;

    WaitLog(Consumer<String> log, LiveLine line) {
        this.log = log;
        this.line = line;
    }

    @Override
    public void waiting(List<String> lines, Duration pause, Duration left) {
        boolean quietForLong = lastLeft.minus(left).compareTo(QUIET) >= 0;
        String withoutCountdown = TIMES.matcher(String.join("\n", lines)).replaceAll("");
        if (!withoutCountdown.equals(lastLines) || quietForLong) {
            line.clear();
            lines.forEach(log);
            lastLines = withoutCountdown;
            lastLeft = left;
        }
        line.show(lines.get(0));
    }
}
