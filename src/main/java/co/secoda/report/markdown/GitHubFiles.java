package co.secoda.report.markdown;

import co.secoda.gate.Verdict;
import co.secoda.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What goes into the files that GitHub Actions gives a step. Both are added to: other modules and steps may have
 * written before.
 */
public final class GitHubFiles {
    /** What GitHub takes of a step, in bytes. */
    static final int STEP_SUMMARY = 1 << 20;

    private GitHubFiles() {}

    /**
     * Adds the report to the job's summary, as far as there is room in what GitHub takes of a step, 1 MiB.
     *
     * @param graph draws what is downstream
     * @param file {@code GITHUB_STEP_SUMMARY}
     * @throws IOException if it can't be written
     */
    public static void addSummary(Report report, DownstreamGraph graph, Path file) throws IOException {
        long used = Files.exists(file) ? Files.size(file) : 0;
        append(file, Markdown.of(report, graph, (int) Math.max(0, STEP_SUMMARY - used)));
    }

    /**
     * Adds {@code verdict}, {@code failing} and {@code warning} to the step's outputs: the numbers of entities by
     * Secoda's answer, without one by the artifacts.
     *
     * @param file {@code GITHUB_OUTPUT}
     * @throws IOException if it can't be written
     */
    public static void addOutputs(Report report, Path file) throws IOException {
        String verdict =
                report.verdict().map(Verdict::kind).orElse(Verdict.Kind.UNKNOWN).text();
        int failing = report.failing().orElse(0);
        int warning = report.warning().orElse(0);
        append(file, "verdict=" + verdict + "\nfailing=" + failing + "\nwarning=" + warning + "\n");
    }

    private static void append(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
