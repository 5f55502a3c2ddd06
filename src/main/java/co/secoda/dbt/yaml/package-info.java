/**
 * The lines of a dbt project's YAML in which tests are written: {@link co.secoda.dbt.yaml.TestPlaces}.
 *
 * <p>Not here: {@code dbt_project.yml}, which {@code co.secoda.dbt.location} reads for its {@code target-path}.
 */
@NullMarked
package co.secoda.dbt.yaml;

import org.jspecify.annotations.NullMarked;
