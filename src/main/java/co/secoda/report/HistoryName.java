package co.secoda.report;

import co.secoda.file.Digest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the copies of summaries in a history are called: {@code secoda-20260914T120000.000Z-0123abcd.json}, by when the
 * run ended and the beginning of the SHA-256 of its integration's id, so that they sort by time, and those of other
 * integrations are known without being read.
 */
final class HistoryName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern COPY = Pattern.compile("secoda-\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{8}\\.json");
    private static final String START = "secoda-";
    private static final int HASH_DIGITS = 8;

    private HistoryName() {}

    /** The name for a run that ended at {@code finishedAt}; without an integration all have the same hash. */
    static String of(Instant finishedAt, Optional<String> integrationId) {
        return START + TIME.format(finishedAt) + ending(integrationId);
    }

    /** Whether a file is a copy, of whatever integration. */
    static boolean isCopy(String name) {
        return COPY.matcher(name).matches();
    }

    /** Whether a file is a copy of the integration, or of another with the same hash. */
    static boolean isCopyOf(String name, Optional<String> integrationId) {
        return isCopy(name) && name.endsWith(ending(integrationId));
    }

    /** Whether a copy is of that time or of an earlier one, by its name; one of a time to come was made by nobody. */
    static boolean isUntil(String copy, Instant time) {
        return copy.compareTo(START + TIME.format(time) + '~') < 0;
    }

    private static String ending(Optional<String> integrationId) {
        return "-" + Digest.sha256(integrationId.orElse("")).substring(0, HASH_DIGITS) + ".json";
    }
}
