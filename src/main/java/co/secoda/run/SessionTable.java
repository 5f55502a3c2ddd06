package co.secoda.run;

import co.secoda.gate.Rule.Evidence;
import co.secoda.gate.Verdict;
import co.secoda.report.Report;
import co.secoda.run.Host.BuildModule;
import co.secoda.text.TextTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The row of one judging goal in the table at the end of a session. */
final class SessionTable {
    private static final String NONE = "none";

    private final Host host;
    private final BuildModule module;
    private final SessionClosing closing;

    SessionTable(Host host) {
        this.host = host;
        this.module = host.module();
        this.closing = new SessionClosing(host);
    }

    /** Says that a module has no verdict, until there is one. */
    void begin() {
        closing.row(module.order(), List.of(module.name(), module.executionId(), NONE, "", "", "", ""));
    }

    /** Says what came of a module. */
    void end(Report report, Optional<Path> summary) {
        closing.judged();
        closing.row(
                module.order(),
                List.of(
                        module.name(),
                        module.executionId(),
                        report.verdict().map(verdict -> verdict.kind().text()).orElse(NONE),
                        report.failing().isPresent()
                                ? Integer.toString(report.failing().getAsInt())
                                : "",
                        report.warning().isPresent()
                                ? Integer.toString(report.warning().getAsInt())
                                : "",
                        report.evidence().map(Evidence::text).orElse(""),
                        summary.map(this::shown).orElse("")));
    }

    private String shown(Path file) {
        return Optional.of(host.rootDirectory())
                .filter(file::startsWith)
                .map(root -> root.relativize(file))
                .orElse(file)
                .toString();
    }

    /** The table as lines of a log, with the numbers of verdicts above it. */
    static List<String> lines(List<List<String>> rows) {
        TextTable table = new TextTable("module", "verdict", "failing", "warning", "evidence", "summary");
        for (List<String> row : rows) {
            table.row(Stream.concat(Stream.of(name(row, rows)), row.subList(2, row.size()).stream())
                    .toArray(String[]::new));
        }
        String counts = Stream.concat(Arrays.stream(Verdict.Kind.values()).map(Verdict.Kind::text), Stream.of(NONE))
                .map(verdict -> count(rows, verdict))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return Stream.concat(
                        Stream.of("Secoda, " + rows.size() + " runs: " + counts + "."),
                        table.text().lines().map(line -> "  " + line))
                .toList();
    }

    /** The module's, with that of the execution where it has several. */
    private static String name(List<String> row, List<List<String>> rows) {
        String module = row.get(0);
        long executions =
                rows.stream().filter(other -> other.get(0).equals(module)).count();
        return executions > 1 ? module + " (" + row.get(1) + ")" : module;
    }

    private static Optional<String> count(List<List<String>> rows, String verdict) {
        long count = rows.stream().filter(row -> row.get(2).equals(verdict)).count();
        return count == 0
                ? Optional.empty()
                : Optional.of(count + " " + (verdict.equals(NONE) ? "without a verdict" : verdict));
    }
}
