package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the manifest's groups, as far as they have an owner. */
final class GroupOwners {
    private static final List<String> GROUP = List.of("owner");
    /** Far more than any project has. */
    private static final int MAX_GROUPS = 5_000;

    private GroupOwners() {}

    /** The owners, by the groups' unique ids. */
    static Map<String, Owner> read(JsonReader json) throws ArtifactException {
        Map<String, Owner> owners = new HashMap<>();
        while (json.nextMember()) {
            if (!json.atObject() || owners.size() == MAX_GROUPS) {
                json.skip();
                continue;
            }
            String uniqueId = json.memberName();
            JsonReader.Members members = json.members(GROUP);
            while (members.next()) {
                Optional<Owner> owner = Owner.read(json);
                owner.ifPresent(found -> owners.put(uniqueId, found));
            }
        }
        return owners;
    }
}
