package co.secoda.metadata;

import co.secoda.metadata.Fingerprints.Fingerprint;
import co.secoda.metadata.Resources.Resource;
import co.secoda.text.Quoted;
import java.util.List;

/** The second pass of a resources file: tells ids that occur twice, and parents that are not in the file. */
final class ResourceConflicts {
    private final Fingerprints fingerprints = new Fingerprints();
    private final FirstSeen repeatedIds;
    private final LongBag ids;
    private final boolean possible;
    private final Findings findings;

    ResourceConflicts(ResourceKeys keys, Findings findings) {
        repeatedIds = keys.repeatedIds();
        ids = keys.ids();
        possible = repeatedIds.size() > 0 || !keys.hasAllParents();
        this.findings = findings;
    }

    /** Whether there is anything to look for. */
    boolean possible() {
        return possible;
    }

    void check(Resource resource) {
        checkId(resource);
        if (!resource.parent().isBlank()
                && !ids.contains(fingerprints.of(List.of(resource.parent())).key())) {
            findings.warning(
                    resource.line(),
                    Resources.PARENT,
                    Quoted.value(resource.parent()) + ", the parent of this " + resource.type()
                            + ", is not in the file");
        }
    }

    private void checkId(Resource resource) {
        Fingerprint id = fingerprints.of(List.of(resource.id()));
        int index = repeatedIds.indexOf(id);
        if (index < 0) {
            return;
        }
        long first = repeatedIds.firstLine(index, id, resource.line());
        if (first > 0 && first != resource.line()) {
            findings.error(
                    resource.line(),
                    Resources.ID,
                    Quoted.value(resource.id()) + " is the id of line " + first + " already");
        }
    }
}
