package co.secoda.run;

import java.util.ArrayList;
import java.util.List;

/** A log that a test reads: a line is its level and its text. */
public final class RecordingLog implements Log {
    /** What was said, but for what is debugged. */
    public final List<String> lines;

    /** Whether nothing is shown that is said at the usual level. */
    public boolean quiet;

    private final String prefix;

    public RecordingLog() {
        this(new ArrayList<>(), "");
    }

    private RecordingLog(List<String> lines, String prefix) {
        this.lines = lines;
        this.prefix = prefix;
    }

    /** What was said at one level, without it. */
    public List<String> of(String level) {
        return lines.stream()
                .filter(line -> line.startsWith(level + " "))
                .map(line -> line.substring(level.length() + 1))
                .toList();
    }

    @Override
    public boolean isInfoEnabled() {
        return !quiet;
    }

    @Override
    public void debug(CharSequence message) {}

    @Override
    public void debug(CharSequence message, Throwable error) {}

    @Override
    public void info(CharSequence message) {
        add("info", message);
    }

    @Override
    public void warn(CharSequence message) {
        add("warn", message);
    }

    @Override
    public void error(CharSequence message) {
        add("error", message);
    }

    private synchronized void add(String level, CharSequence message) {
        lines.add(level + " " + prefix + message);
    }

    @Override
    public Log prefixed(String start) {
        return new RecordingLog(lines, start);
    }
}
