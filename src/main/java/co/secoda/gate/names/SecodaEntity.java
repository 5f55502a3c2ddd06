package co.secoda.gate.names;

import co.secoda.text.BoundedText.WholeCharacters;
import co.secoda.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Secoda's catalogue says of an entity. Its texts are Secoda's own, cut at 1,000 characters; of owners and tags
 * there are 20 at most.
 *
 * @param id Secoda's id of it
 * @param name its name in full, such as {@code shop.public.orders}
 * @param type such as {@code table}
 * @param owners whom it belongs to, by names, addresses or ids
 * @param tags its tags, by names or ids
 * @param node which node of this run it is, if its name fits one
 */
public record SecodaEntity(
        String id, String name, Optional<String> type, List<String> owners, List<String> tags, Optional<RunNode> node) {
    private static final int LONGEST = 1_000;
    private static final int MOST = 20;

    public SecodaEntity {
        name = cut(name);
        type = type.map(SecodaEntity::cut);
        owners = cut(owners);
        tags = cut(tags);
    }

    /** One that is not compared with a run's nodes. */
    public SecodaEntity(String id, String name, Optional<String> type, List<String> owners, List<String> tags) {
        this(id, name, type, owners, tags, Optional.empty());
    }

    /** The same, known to be that node. */
    SecodaEntity as(RunNode other) {
        return new SecodaEntity(id, name, type, owners, tags, Optional.of(other));
    }

    /** Its name as a log can show it; of one that nobody can see, its id. */
    public String shownName() {
        return Stream.of(name, id)
                .map(PlainText::value)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("(no name)");
    }

    /** Whether this run's tests made it fail or warn. */
    public boolean isOfThisRun() {
        return node.filter(known -> known.standing().notPassed()).isPresent();
    }

    private static List<String> cut(List<String> texts) {
        return texts.stream().limit(MOST).map(SecodaEntity::cut).toList();
    }

    private static String cut(String text) {
        return WholeCharacters.beginning(text, LONGEST);
    }

    /**
     * A node of this run.
     *
     * @param uniqueId such as {@code model.shop.orders}
     * @param standing how it stands in this run
     */
    public record RunNode(String uniqueId, Standing standing) {
        /** How a node stands in a run. */
        public enum Standing {
            /** A test of it failed. */
            FAILING,
            /** A test of it warned, and none failed. */
            WARNING,
            /** Its tests passed. */
            PASSED,
            /** No test of it has an outcome in this run. */
            NOT_TESTED;

            boolean notPassed() {
                return this == FAILING || this == WARNING;
            }
        }
    }
}
