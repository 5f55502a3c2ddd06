package co.secoda.gate.state;

import co.secoda.dbt.Exposure;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeText;
import co.secoda.dbt.Owner;
import co.secoda.file.JsonFieldException;
import co.secoda.file.JsonFields;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The details of a run's nodes, by their unique ids, as a part of the state file. */
final class NodeDetailsJson {
    private NodeDetailsJson() {}

    static Map<String, Object> write(Map<String, NodeDetails> details) {
        Map<String, Object> json = new TreeMap<>();
        details.forEach((uniqueId, node) -> json.put(uniqueId, node(node)));
        return json;
    }

    /** State files of a version that kept none have none. */
    static Map<String, NodeDetails> read(Optional<JsonFields> json) throws JsonFieldException {
        Map<String, NodeDetails> details = new TreeMap<>();
        if (json.isPresent()) {
            for (String uniqueId : json.get().names()) {
                details.put(uniqueId, node(json.get().object(uniqueId)));
            }
        }
        return details;
    }

    private static Map<String, Object> node(NodeDetails details) {
        Map<String, Object> json = new LinkedHashMap<>();
        details.texts().forEach((which, text) -> json.put(which.key(), text));
        details.owner().ifPresent(owner -> json.put("owner", owner(owner)));
        json.put("tags", details.tags());
        json.put(
                "downstream",
                details.downstream().stream().map(NodeDetailsJson::exposure).toList());
        return json;
    }

    private static NodeDetails node(JsonFields json) throws JsonFieldException {
        Map<NodeText, String> texts = new EnumMap<>(NodeText.class);
        for (NodeText which : NodeText.values()) {
            json.optionalText(which.key()).ifPresent(text -> texts.put(which, text));
        }
        return new NodeDetails(
                texts, owner(json), json.texts("tags"), json.objects("downstream", NodeDetailsJson::exposure));
    }

    private static Map<String, Object> owner(Owner owner) {
        Map<String, Object> json = new LinkedHashMap<>();
        owner.name().ifPresent(name -> json.put("name", name));
        owner.email().ifPresent(email -> json.put("email", email));
        return json;
    }

    private static Optional<Owner> owner(JsonFields json) throws JsonFieldException {
        Optional<JsonFields> owner = json.optionalObject("owner");
        return owner.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Owner(owner.get().optionalText("name"), owner.get().optionalText("email")));
    }

    private static Map<String, Object> exposure(Exposure exposure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uniqueId", exposure.uniqueId());
        json.put("name", exposure.name());
        exposure.type().ifPresent(type -> json.put("type", type));
        exposure.owner().ifPresent(owner -> json.put("owner", owner(owner)));
        return json;
    }

    private static Exposure exposure(JsonFields json) throws JsonFieldException {
        return new Exposure(json.text("uniqueId"), json.text("name"), json.optionalText("type"), owner(json));
    }
}
