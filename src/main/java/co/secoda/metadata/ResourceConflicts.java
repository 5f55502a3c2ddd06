package co.secoda.metadata;

import co.secoda.metadata.Fingerprints.Fingerprint;
import co.secoda.metadata.Resources.Resource;
import co.secoda.text.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * The rules that span the lines of a resources file: no id twice, every parent there. A first pass notes, at some 20
 * bytes a line or less, whether one may be broken; only then a second one looks where.
 */
final class ResourceConflicts {
    private final Remarks remarks;
    private final Fingerprints fingerprints = new Fingerprints();
    private final LongBag ids = new LongBag();
    private final LongBag parents = new LongBag();
    private Optional<String> lastParent = Optional.empty();
    private FirstSeen repeatedIds = FirstSeen.NONE;

    ResourceConflicts(Remarks remarks) {
        this.remarks = remarks;
    }

    /** The first pass: takes note of a resource. */
    void note(Resource resource) {
        ids.add(fingerprints.of(List.of(resource.id())).key());
        // Columns of one table mostly follow each other.
        if (!resource.parent().isBlank() && !lastParent.equals(Optional.of(resource.parent()))) {
            parents.add(fingerprints.of(List.of(resource.parent())).key());
            lastParent = Optional.of(resource.parent());
        }
    }

    /** Ends the first pass: whether there is anything to look for. */
    boolean possible() {
        repeatedIds = new FirstSeen(ids.repeated());
        return repeatedIds.size() > 0 || !ids.containsAll(parents);
    }

    /** The second pass: compares a resource with those before it. */
    void check(Resource resource) {
        checkId(resource);
        if (!resource.parent().isBlank()
                && !ids.contains(fingerprints.of(List.of(resource.parent())).key())) {
            remarks.warning(
                    resource.line(),
                    Resources.PARENT,
                    Quoted.value(resource.parent()) + ", the parent of this " + resource.type()
                            + ", is not in the file");
        }
    }

    private void checkId(Resource resource) {
        Fingerprint id = fingerprints.of(List.of(resource.id()));
        long first = repeatedIds.firstLine(id, resource.line());
        if (first > 0 && first != resource.line()) {
            remarks.error(
                    resource.line(),
                    Resources.ID,
                    Quoted.value(resource.id()) + " is the id of line " + first + " already");
        }
    }
}
