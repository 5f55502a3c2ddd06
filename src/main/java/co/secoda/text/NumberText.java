package co.secoda.text;

import java.util.Locale;

/** Numbers, counts and sizes as people read them. */
public final class NumberText {
    private static final int KILO = 1_000;
    private static final int MEGA = 1_000_000;
    private static final int GIGA = 1_000_000_000;

    private NumberText() {}

    /** Such as {@code 50,000}. */
    public static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
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
        return bytes < GIGA
                ? String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGA)
                : String.format(Locale.ROOT, "%.2f GB", (double) bytes / GIGA);
    }
}
