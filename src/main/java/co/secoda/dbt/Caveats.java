package co.secoda.dbt;

import co.secoda.text.NumberText;
import co.secoda.text.Quoted;
import java.util.List;

/**
 * What makes a run without failures worth less than it looks.
 *
 * @param unknownStatuses the statuses in it that no known dbt writes
 * @param empty whether dbt ran with {@code --empty}, so that tests looked at no rows
 * @param sampled whether dbt ran with {@code --sample} (1.10 and newer), so that tests looked at a part of the rows
 * @param testsWithoutQuery how many tests passed though dbt ran no query for them, as it reused an earlier outcome
 * @param testsWithoutResult how many tests the command should have run and has no result of, where that can be told
 * @param testsWithoutOutcome how many tests have a status that says nothing of the data: {@code success}, {@code no-op}
 *     or {@code reused}
 * @param nothingChanged whether no test has an outcome of its own only because nothing had changed: dbt reused all that
 *     it selected, or its selection by state found nothing
 */
public record Caveats(
        List<UnknownStatus> unknownStatuses,
        boolean empty,
        boolean sampled,
        int testsWithoutQuery,
        int testsWithoutResult,
        int testsWithoutOutcome,
        boolean nothingChanged) {
    /** No caveat. */
    public static final Caveats NONE = new Caveats(List.of(), false, false, 0, 0, 0, false);

    public Caveats {
        unknownStatuses = List.copyOf(unknownStatuses);
    }

    /**
     * A status that no known dbt writes.
     *
     * @param status as it stands in the file, at most 100 characters; of very many the last are counted together
     * @param results how many results have it
     * @param example the unique id of the first of them
     */
    public record UnknownStatus(String status, int results, String example) {
        /** As a sentence says it, such as {@code "cancelled" (2 results, such as test.shop.unique_orders_id)}. */
        public String words() {
            return '"' + Quoted.line(status) + "\" ("
                    + NumberText.count(results, "result, ", "results, such as ")
                    + Quoted.line(example) + ')';
        }
    }

    /** How many results have a status that no known dbt writes. */
    public int resultsOfUnknownStatus() {
        return unknownStatuses.stream().mapToInt(UnknownStatus::results).sum();
    }
}
