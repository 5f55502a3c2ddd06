package co.secoda.sandbox;

import co.secoda.sandbox.SandboxHabits.CatalogHabits;
import co.secoda.sandbox.SandboxHabits.CatalogHabits.Filters;
import co.secoda.sandbox.SandboxHabits.Fault;
import co.secoda.sandbox.SandboxHabits.LastRun;
import co.secoda.sandbox.SandboxHabits.Relationship;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads habits from words, one after the other. */
final class HabitWords {
    private static final String KNOWN =
            "last-run=end|start|never, clears-first, in-steps, foreign=<number>, sync=<duration>, fails[=<number>], "
                    + "relationship=both|one|digest, slack=both|doubled, scheduled=<duration>, blank, clock=[-]<duration>, "
                    + "writes=<number>, catalog=all|in|exact|ignored, catalog-rows=<number>, catalog-delay=<duration>, "
                    + "faults=<status>x<times>[@<call>]";
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|)");
    private static final Pattern FAULT = Pattern.compile("(200|[45]\\d\\d)x(\\d{1,9})(?:@([a-z_]+))?");

    private LastRun lastRun = LastRun.END;
    private boolean clearsFirst;
    private boolean inSteps;
    private int foreign;
    private Optional<Duration> sync = Optional.empty();
    private int fails;
    private Relationship relationship = Relationship.BOTH;
    private boolean slackDoubled;
    private Optional<Duration> scheduled = Optional.empty();
    private boolean blank;
    private Duration clock = Duration.ZERO;
    private int writes;
    private Filters catalogFilters = Filters.ALL;
    private int catalogRows;
    private Duration catalogDelay = Duration.ZERO;
    private final List<Fault> faults = new ArrayList<>();

    SandboxHabits read(String text) {
        COMMA.splitAsStream(text)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(this::take);
        return new SandboxHabits(
                lastRun,
                clearsFirst,
                inSteps,
                foreign,
                sync,
                fails,
                relationship,
                slackDoubled,
                scheduled,
                blank,
                clock,
                writes,
                new CatalogHabits(catalogFilters, catalogRows, catalogDelay),
                faults);
    }

    private void take(String word) {
        int equals = word.indexOf('=');
        if (equals < 0) {
            takeAlone(word);
        } else {
            takeWithValue(word, word.substring(0, equals), word.substring(equals + 1));
        }
    }

    private void takeAlone(String word) {
        switch (word) {
            case "clears-first" -> clearsFirst = true;
            case "in-steps" -> inSteps = true;
            case "fails" -> fails = Integer.MAX_VALUE;
            case "blank" -> blank = true;
            default -> throw unknown(word);
        }
    }

    private void takeWithValue(String word, String name, String value) {
        switch (name) {
            case "last-run" -> lastRun = lastRun(word, value);
            case "foreign" -> foreign = number(word, value);
            case "sync" -> sync = Optional.of(duration(word, value));
            case "fails" -> fails = number(word, value);
            case "relationship" -> relationship = relationship(word, value);
            case "writes" -> writes = number(word, value);
            case "slack" -> slackDoubled = second(word, value, "both", "doubled");
            case "scheduled" -> scheduled = Optional.of(interval(word, value));
            case "clock" ->
                clock = value.startsWith("-")
                        ? duration(word, value.substring(1)).negated()
                        : duration(word, value);
            case "catalog" -> catalogFilters = filters(word, value);
            case "catalog-rows" -> catalogRows = number(word, value);
            case "catalog-delay" -> catalogDelay = duration(word, value);
            case "faults" -> faults.add(fault(word, value));
            default -> throw unknown(word);
        }
    }

    private static LastRun lastRun(String word, String value) {
        return switch (value) {
            case "start" -> LastRun.START;
            case "end" -> LastRun.END;
            case "never" -> LastRun.NEVER;
            default -> throw unknown(word);
        };
    }

    private static Relationship relationship(String word, String value) {
        return switch (value) {
            case "both" -> Relationship.BOTH;
            case "one" -> Relationship.ONE;
            case "digest" -> Relationship.DIGEST;
            default -> throw unknown(word);
        };
    }

    private static Filters filters(String word, String value) {
        return switch (value) {
            case "all" -> Filters.ALL;
            case "in" -> Filters.IN;
            case "exact" -> Filters.EXACT;
            case "ignored" -> Filters.IGNORED;
            default -> throw unknown(word);
        };
    }

    /** Whether the value is the second of the two that it may be. */
    private static boolean second(String word, String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second)) {
            throw unknown(word);
        }
        return value.equals(second);
    }

    private static int number(String word, String value) {
        if (!SMALL_NUMBER.matcher(value).matches()) {
            throw unknown(word);
        }
        return Integer.parseInt(value);
    }

    private static Duration interval(String word, String value) {
        Duration interval = duration(word, value);
        if (interval.isZero()) {
            throw unknown(word);
        }
        return interval;
    }

    private static Duration duration(String word, String value) {
        Matcher matcher = SHORT_DURATION.matcher(value);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofSeconds(amount);
            };
        }
        try {
            Duration iso = Duration.parse(value);
            if (!iso.isNegative()) {
                return iso;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(unknown(word).getMessage(), e);
        }
        throw unknown(word);
    }

    private static Fault fault(String word, String value) {
        Matcher matcher = FAULT.matcher(value);
        if (!matcher.matches()) {
            throw unknown(word);
        }
        Optional<String> call = Optional.ofNullable(matcher.group(3));
        if (call.isPresent() && !Routes.NAMES.contains(call.get())) {
            throw new IllegalArgumentException(
                    "unknown call in the sandbox habit '" + word + "'; known are " + String.join(", ", Routes.NAMES));
        }
        return new Fault(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), call);
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException("unknown sandbox habit '" + word + "'; known are " + KNOWN);
    }
}
