package co.secoda.dbt;

/**
 * A node, not a test, that dbt could not build.
 *
 * @param node the node
 * @param status {@code error}, {@code runtime error}, {@code fail} or {@code partial success}
 * @param message dbt's message, bounded in length; empty where there is none
 */
public record NodeError(DbtNode node, String status, String message) {}
