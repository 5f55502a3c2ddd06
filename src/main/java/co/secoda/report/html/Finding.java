package co.secoda.report.html;

import java.util.List;
import java.util.Optional;

/**
 * An entity that didn't pass.
 *
 * @param open whether it is unfolded at first
 * @param type such as {@code model}
 * @param name its name
 * @param path its file; empty where not known
 * @param gist what is seen of it while it is folded, such as {@code 2 tests}
 * @param facts where it lives and whose it is
 * @param tags its tags
 * @param description what its owner says of it; empty where there is none
 * @param tests its tests that didn't pass
 * @param moreTests what is said of those that are not drawn
 * @param message why it was not built
 * @param query of what was not built
 * @param readers the exposures that read from it, in sentences
 */
record Finding(
        boolean open,
        String type,
        String name,
        String path,
        String gist,
        List<HtmlPage.Fact> facts,
        List<String> tags,
        String description,
        List<Test> tests,
        Optional<String> moreTests,
        Optional<Message> message,
        Query query,
        List<String> readers) {

    /**
     * The query that dbt ran.
     *
     * @param file where it is, as far as it is there
     * @param pieces its text; empty where it isn't known, or the page has no room for it
     * @param rows how to see the rows that a test found, where dbt stored them
     */
    record Query(Optional<String> file, List<SqlText.Piece> pieces, Optional<String> rows) {
        /** Of what has none. */
        static final Query NONE = new Query(Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * A test that didn't pass.
     *
     * @param look how it looks
     * @param status as dbt spells it
     * @param name its name
     * @param facts the column, the rows, the severity
     * @param message what dbt says
     * @param query what it asked
     * @param entry what to paste into the list of known failures, if it fails and isn't in it
     */
    record Test(
            Look look,
            String status,
            String name,
            List<HtmlPage.Fact> facts,
            Optional<Message> message,
            Query query,
            Optional<String> entry) {}

    /**
     * A message.
     *
     * @param text all of a short one, the first line of a long one
     * @param whole all of a long one, with its line breaks
     */
    record Message(String text, Optional<String> whole) {}
}
