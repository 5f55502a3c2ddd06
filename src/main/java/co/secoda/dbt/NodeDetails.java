package co.secoda.dbt;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report may tell of a node that didn't pass, besides its name and file.
 *
 * @param texts what has one value; what the manifest doesn't say, or leaves empty, is absent
 * @param owner whom its group belongs to, else the {@code owner} in its {@code meta}
 * @param tags its tags, at most 50
 * @param downstream the exposures that read from it, directly or not, at most 20; none unless they were asked for
 */
public record NodeDetails(
        Map<NodeText, String> texts, Optional<Owner> owner, List<String> tags, List<Exposure> downstream) {
    /** Of a node that nothing more is known of. */
    public static final NodeDetails NONE = new NodeDetails(Map.of(), Optional.empty(), List.of(), List.of());

    public NodeDetails {
        EnumMap<NodeText, String> copy = new EnumMap<>(NodeText.class);
        copy.putAll(texts);
        texts = Collections.unmodifiableMap(copy);
        tags = List.copyOf(tags);
        downstream = List.copyOf(downstream);
    }

    /** One of the texts, if the manifest has it. */
    public Optional<String> text(NodeText which) {
        return Optional.ofNullable(texts.get(which));
    }
}
