/** Files on disk, as every room writes them. */
@NullMarked
package co.secoda.file;

import org.jspecify.annotations.NullMarked;
