package co.secoda.metadata;

import co.secoda.metadata.Resources.Resource;
import java.util.List;
import java.util.Optional;

/**
 * The first pass's part in rules that span resources: finds, at some 20 bytes a line or less, whether a second pass
 * must look for ids that occur twice and parents that are not there.
 */
final class ResourceKeys {
    private final Fingerprints fingerprints = new Fingerprints();
    private final LongBag ids = new LongBag();
    private final LongBag parents = new LongBag();
    private Optional<String> lastParent = Optional.empty();

    void add(Resource resource) {
        ids.add(fingerprints.of(List.of(resource.id())).key());
        // Columns of one table mostly follow each other.
        if (!resource.parent().isBlank() && !lastParent.equals(Optional.of(resource.parent()))) {
            parents.add(fingerprints.of(List.of(resource.parent())).key());
            lastParent = Optional.of(resource.parent());
        }
    }

    FirstSeen repeatedIds() {
        return new FirstSeen(ids.repeated());
    }

    boolean hasAllParents() {
        return ids.containsAll(parents);
    }

    /** The keys of all ids. */
    LongBag ids() {
        return ids;
    }
}
