package co.secoda.run;

import java.util.List;

/**
 * A setting that can't be used, or several. Each problem is one line: which setting, what is wrong with it, what to
 * write instead; the message has them all, also on one line.
 */
public final class BadSettingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public BadSettingException(String message) {
        this(List.of(message));
    }

    /** @param problems at least one */
    public BadSettingException(List<String> problems) {
        super(String.join(" | ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, a line for each setting. */
    public List<String> problems() {
        return problems;
    }
}
