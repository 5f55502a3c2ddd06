package co.secoda.report;

import co.secoda.gate.Verdict;
import co.secoda.report.RunHistory.PastRun;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a summary for what a history tells of it. */
final class PastRunReader {
    /** Before, there was no run. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final class Entities {
        private OptionalInt failing = OptionalInt.empty();
        private OptionalInt warning = OptionalInt.empty();
    }

    private final SummaryParser json;
    private final Entities server = new Entities();
    private final Entities local = new Entities();
    private int schemaVersion;
    private boolean judged;
    private Optional<String> integrationId = Optional.empty();
    private Optional<String> finishedAt = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private Optional<String> url = Optional.empty();

    private PastRunReader(SummaryParser json) {
        this.json = json;
    }

    /**
     * The run that a summary tells of, unless it wasn't judged or is of another integration.
     *
     * @param wanted the integration; where absent, of runs without one
     * @throws SummaryParser.NotReadException if it is no summary, or not whole
     * @throws IOException if it can't be read
     */
    static Optional<PastRun> read(InputStream in, Optional<String> wanted)
            throws SummaryParser.NotReadException, IOException {
        try (SummaryParser parser = new SummaryParser(in)) {
            PastRunReader reader = new PastRunReader(parser);
            parser.readDocument(reader::read);
            return reader.run(wanted);
        }
    }

    private Optional<PastRun> run(Optional<String> wanted) throws SummaryParser.NotReadException {
        Optional<Instant> ended = finishedAt.flatMap(SummaryParser::instant).filter(EARLIEST::isBefore);
        if (schemaVersion < SummaryParser.KNOWN_SCHEMA || ended.isEmpty()) {
            throw SummaryParser.unknown(schemaVersion);
        }
        if (!judged || !integrationId.equals(wanted)) {
            return Optional.empty();
        }
        Verdict.Kind known = verdict.flatMap(Verdict.Kind::of).orElseThrow(() -> SummaryParser.unknown(schemaVersion));
        boolean answered = server.failing.isPresent();
        return Optional.of(new PastRun(
                ended.get(),
                known,
                answered ? server.failing : local.failing,
                answered ? server.warning : local.warning,
                url));
    }

    private void read(String member) {
        switch (member) {
            case "schemaVersion" -> schemaVersion = json.number();
            case "integrationId" -> integrationId = json.text();
            case "finishedAt" -> finishedAt = json.text();
            case "ci" -> json.eachMember(name -> url = name.equals("url") ? json.text() : json.skipped(url));
            case "gate" -> {
                judged = true;
                json.eachMember(name -> verdict = name.equals("verdict") ? json.text() : json.skipped(verdict));
            }
            case "server" -> json.eachMember(name -> read(name, server));
            case "local" -> json.eachMember(name -> read(name, local));
            default -> json.skip();
        }
    }

    private void read(String member, Entities into) {
        switch (member) {
            case "failing" -> into.failing = elements();
            case "warning" -> into.warning = elements();
            default -> json.skip();
        }
    }

    private OptionalInt elements() {
        int[] elements = {0};
        boolean array = json.eachElement(() -> {
            json.skip();
            elements[0]++;
        });
        return array ? OptionalInt.of(elements[0]) : OptionalInt.empty();
    }
}
