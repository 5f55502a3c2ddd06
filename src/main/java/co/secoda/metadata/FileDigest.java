package co.secoda.metadata;

/**
 * Tells a file that was read from any other.
 *
 * @param bytes its length
 * @param sha256 the digest of all of them, in lower-case hex
 */
record FileDigest(long bytes, String sha256) {}
