package co.secoda.report.junit;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.TestCases.TestCase;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.query.CompiledQueries;
import co.secoda.report.ExposureWords;
import co.secoda.report.OwnerWords;
import co.secoda.report.WhatIsNew;
import co.secoda.text.BoundedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a case says of a test that did not pass, or a node that was not built, below dbt's message: a line a fact. */
final class CaseWords {
    /** Of so many the files are looked for; nobody reads on. */
    private static final int MOST_LOOKED_FOR = 1_000;

    private final DbtRun run;
    private final CompiledQueries queries;
    private final WhatIsNew fresh;
    private final int most;
    private int told;

    /**
     * Of a run.
     *
     * @param fresh what of it is new
     * @param most as many characters of a message as are told
     */
    CaseWords(DbtRun run, WhatIsNew fresh, int most) {
        this.run = run;
        this.queries = new CompiledQueries(run);
        this.fresh = fresh;
        this.most = most;
    }

    /** Of a test. */
    String of(TestCase test, String message, Optional<TestResult> result) {
        List<String> lines = new ArrayList<>(List.of(BoundedText.of(message.strip(), most)));
        result.ifPresent(known -> {
            if (known.failures().isPresent()) {
                lines.add("Rows: " + known.failures().getAsLong());
            }
            fresh.gist(known).ifPresent(word -> lines.add("Baseline: " + word));
            if (told < MOST_LOOKED_FOR) {
                queries.rows(known).ifPresent(rows -> lines.add("See them: " + BoundedText.of(rows, most)));
            }
            about(known.test(), known.entities().get(0), lines);
        });
        lines.add("Test: " + test.uniqueId());
        return String.join("\n", lines);
    }

    /** Of a node. */
    String of(DbtNode node, String message) {
        List<String> lines = new ArrayList<>(List.of(BoundedText.of(message, most)));
        about(node, node, lines);
        return String.join("\n", lines);
    }

    private void about(DbtNode queried, DbtNode owned, List<String> lines) {
        if (told++ >= MOST_LOOKED_FOR) {
            return;
        }
        queries.file(queried).ifPresent(file -> lines.add("Query: " + BoundedText.of(file, most)));
        OwnerWords.of(run.detailsOf(owned)).ifPresent(owner -> lines.add("Owner: " + BoundedText.of(owner, most)));
        ExposureWords.of(run.detailsOf(owned))
                .forEach(reader -> lines.add("Downstream: " + BoundedText.of(reader, most)));
    }
}
