package co.secoda.dbt;

import co.secoda.dbt.location.DbtProject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the manifest says of a node that a report names. A node that the manifest doesn't know has its unique id for a
 * name, the first part of the id for a resource type, and an empty path.
 *
 * @param uniqueId such as {@code model.shop.orders}
 * @param name such as {@code orders}
 * @param resourceType such as {@code model}, {@code source}, {@code seed}, {@code snapshot}, {@code test}
 * @param path its file, with forward slashes: relative to the dbt project if it is one of the checkout, else as its
 *     package's ({@code stripe://models/charges.sql}); empty where not known
 */
public record DbtNode(String uniqueId, String name, String resourceType, String path) {
    private static final List<String> OPERATIONS =
            List.of("macro.", "operation.", "sql_operation.", "sql operation.", "sqloperation.", "rpc.");

    private static final String NODE = "node";
    /** The resource types that dbt has besides tests and what a command does beside the nodes. */
    private static final Set<String> TYPES = Set.of(
            "model",
            "snapshot",
            "seed",
            "source",
            "exposure",
            "analysis",
            "metric",
            "semantic_model",
            "saved_query",
            "function");

    /** The resource type that a unique id begins with; {@code node} where it is none that dbt has. */
    static String type(String uniqueId) {
        int dot = uniqueId.indexOf('.');
        String type = dot < 0 ? uniqueId : uniqueId.substring(0, dot);
        return TYPES.contains(type) ? type : NODE;
    }

    /** Its file relative to the dbt project, if it is one of the checkout. */
    public Optional<String> file() {
        return Optional.of(path).filter(DbtProject::isInCheckout);
    }

    /**
     * Whether it is something that the command did besides the nodes of the project, such as the macro of a {@code dbt
     * run-operation}, a hook, or SQL that was given inline. A manifest need not know it.
     */
    public boolean isOperation() {
        return isOperation(uniqueId);
    }

    static boolean isOperation(String uniqueId) {
        return OPERATIONS.stream().anyMatch(uniqueId::startsWith);
    }
}
