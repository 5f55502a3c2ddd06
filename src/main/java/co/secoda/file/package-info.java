/** Files on disk: whole ones, their digests, gzip and UTF-8, for every room. */
@NullMarked
package co.secoda.file;

import org.jspecify.annotations.NullMarked;
