package co.secoda.run;

import co.secoda.api.ApiKey;

/**
 * A key and where it came from.
 *
 * @param key the key
 * @param origin for a log, such as {@code the environment variable SECODA_API_KEY}
 */
public record FoundKey(ApiKey key, String origin) {}
