package co.secoda.gate.known;

import java.util.List;

/** A list of known failures that can't be used. */
public final class KnownFailuresException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    KnownFailuresException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, a sentence for each place, which it begins with: file, line and column. At least one. */
    public List<String> problems() {
        return problems;
    }
}
