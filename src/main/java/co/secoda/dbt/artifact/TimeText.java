package co.secoda.dbt.artifact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times as dbt, and tools that rewrite artifacts, write them. */
final class TimeText {
    /** What is more exact than a nanosecond. */
    private static final Pattern TOO_EXACT = Pattern.compile("(\\.\\d{9})\\d+");

    private static final String PLAIN = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;
    private static final long SECOND = 1_000_000_000;
    private static final long NONE = Long.MIN_VALUE;
    /** Of the years in between, nanoseconds since 1970 don't overflow. */
    private static final int FIRST_YEAR = 1700;

    private static final int LAST_YEAR = 2250;

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    /** As many days every month has. */
    private static final int SURE_DAYS = 28;

    private TimeText() {}

    /**
     * The instant that an ISO 8601 text names; one without a zone is UTC, as dbt means it. Of a year before 0 or after
     * 9999 there is none: dbt can't write one, and the JDK neither reckons with all of them nor prints them.
     */
    static Optional<Instant> instant(String text) {
        long plain = isPlain(text) ? plain(text) : NONE;
        return plain == NONE
                ? other(text)
                : Optional.of(Instant.ofEpochSecond(Math.floorDiv(plain, SECOND), Math.floorMod(plain, SECOND)));
    }

    /** The same in nanoseconds since 1970; none of a time before 1700, or after 2250. */
    static OptionalLong nanos(String text) {
        long plain = isPlain(text) ? plain(text) : NONE;
        if (plain != NONE) {
            return OptionalLong.of(plain);
        }
        return other(text).map(TimeText::nanos).orElseGet(OptionalLong::empty);
    }

    private static OptionalLong nanos(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year < FIRST_YEAR || year > LAST_YEAR
                ? OptionalLong.empty()
                : OptionalLong.of(time.getEpochSecond() * SECOND + time.getNano());
    }

    /**
     * Whether it is as dbt itself writes it: {@code 2026-03-01T10:00:00.123456Z}. A run has four of them for each
     * result, and the JDK takes some microseconds for one.
     */
    private static boolean isPlain(String text) {
        int end = end(text);
        if (end < PLAIN.length() || end == PLAIN.length() + 1 || end > PLAIN.length() + 1 + NANO_DIGITS) {
            return false;
        }
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            char wanted = at < PLAIN.length() ? PLAIN.charAt(at) : at == PLAIN.length() ? '.' : '0';
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int end(String text) {
        return text.endsWith("Z") ? text.length() - 1 : text.length();
    }

    private static long plain(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean known = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1;
        if (!known || hour > 23 || minute > 59 || second > 59 || isPast(year, month, day)) {
            return NONE;
        }
        int nanos = 0;
        for (int at = PLAIN.length() + 1; at <= PLAIN.length() + NANO_DIGITS; at++) {
            nanos = nanos * 10 + (at < end(text) ? text.charAt(at) - '0' : 0);
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        return seconds * SECOND + nanos;
    }

    private static boolean isPast(int year, int month, int day) {
        return day > SURE_DAYS && day > YearMonth.of(year, month).lengthOfMonth();
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private static Optional<Instant> other(String text) {
        String exact = TOO_EXACT.matcher(text).replaceFirst("$1");
        return parsed(exact).filter(time -> !time.isBefore(FIRST) && time.isBefore(END));
    }

    private static Optional<Instant> parsed(String exact) {
        try {
            return Optional.of(Instant.parse(exact));
        } catch (DateTimeParseException e) {
            return utc(exact);
        }
    }

    private static Optional<Instant> utc(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
