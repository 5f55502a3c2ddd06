/**
 * The checks of CSV and JSON Lines files before an import.
 */
@NullMarked
package co.secoda.metadata;

import org.jspecify.annotations.NullMarked;
