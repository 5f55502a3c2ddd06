package co.secoda.report;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.command.DbtExit;
import co.secoda.gate.Verdict;
import co.secoda.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one sentence of a verdict that fails the build, which is its failure's message. */
public final class Headline {
    private static final int NAMED = 3;
    private static final int LONGEST = 1_200;

    private Headline() {}

    /**
     * The one sentence of a verdict that fails the build, which {@code mvn -q} shows too: its first reasons, the worst
     * of the entities that failed, and of those of other runs that helped to fail it.
     */
    public static String of(Report report, Verdict verdict) {
        boolean failed = verdict.kind() == Verdict.Kind.FAILED;
        String names = report.run()
                .filter(run -> failed)
                .map(run -> worst(report, run))
                .orElse("");
        String reasons = verdict.reasons().stream().limit(NAMED).collect(Collectors.joining("; "));
        String dbt = redDbt(report).map(sentence -> "; " + sentence).orElse("");
        String others = OtherFailures.of(report, verdict).words();
        return PlainText.oneLine("Secoda: " + verdict.kind().text() + ": " + reasons + names + others + dbt, LONGEST);
    }

    private static String worst(Report report, DbtRun run) {
        List<Entity> failing = FailingSince.newFirst(report, report.countedFailing());
        return failing.stream()
                .limit(NAMED)
                .map(entity -> run.labels().of(entity.node()).text())
                .collect(Collectors.joining(", ", failing.isEmpty() ? "" : ": ", failing.size() > NAMED ? ", …" : ""));
    }

    private static Optional<String> redDbt(Report report) {
        return report.dbt().filter(exit -> !exit.isGreen()).map(DbtExit::sentence);
    }
}
