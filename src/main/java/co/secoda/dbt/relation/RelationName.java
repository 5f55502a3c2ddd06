package co.secoda.dbt.relation;

import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.NodeText;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a node is called in its database: {@code shop.public.orders}, without the quotes that some write around its
 * parts.
 *
 * @param text the parts, with dots between them
 */
public record RelationName(String text) {
    private static final Pattern QUOTES = Pattern.compile("[\"`\\[\\]]");

    public RelationName {
        text = Normalizer.normalize(QUOTES.matcher(text).replaceAll(""), Normalizer.Form.NFC)
                .strip();
    }

    /** Of a node, if the manifest says that much: its {@code database}, {@code schema} and {@code alias}. */
    public static Optional<RelationName> of(NodeDetails details) {
        return of(details.text(NodeText.DATABASE), details.text(NodeText.SCHEMA), details.text(NodeText.ALIAS));
    }

    /** The same, from its parts; some databases have no {@code database}. */
    static Optional<RelationName> of(Optional<String> database, Optional<String> schema, Optional<String> alias) {
        return schema.isEmpty() || alias.isEmpty()
                ? Optional.empty()
                : Optional.of(new RelationName(Stream.of(database, schema, alias)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("."))));
    }

    /** The same for all that differ in case alone. */
    public String folded() {
        return text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
