package co.secoda.sandbox;

import co.secoda.sandbox.IntegrationSync.SyncRules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An integration of the workspace. */
final class StoredIntegration {
    private static final String WORKSPACE_ID = "5ec0da00-5a4d-4b0c-8000-0000000000ff";

    private final String id;
    private final Draft draft;
    private final Instant createdAt;
    private final IntegrationSync sync;
    private Instant updatedAt;
    private Map<String, Object> properties = Map.of();

    /**
     * What a client says of an integration that it wants made.
     *
     * @param name its name, if it has one
     * @param type such as {@code custom}
     * @param teams ids of teams
     * @param credentials empty for a custom one
     */
    record Draft(@Nullable String name, String type, List<?> teams, Map<?, ?> credentials) {
        boolean dbt() {
            return type.startsWith("dbt");
        }
    }

    StoredIntegration(String id, Draft draft, SyncRules rules) {
        this.id = id;
        this.draft = draft;
        this.createdAt = rules.now();
        this.updatedAt = createdAt;
        this.sync = new IntegrationSync(rules);
    }

    String id() {
        return id;
    }

    String type() {
        return draft.type();
    }

    boolean dbt() {
        return draft.dbt();
    }

    IntegrationSync sync() {
        return sync;
    }

    /** Notes what was last imported, and when. */
    synchronized void imported(Map<String, Object> files, Instant now) {
        properties = Map.of("last_import", files);
        updatedAt = now;
    }

    /** All its fields, as the API shows them. */
    synchronized Map<String, @Nullable Object> toJson() {
        @Nullable String lastRun = sync.lastRun().map(Instant::toString).orElse(null);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("created_at", createdAt.toString());
        fields.put(
                "updated_at",
                sync.lastRun().filter(updatedAt::isBefore).orElse(updatedAt).toString());
        fields.put("name", draft.name());
        fields.put("type", draft.type());
        fields.put("credentials", draft.credentials());
        fields.put("workspace_id", WORKSPACE_ID);
        fields.put("ssh_tunnel", null);
        fields.put("execute_access", List.of());
        fields.put("scheduled_extractions_hour", null);
        fields.put("scheduled_extractions_frequency", null);
        fields.put("scheduled_extractions_next_run", null);
        fields.put("scheduled_extractions_last_run", lastRun);
        fields.put("properties", properties);
        fields.put("preview_access_users", List.of());
        fields.put("preview_access_roles", List.of());
        fields.put("preview_access_groups", List.of());
        fields.put("teams", draft.teams());
        return fields;
    }
}
