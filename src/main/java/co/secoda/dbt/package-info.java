/** Reading, checking and joining dbt's artifacts. */
@NullMarked
package co.secoda.dbt;

import org.jspecify.annotations.NullMarked;
