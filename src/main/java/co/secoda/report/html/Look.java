package co.secoda.report.html;

import co.secoda.gate.Verdict;
import java.util.Locale;

/** How an outcome looks on the page: a colour, a sign and a word, so that none of them is needed to read the others. */
enum Look {
    /** All is well. */
    PASSED,
    /** Not well, and only to warn. */
    WARNED,
    /** A test doesn't hold. */
    FAILED,
    /** Something could not be built, or run to its end. */
    BROKEN,
    /** Not run. */
    SKIPPED,
    /** Nobody knows. */
    UNKNOWN;

    /** The class in the style sheet. */
    String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a bar that looks so has a sign above it, since it may be too narrow for its pattern to be seen. */
    boolean isMarked() {
        return this == WARNED || this == FAILED || this == BROKEN;
    }

    /** How a result with this status looks, as dbt spells it. */
    static Look ofStatus(String status) {
        return switch (status) {
            case "pass", "success" -> PASSED;
            case "warn" -> WARNED;
            case "fail" -> FAILED;
            case "error", "runtime error", "partial success" -> BROKEN;
            case "skipped", "no-op", "reused" -> SKIPPED;
            default -> UNKNOWN;
        };
    }

    /** How a verdict looks. */
    static Look of(Verdict.Kind verdict) {
        return switch (verdict) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
