package co.secoda.dbt.freshness;

import co.secoda.text.DurationText;
import co.secoda.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A source, or with Fusion a model, that isn't fresh by its own limits, or couldn't be checked.
 *
 * @param uniqueId such as {@code source.shop.raw.orders}
 * @param status as dbt spells it, in lower case: {@code warn}, {@code error} or {@code runtime error}
 * @param maxLoadedAt when its newest row was loaded
 * @param age how old that was when dbt looked
 * @param warnAfter past which age it is {@code warn}
 * @param errorAfter past which age it is {@code error}
 * @param message what went wrong, where it couldn't be checked; at most 1,000 characters, as they stand in the file
 */
public record StaleSource(
        String uniqueId,
        String status,
        Optional<Instant> maxLoadedAt,
        Optional<Duration> age,
        Optional<Duration> warnAfter,
        Optional<Duration> errorAfter,
        Optional<String> message) {
    static final String WARN = "warn";
    static final String ERROR = "error";
    private static final int SHOWN = 200;

    /** The limit that it is past, if dbt says which. */
    public Optional<Duration> limit() {
        return switch (status) {
            case WARN -> warnAfter;
            case ERROR -> errorAfter;
            default -> Optional.empty();
        };
    }

    /** How old it is and may be, or why that isn't known, in plain text: {@code 3 days old, error after 24h}. */
    public String words() {
        if (!status.equals(WARN) && !status.equals(ERROR)) {
            return "not checked: "
                    + message.map(text -> PlainText.firstLine(text, SHOWN))
                            .filter(text -> !text.isEmpty())
                            .orElseGet(() -> PlainText.value(status));
        }
        return age.map(old -> DurationText.of(old) + " old").orElse("too old")
                + limit().map(past -> ", " + status + " after " + DurationText.of(past))
                        .orElse(", " + status);
    }
}
