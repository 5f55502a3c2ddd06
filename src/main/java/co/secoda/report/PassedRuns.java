package co.secoda.report;

import co.secoda.gate.LastGood;
import co.secoda.gate.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a history knows of the runs that passed. */
public final class PassedRuns {
    private final SummaryParser json;
    private final Set<String> failing = new LinkedHashSet<>();
    private final Set<String> warning = new LinkedHashSet<>();
    private boolean answered;
    private Optional<String> integrationId = Optional.empty();
    private Optional<String> baseUrl = Optional.empty();
    private Optional<String> finishedAt = Optional.empty();
    private Optional<String> verdict = Optional.empty();

    private PassedRuns(SummaryParser json) {
        this.json = json;
    }

    /**
     * What was failing when a run last passed, by the copies of summaries that goals left in a directory. Those that
     * can't be read are passed over.
     *
     * @param directory where they are; one that isn't there has none
     * @param target of which integration and server
     * @param before when they must have ended before
     */
    public static Optional<LastGood> latest(Path directory, Report.Target target, Instant before) {
        try {
            List<HistoryFiles.Candidate> files =
                    HistoryFiles.find(directory, Optional.of(target.integrationId()), before, HistoryWriter.KEPT);
            return files.stream()
                    .filter(file -> file.copy() && file.bytes() <= RunHistory.MAX_BYTES)
                    .map(file -> read(file.path(), target))
                    .flatMap(Optional::stream)
                    .filter(run -> run.at().isBefore(before))
                    .findFirst(); // the newest comes first
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<LastGood> read(Path file, Report.Target target) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                SummaryParser parser = new SummaryParser(in)) {
            PassedRuns reader = new PassedRuns(parser);
            parser.readDocument(reader::read);
            return reader.passed(target);
        } catch (IOException | SummaryParser.NotReadException e) {
            return Optional.empty();
        }
    }

    private Optional<LastGood> passed(Report.Target target) {
        boolean ofTarget = integrationId.equals(Optional.of(target.integrationId()))
                && baseUrl.equals(Optional.of(target.baseUrl()));
        Optional<Instant> at = finishedAt.flatMap(SummaryParser::instant);
        return ofTarget && verdict.flatMap(Verdict.Kind::of).equals(Optional.of(Verdict.Kind.PASSED)) && answered
                ? at.map(ended -> LastGood.ofPassed(ended, failing, warning))
                : Optional.empty();
    }

    private void read(String member) {
        switch (member) {
            case "integrationId" -> integrationId = json.text();
            case "baseUrl" -> baseUrl = json.text();
            case "finishedAt" -> finishedAt = json.text();
            case "gate" ->
                json.eachMember(name -> verdict = name.equals("verdict") ? json.text() : json.skipped(verdict));
            case "server" -> json.eachMember(this::answer);
            default -> json.skip();
        }
    }

    private void answer(String member) {
        switch (member) {
            case "failing" -> answered = json.eachElement(() -> json.text().ifPresent(failing::add));
            case "warning" -> json.eachElement(() -> json.text().ifPresent(warning::add));
            default -> json.skip();
        }
    }
}
