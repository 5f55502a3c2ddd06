package co.secoda.dbt.command;

import co.secoda.dbt.DbtRun;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a dbt command ended.
 *
 * @param command as it was given, such as {@code dbt build}
 * @param exitCode 0: all well; 1: dbt ended properly, and something in it failed; anything else: it didn't end properly
 * @param startedAt when it was started
 * @param endedAt when it had ended
 * @param timedOut whether it was stopped because its time had run out
 */
public record DbtExit(String command, int exitCode, Instant startedAt, Instant endedAt, boolean timedOut) {
    /** Whether the command went well. */
    public boolean isGreen() {
        return exitCode == 0 && !timedOut;
    }

    /**
     * Whether the artifacts alone can say what this exit code is about: dbt ended properly and, if something failed,
     * they show it. A run that broke off in the middle leaves artifacts that show less than happened.
     */
    public boolean isExplainedBy(DbtRun run) {
        boolean failures = !run.failingTests().isEmpty() || !run.errored().isEmpty();
        return isGreen() || (exitCode == 1 && !timedOut && failures);
    }

    /** Such as {@code dbt build ended with exit code 1 after 3m 12s}. */
    public String sentence() {
        return command
                + (timedOut
                        ? " ran out of time and was stopped after "
                        : " ended with exit code " + exitCode + " after ")
                + took();
    }

    private String took() {
        return DurationText.of(Duration.between(startedAt, endedAt).truncatedTo(ChronoUnit.SECONDS));
    }
}
