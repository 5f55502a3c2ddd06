package co.secoda.report;

import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.NodeText;
import co.secoda.dbt.NodeDetails.Owner;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says whose something is: {@code Finance team, finance@shop.example (group finance)}. */
public final class OwnerWords {
    private OwnerWords() {}

    /** The owner and the group of a node, as far as the manifest says. */
    public static Optional<String> of(NodeDetails details) {
        Optional<String> owner = details.owner().map(OwnerWords::of);
        Optional<String> group = details.text(NodeText.GROUP).map(name -> "group " + name);
        return owner.isPresent() && group.isPresent()
                ? Optional.of(owner.get() + " (" + group.get() + ")")
                : owner.or(() -> group);
    }

    /** The name, the address, or both. */
    public static String of(Owner owner) {
        return Stream.of(owner.name(), owner.email()).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }
}
