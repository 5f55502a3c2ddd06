package co.secoda.gate.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What of a run is judged besides its tests. All of it is off where nothing is set.
 *
 * @param onStaleSources what it does that dbt found sources that aren't fresh
 * @param maxDuration how long the run may take
 * @param slowNode how many times as long as usual a node may take
 * @param onSlow what it does that the run or a node takes longer
 */
public record RunRules(
        Reaction onStaleSources, Optional<Duration> maxDuration, OptionalDouble slowNode, Reaction onSlow) {
    /** @throws IllegalArgumentException if too slow is to fail the build, and nothing says what is too slow */
    public RunRules {
        if (onSlow == Reaction.FAIL && maxDuration.isEmpty() && slowNode.isEmpty()) {
            throw new IllegalArgumentException(
                    "secoda.onSlow=fail needs secoda.maxDuration or secoda.slowNode: without them nothing is too slow");
        }
    }

    /** None of it is judged. */
    public static final RunRules NONE = new RunRules(Reaction.IGNORE);

    /** Only whether sources are fresh. */
    public RunRules(Reaction onStaleSources) {
        this(onStaleSources, Optional.empty(), OptionalDouble.empty(), Reaction.WARN);
    }

    /**
     * How many times as long as usual, as a text says it.
     *
     * @throws IllegalArgumentException if it is no number over 1
     */
    public static double times(String text) {
        try {
            double times = Double.parseDouble(text.strip());
            if (times > 1 && times <= 1_000_000) {
                return times;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "it must be a number over 1: with 3, a node is slow that took more than three"
                        + " times as long as usual");
    }
}
