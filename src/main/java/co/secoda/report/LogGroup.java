package co.secoda.report;

import co.secoda.report.CiRun.Ci;
import co.secoda.text.PlainText;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a job's log that its CI folds: a line that opens it and one that closes it. Each must reach the log as it
 * is, from the beginning of a line.
 */
public final class LogGroup {
    private static final int TITLE = 100;
    private static final String ERASED_LINE = "\u001b[0K";

    private final String opening;
    private final Function<Instant, String> closing;

    private LogGroup(String opening, Function<Instant, String> closing) {
        this.opening = opening;
        this.closing = closing;
    }

    /**
     * A group as the CI's documentation describes it, on the pages of workflow commands (GitHub Actions), logging
     * commands (Azure), job logs (GitLab), managing log output (Buildkite) and service messages (TeamCity); absent
     * where the CI has none.
     *
     * @param title what it is called; made plain and cut
     * @param startedAt now; where groups have an identity, the millisecond tells one from another
     */
    public static Optional<LogGroup> of(Ci ci, String title, Instant startedAt) {
        String plain = PlainText.oneLine(title, TITLE);
        return switch (ci) {
            case GITHUB_ACTIONS ->
                Optional.of(new LogGroup("::group::" + Annotation.data(plain), now -> "::endgroup::"));
            case AZURE -> Optional.of(new LogGroup("##[group]" + plain, now -> "##[endgroup]"));
            case GITLAB -> {
                String section = "secoda_" + startedAt.toEpochMilli();
                yield Optional.of(new LogGroup(
                        marker("section_start", startedAt, section) + plain,
                        now -> marker("section_end", now, section)));
            }
            // A group ends where the next one begins; the last one of a job is shown open.
            case BUILDKITE -> Optional.of(new LogGroup("--- " + plain, now -> "--- " + plain + " has ended"));
            case TEAMCITY ->
                Optional.of(new LogGroup(TeamCityMessages.opening(plain), now -> TeamCityMessages.closing(plain)));
            default -> Optional.empty();
        };
    }

    private static String marker(String marker, Instant at, String section) {
        return ERASED_LINE + marker + ":" + at.getEpochSecond() + ":" + section + "\r" + ERASED_LINE;
    }

    /** The line that opens it. */
    public String opening() {
        return opening;
    }

    /** The line that closes it. */
    public String closing(Instant now) {
        return closing.apply(now);
    }
}
