package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a group, a node or an exposure belongs to. At least one of the two is there.
 *
 * @param name of a person or a team
 * @param email one address, or several with commas between
 */
public record Owner(Optional<String> name, Optional<String> email) {
    private static final List<String> NAMES = List.of("name", "email");
    private static final int MAX_TEXT = 200;
    private static final int MAX_SEVERAL = 5;
    private static final List<String> GROUP = List.of("owner");
    /** Far more than any project has. */
    private static final int MAX_GROUPS = 5_000;

    /** Reads the value at which {@code json} stands: an object with a name or an email, or the name alone. */
    static Optional<Owner> read(JsonReader json) throws ArtifactException {
        if (!json.atObject()) {
            return of(several(json), Optional.empty());
        }
        Optional<String> name = Optional.empty();
        Optional<String> email = Optional.empty();
        JsonReader.Members members = json.members(NAMES);
        while (members.next()) {
            if (members.name().equals("name")) {
                name = several(json);
            } else {
                email = several(json);
            }
        }
        return of(name, email);
    }

    /** Reads the manifest's groups, as far as they have an owner: the owners by the groups' unique ids. */
    static Map<String, Owner> ofGroups(JsonReader json) throws ArtifactException {
        Map<String, Owner> owners = new HashMap<>();
        while (json.nextMember()) {
            if (!json.atObject() || owners.size() == MAX_GROUPS) {
                json.skip();
                continue;
            }
            String uniqueId = json.memberName();
            JsonReader.Members members = json.members(GROUP);
            while (members.next()) {
                Optional<Owner> owner = read(json);
                owner.ifPresent(found -> owners.put(uniqueId, found));
            }
        }
        return owners;
    }

    private static Optional<Owner> of(Optional<String> name, Optional<String> email) {
        return name.isEmpty() && email.isEmpty() ? Optional.empty() : Optional.of(new Owner(name, email));
    }

    private static Optional<String> several(JsonReader json) {
        return Optional.of(String.join(", ", json.strings(MAX_SEVERAL, MAX_TEXT)))
                .filter(text -> !text.isEmpty());
    }
}
