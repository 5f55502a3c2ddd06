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
 * @param match what of this run it is, by its name
 */
public record SecodaEntity(
        String id, String name, Optional<String> type, List<String> owners, List<String> tags, Match match) {
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
        this(id, name, type, owners, tags, Match.UNKNOWN);
    }

    /** The same, compared with a run's nodes. */
    SecodaEntity as(Match other) {
        return new SecodaEntity(id, name, type, owners, tags, other);
    }

    /** The unique id of the node that it is; of several in one table, the one that is worst off in this run. */
    public Optional<String> node() {
        return match.nodes().stream().findFirst();
    }

    /** Whether a text is a name: somebody can see something of it. */
    public static boolean isName(String text) {
        return !PlainText.value(text).isEmpty();
    }

    /** Its name as a log can show it; of one that nobody can see, its id. */
    public String shownName() {
        return Stream.of(name, id)
                .map(PlainText::value)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("(no name)");
    }

    /** Whether it fails in Secoda because this run's tests failed, or warns because they warned or failed. */
    public boolean isOfThisRun(boolean failing) {
        return match.standing() == Standing.FAILING || (!failing && match.standing() == Standing.WARNING);
    }

    private static List<String> cut(List<String> texts) {
        return texts.stream().limit(MOST).map(SecodaEntity::cut).toList();
    }

    private static String cut(String text) {
        return WholeCharacters.beginning(text, LONGEST);
    }

    /**
     * What of a run an entity is.
     *
     * @param standing how it stands in the run
     * @param nodes the unique ids of the nodes that are this table in the database, such as {@code model.shop.orders};
     *     mostly one, but a source may be the table of a model. Those that are worst off come first
     */
    public record Match(Standing standing, List<String> nodes) {
        static final Match UNKNOWN = new Match(Standing.UNKNOWN, List.of());

        public Match {
            nodes = List.copyOf(nodes);
        }
    }

    /** How an entity stands in a run, the worst first. */
    public enum Standing {
        /** A test of it failed. */
        FAILING,
        /** A test of it warned, and none failed. */
        WARNING,
        /** It was tested, and no test of it failed or warned. */
        TESTED,
        /** No test of it has an outcome in this run. */
        NOT_TESTED,
        /** The manifest has no node of its name. */
        NOT_IN_MANIFEST,
        /** The manifest has several, which differ in case, and none that is written the same. */
        SEVERAL,
        /** It didn't fail or warn in this run, as far as that is known; the artifacts aren't there to say more. */
        UNKNOWN;

        /** Whether it is known how this run left it. */
        boolean isKnown() {
            return this != SEVERAL && this != UNKNOWN;
        }
    }
}
