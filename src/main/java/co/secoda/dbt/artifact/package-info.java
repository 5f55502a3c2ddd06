/**
 * The file of one artifact: reading its JSON forward, with bounds, in a memory that doesn't grow with it, and saying
 * what is wrong with one that can't be used. What the JSON means is in {@code co.secoda.dbt}.
 */
@NullMarked
package co.secoda.dbt.artifact;

import org.jspecify.annotations.NullMarked;
