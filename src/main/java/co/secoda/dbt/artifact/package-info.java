/**
 * The file of one artifact: {@link co.secoda.dbt.artifact.ArtifactReader} reads its JSON forward, with bounds, in a
 * memory that doesn't grow with it, and says what is wrong with one that can't be used.
 *
 * <p>Not here: what the JSON means, which is in {@code co.secoda.dbt}.
 */
@NullMarked
package co.secoda.dbt.artifact;

import org.jspecify.annotations.NullMarked;
