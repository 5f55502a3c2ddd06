/**
 * Where a dbt project writes its artifacts: {@link co.secoda.dbt.location.ArtifactLocator}.
 *
 * <p>Not here: reading them, and which module of a build they belong to.
 */
@NullMarked
package co.secoda.dbt.location;

import org.jspecify.annotations.NullMarked;
