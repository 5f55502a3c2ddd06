package co.secoda.gate.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many are allowed: a number, none at all ({@code 0}), any ({@code -1}), or a percentage that is turned into a
 * number once.
 *
 * @param number the number, -1 for no limit, or the percentage
 * @param percentage whether {@code number} is a percentage, still to be {@link #resolve resolved}
 */
public record Limit(BigDecimal number, boolean percentage) {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,9})|(\\d{1,9}(?:\\.\\d{1,6})?)%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal NONE = BigDecimal.valueOf(-1);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if it is a number below -1 or no whole one, or a percentage outside 0 % to 100 %
     */
    public Limit {
        if (percentage && (number.signum() < 0 || number.compareTo(HUNDRED) > 0)) {
            throw new IllegalArgumentException(
                    number + "% is not a limit: a percentage is between 0% and 100%; -1 means no limit");
        }
        if (!percentage
                && (number.compareTo(NONE) < 0 || number.stripTrailingZeros().scale() > 0)) {
            throw new IllegalArgumentException(
                    number + " is not a limit: it is a whole number, 0 or more, or -1 for no limit");
        }
    }

    /** That many. */
    public static Limit of(int number) {
        return new Limit(BigDecimal.valueOf(number), false);
    }

    /**
     * Reads {@code 0}, {@code -1}, {@code 5%} or {@code 0.5%}.
     *
     * @throws IllegalArgumentException if the text is none of these, with a sentence for the user that repeats it
     */
    public static Limit parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a limit: give a number of at most nine digits such as 0,"
                            + " -1 for no limit, or a percentage such as 5%");
        }
        String percentage = form.group(2);
        return percentage == null
                ? new Limit(new BigDecimal(form.group(1)), false)
                : new Limit(new BigDecimal(percentage), true);
    }

    /** This limit as a number: a percentage is taken of {@code base} and rounded down, a number stays as it is. */
    public Limit resolve(int base) {
        return percentage
                ? new Limit(
                        number.multiply(BigDecimal.valueOf(base))
                                .divide(HUNDRED)
                                .setScale(0, RoundingMode.DOWN),
                        false)
                : this;
    }

    /**
     * The number, -1 for no limit.
     *
     * @throws IllegalStateException if this is a percentage that was not resolved
     */
    public int count() {
        if (percentage) {
            throw new IllegalStateException(this + " has not been turned into a number");
        }
        return number.intValueExact();
    }

    /** Whether nothing can pass it. */
    public boolean unlimited() {
        return !percentage && number.signum() < 0;
    }

    /**
     * Whether {@code count} is more than is allowed.
     *
     * @throws IllegalStateException if this is a percentage that was not resolved
     */
    public boolean passedBy(int count) {
        return !unlimited() && count > count();
    }

    /** As it is written in a setting. */
    @Override
    public String toString() {
        return number.toPlainString() + (percentage ? "%" : "");
    }
}
