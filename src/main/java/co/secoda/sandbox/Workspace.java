package co.secoda.sandbox;

import co.secoda.sandbox.IntegrationSync.SyncRules;
import co.secoda.sandbox.Reply.Refusal;
import co.secoda.sandbox.StoredIntegration.Draft;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The integrations that there are, in the order in which they were made. */
final class Workspace {
    /** What Secoda's changelog calls it; its documentation of the API names no type. */
    private static final String DBT_CORE = "dbt_core";

    private final boolean acceptAny;
    private final SyncRules rules;
    private final Map<String, StoredIntegration> integrations = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();

    /**
     * A workspace with one dbt integration.
     *
     * @param dbtIntegrationId its id
     * @param acceptAny whether an id that nobody made becomes a dbt integration when it is first used
     */
    Workspace(String dbtIntegrationId, boolean acceptAny, SyncRules rules) {
        this.acceptAny = acceptAny;
        this.rules = rules;
        addDbt(dbtIntegrationId);
    }

    /** Makes an integration. */
    StoredIntegration create(Draft draft) {
        return add(UUID.randomUUID().toString(), draft);
    }

    private StoredIntegration addDbt(String id) {
        return add(id, new Draft("dbt Core (sandbox)", DBT_CORE, List.of(), Map.of()));
    }

    private synchronized StoredIntegration add(String id, Draft draft) {
        StoredIntegration integration = new StoredIntegration(id, draft, rules);
        integrations.put(id, integration);
        if (integration.dbt()) {
            rules.habits().ownSyncEvery().ifPresent(integration.sync()::startEvery);
        }
        return integration;
    }

    /** The integration of that id. */
    synchronized StoredIntegration get(String id) throws Refusal {
        StoredIntegration integration = integrations.get(id);
        if (integration != null) {
            return integration;
        }
        if (acceptAny && !deleted.contains(id)) {
            return addDbt(id);
        }
        throw new Refusal(Reply.notFound());
    }

    /** The dbt integration of that id. */
    StoredIntegration getDbt(String id) throws Refusal {
        StoredIntegration integration = get(id);
        if (!integration.dbt()) {
            throw new Refusal(Reply.notFound());
        }
        return integration;
    }

    /** Those of one type, or all. */
    synchronized List<StoredIntegration> list(Optional<String> type) {
        return integrations.values().stream()
                .filter(integration -> type.isEmpty() || type.get().equals(integration.type()))
                .toList();
    }

    synchronized void delete(String id) throws Refusal {
        get(id);
        integrations.remove(id);
        deleted.add(id);
    }
}
