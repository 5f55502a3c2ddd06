package co.secoda.gate.state;

import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.file.JsonFields;
import co.secoda.file.JsonFields.JsonFieldException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The details of a run's nodes, by their unique ids, as a part of the state file. */
final class NodeDetailsJson {
    private NodeDetailsJson() {}

    static void write(RunJson json, Map<String, NodeDetails> details) {
        new TreeMap<>(details)
                .forEach((uniqueId, node) -> json.object(uniqueId, () -> {
                    json.details(node);
                    json.texts("tags", node.tags());
                    json.downstream(node.downstream());
                }));
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

    private static NodeDetails node(JsonFields json) throws JsonFieldException {
        Map<NodeText, String> texts = new EnumMap<>(NodeText.class);
        for (NodeText which : NodeText.values()) {
            json.optionalText(which.key()).ifPresent(text -> texts.put(which, text));
        }
        return new NodeDetails(
                texts, owner(json), json.texts("tags"), json.objects("downstream", NodeDetailsJson::exposure));
    }

    private static Optional<Owner> owner(JsonFields json) throws JsonFieldException {
        Optional<JsonFields> owner = json.optionalObject("owner");
        return owner.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Owner(owner.get().optionalText("name"), owner.get().optionalText("email")));
    }

    private static Exposure exposure(JsonFields json) throws JsonFieldException {
        return new Exposure(json.text("uniqueId"), json.text("name"), json.optionalText("type"), owner(json));
    }
}
