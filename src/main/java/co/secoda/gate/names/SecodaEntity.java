package co.secoda.gate.names;

import co.secoda.text.BoundedText.WholeCharacters;
import java.util.List;
import java.util.Optional;

/**
 * What Secoda's catalogue says of an entity. Its texts are Secoda's own, cut at 1,000 characters; of owners and tags
 * there are 20 at most.
 *
 * @param id Secoda's id of it
 * @param name its name in full, such as {@code shop.public.orders}
 * @param type such as {@code table}
 * @param owners whom it belongs to, by names, addresses or ids
 * @param tags its tags, by names or ids
 */
public record SecodaEntity(String id, String name, Optional<String> type, List<String> owners, List<String> tags) {
    private static final int LONGEST = 1_000;
    private static final int MOST = 20;

    public SecodaEntity {
        name = cut(name);
        type = type.map(SecodaEntity::cut);
        owners = cut(owners);
        tags = cut(tags);
    }

    private static List<String> cut(List<String> texts) {
        return texts.stream().limit(MOST).map(SecodaEntity::cut).toList();
    }

    private static String cut(String text) {
        return WholeCharacters.beginning(text, LONGEST);
    }
}
