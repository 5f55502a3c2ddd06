package co.secoda.metadata;

/**
 * What a pass read.
 *
 * @param bytes the length of the file
 * @param sha256 its digest, in lower-case hex
 */
record Content(long bytes, String sha256) {}
