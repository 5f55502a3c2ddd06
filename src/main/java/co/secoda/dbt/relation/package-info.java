/**
 * What nodes are called in their databases: {@link co.secoda.dbt.relation.RelationName} compares names,
 * {@link co.secoda.dbt.relation.Relations} finds the nodes of some in a manifest.
 *
 * <p>Not here: what else a manifest says of a node ({@code co.secoda.dbt}).
 */
@NullMarked
package co.secoda.dbt.relation;

import org.jspecify.annotations.NullMarked;
