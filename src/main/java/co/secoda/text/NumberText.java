package co.secoda.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers, counts and sizes as people read them. */
public final class NumberText {
    /** Digits between two commas. */
    private static final int GROUP = 3;

    private static final int KILO = 1_000;
    private static final int MEGA = 1_000_000;
    private static final int GIGA = 1_000_000_000;

    private NumberText() {}

    /** Such as {@code 50,000}. */
    public static String of(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        for (int at = digits.length() - GROUP; at > (number < 0 ? 1 : 0); at -= GROUP) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /** A number with so many decimal places, rounded half up: {@code 0.250}. */
    public static String decimal(double number, int places) {
        return BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    /** Such as {@code 1 test} or {@code 2,000 tests}. */
    public static String count(long number, String one, String several) {
        return of(number) + " " + (number == 1 ? one : several);
    }

    /** A size such as {@code 512 B}, {@code 36 kB}, {@code 1.8 MB} or {@code 1.23 GB}; a kilobyte has 1,000 bytes. */
    public static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        if (bytes < MEGA) {
            return Math.round((double) bytes / KILO) + " kB";
        }
        return bytes < GIGA ? decimal((double) bytes / MEGA, 1) + " MB" : decimal((double) bytes / GIGA, 2) + " GB";
    }
}
