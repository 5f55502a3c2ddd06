/** The lines of a dbt project's YAML in which tests are written: {@link co.secoda.dbt.yaml.TestPlaces}. */
@NullMarked
package co.secoda.dbt.yaml;

import org.jspecify.annotations.NullMarked;
