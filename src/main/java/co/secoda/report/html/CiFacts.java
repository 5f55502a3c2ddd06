package co.secoda.report.html;

import co.secoda.report.CiRun;
import java.util.ArrayList;
import java.util.List;

/** What a page says of the run of a CI service. */
final class CiFacts {
    private static final int SHORT_COMMIT = 12;

    private CiFacts() {}

    static List<HtmlPage.Fact> of(CiRun run) {
        List<HtmlPage.Fact> facts = new ArrayList<>();
        facts.add(new HtmlPage.Fact("CI", run.ci().text(), run.url()));
        run.branch().ifPresent(branch -> facts.add(new HtmlPage.Fact("Branch", ShownText.line(branch))));
        run.commit().ifPresent(commit -> facts.add(new HtmlPage.Fact("Commit", shortened(ShownText.line(commit)))));
        run.pullRequest().ifPresent(number -> facts.add(new HtmlPage.Fact("Pull request", ShownText.line(number))));
        return facts;
    }

    /** Of a hash the first digits, as git shows it. */
    private static String shortened(String commit) {
        return commit.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? commit.substring(0, SHORT_COMMIT) : commit;
    }
}
