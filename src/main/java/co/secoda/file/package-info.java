/**
 * The ground floor of files: whole ones ({@link co.secoda.file.WholeFile}), regular ones alone
 * ({@link co.secoda.file.RegularFile}), their digests, gzip, UTF-8, YAML as events, and checked JSON fields.
 *
 * <p>Not here: what a file means, and where it lies.
 */
@NullMarked
package co.secoda.file;

import org.jspecify.annotations.NullMarked;
