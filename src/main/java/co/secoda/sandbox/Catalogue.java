package co.secoda.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the workspace's catalogue has: the entities of other projects that fail, those that uploads brought up, and as
 * many others as the habits say.
 */
final class Catalogue {
    /** As many as Secoda shows, over all pages. */
    private static final int SHOWN = 10_000;

    private final Map<String, StoredResource> resources = new LinkedHashMap<>();
    private final int others;

    /**
     * A table.
     *
     * @param id the server's id of it
     * @param titleFull such as {@code shop.public.orders}
     * @param owners whom it belongs to
     * @param tags its tags
     */
    record StoredResource(String id, String titleFull, List<String> owners, List<String> tags) {
        /** All its fields, as the API shows them. */
        Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("id", id);
            fields.put("entity_type", "table");
            fields.put("native_type", "table");
            fields.put("title", titleFull.substring(titleFull.lastIndexOf('.') + 1));
            fields.put("title_full", titleFull);
            fields.put("description", null);
            fields.put("owners", owners);
            fields.put("tags", tags);
            fields.put("archived", false);
            return fields;
        }
    }

    Catalogue(SandboxHabits habits) {
        IntStream.rangeClosed(1, habits.foreignEntities())
                .mapToObj(Catalogue::foreign)
                .forEach(this::put);
        others = habits.catalog().rows();
    }

    private static StoredResource foreign(int number) {
        return new StoredResource(
                UploadedSets.foreignId(number),
                "WAREHOUSE.ANOTHER_PROJECT.ENTITY_" + number,
                List.of("another-team@shop.example"),
                List.of("another project"));
    }

    /** Adds what an upload brought up. */
    synchronized void add(List<StoredResource> uploaded) {
        uploaded.forEach(this::put);
    }

    private void put(StoredResource resource) {
        resources.put(resource.id(), resource);
    }

    /** All that are shown, in the order in which they are listed. */
    synchronized List<StoredResource> all() {
        List<StoredResource> all = new ArrayList<>();
        // What nobody asks for comes first, as it would in a workspace of many tables.
        IntStream.rangeClosed(1, others).mapToObj(Catalogue::other).forEach(all::add);
        all.addAll(resources.values());
        return all;
    }

    private static StoredResource other(int number) {
        return new StoredResource(
                UploadedSets.serverId("table.other_" + number),
                "warehouse.others.table_" + number,
                List.of(),
                List.of());
    }

    /** At most as many as Secoda shows. */
    static List<StoredResource> shown(List<StoredResource> matching) {
        return matching.subList(0, Math.min(SHOWN, matching.size()));
    }
}
