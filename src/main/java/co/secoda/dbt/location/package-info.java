/** Where a dbt project writes its artifacts: {@link co.secoda.dbt.location.ArtifactLocator}. */
@NullMarked
package co.secoda.dbt.location;

import org.jspecify.annotations.NullMarked;
