package co.secoda.metadata;

import java.util.List;

/**
 * A record of a CSV.
 *
 * @param line the physical line on which it starts
 * @param fields its fields, without their quotes; what is beyond the bounds of {@link Rows} is left out
 * @param fieldCount how many fields it has
 * @param oversized whether something was left out
 */
record Row(long line, List<String> fields, int fieldCount, boolean oversized) {}
