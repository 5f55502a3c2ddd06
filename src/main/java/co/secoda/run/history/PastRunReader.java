package co.secoda.run.history;

import co.secoda.api.FailingTests;
import co.secoda.gate.Verdict;
import co.secoda.report.PastRun;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a summary for what a history tells of it. */
final class PastRunReader {
    /** Before, there was no run. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** What a summary lists as failing and as warning, from Secoda or from the artifacts. */
    private static final class Lists {
        private OptionalInt failing = OptionalInt.empty();
        private OptionalInt warning = OptionalInt.empty();
        private final Map<String, Set<String>> failingIds = new LinkedHashMap<>();
        private final Map<String, Set<String>> warningIds = new LinkedHashMap<>();
        private final Set<String> errored = new LinkedHashSet<>();
    }

    private final SummaryParser json;
    private final Ids ids;
    private final Lists server = new Lists();
    private final Lists local = new Lists();
    private final Map<String, Duration> nodeTimes = new HashMap<>();
    private int schemaVersion;
    private boolean judged;
    private Optional<String> integrationId = Optional.empty();
    private Optional<String> baseUrl = Optional.empty();
    private Optional<String> project = Optional.empty();
    private Optional<String> runResults = Optional.empty();
    private Optional<String> finishedAt = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private Optional<String> url = Optional.empty();
    private Optional<String> commit = Optional.empty();

    private PastRunReader(SummaryParser json, Ids ids) {
        this.json = json;
        this.ids = ids;
    }

    /**
     * The run that a summary tells of, unless it wasn't judged.
     *
     * @param ids those of the runs that were read before: most are the same again
     * @throws SummaryParser.NotReadException if it is no summary, or not whole
     * @throws IOException if it can't be read
     */
    static Optional<PastRun> read(InputStream in, Ids ids) throws SummaryParser.NotReadException, IOException {
        try (SummaryParser parser = new SummaryParser(in)) {
            ids.begin();
            PastRunReader reader = new PastRunReader(parser, ids);
            parser.readDocument(reader::read);
            return reader.run();
        }
    }

    private Optional<PastRun> run() throws SummaryParser.NotReadException {
        Optional<Instant> ended = finishedAt.flatMap(SummaryParser::instant).filter(EARLIEST::isBefore);
        if (schemaVersion < SummaryParser.KNOWN_SCHEMA || ended.isEmpty()) {
            throw SummaryParser.unknown(schemaVersion);
        }
        if (!judged) {
            return Optional.empty();
        }
        Verdict.Kind known = verdict.flatMap(Verdict.Kind::of).orElseThrow(() -> SummaryParser.unknown(schemaVersion));
        boolean answered = server.failing.isPresent();
        return Optional.of(new PastRun(
                ended.get(),
                known,
                answered ? server.failing : local.failing,
                answered ? server.warning : local.warning,
                url,
                commit,
                answered && ids.areWhole() ? Optional.of(answer()) : Optional.empty(),
                local.failing.isPresent() ? Optional.of(local()) : Optional.empty(),
                new PastRun.Identity(integrationId, baseUrl, project, runResults),
                nodeTimes));
    }

    private FailingTests answer() {
        return FailingTests.of(server.failingIds.keySet(), server.warningIds.keySet());
    }

    private PastRun.Local local() {
        return new PastRun.Local(local.failingIds, local.warningIds, local.errored, ids.areWhole());
    }

    private void read(String member) {
        switch (member) {
            case "schemaVersion" -> schemaVersion = json.number();
            case "integrationId" -> integrationId = json.text();
            case "baseUrl" -> baseUrl = json.text();
            case "finishedAt" -> finishedAt = json.text();
            case "ci", "git" -> json.eachMember(this::ci);
            case "artifacts" -> json.eachMember(this::artifacts);
            case "gate" -> {
                judged = true;
                json.eachMember(name -> verdict = name.equals("verdict") ? json.text() : json.skipped(verdict));
            }
            case "server" -> json.eachMember(name -> read(name, server));
            case "local" -> json.eachMember(name -> read(name, local));
            case NodeTimes.MEMBER -> json.eachMember(this::nodeTime);
            default -> json.skip();
        }
    }

    private void nodeTime(String uniqueId) {
        int millis = json.number();
        if (millis > 0) {
            ids.kept(uniqueId).ifPresent(id -> nodeTimes.put(id, Duration.ofMillis(millis)));
        }
    }

    private void ci(String member) {
        switch (member) {
            case "url" -> url = json.text();
            case "commit" -> commit = json.text();
            default -> json.skip();
        }
    }

    private void artifacts(String member) {
        switch (member) {
            case "project" -> project = json.text();
            case "runResults" ->
                json.eachMember(name -> runResults = name.equals("sha256") ? json.text() : json.skipped(runResults));
            default -> json.skip();
        }
    }

    private void read(String member, Lists into) {
        switch (member) {
            case "failing" -> into.failing = entities(into.failingIds);
            case "warning" -> into.warning = entities(into.warningIds);
            case "errored" -> json.eachElement(() -> entity().ifPresent(node -> into.errored.add(node.id())));
            default -> json.skip();
        }
    }

    private OptionalInt entities(Map<String, Set<String>> into) {
        int[] elements = {0};
        boolean array = json.eachElement(() -> {
            elements[0]++;
            entity().ifPresent(entity -> into.computeIfAbsent(entity.id(), id -> new LinkedHashSet<>())
                    .addAll(entity.tests()));
        });
        return array ? OptionalInt.of(elements[0]) : OptionalInt.empty();
    }

    /** An entity of Secoda's, which is a text, or of the artifacts, which is an object. */
    private record Entity(String id, List<String> tests) {}

    private Optional<Entity> entity() {
        if (json.atText()) {
            return json.text().flatMap(ids::kept).map(id -> new Entity(id, List.of()));
        }
        List<String> uniqueIds = new ArrayList<>();
        List<String> tests = new ArrayList<>();
        json.eachMember(name -> {
            switch (name) {
                case "uniqueId" -> json.text().flatMap(ids::kept).ifPresent(uniqueIds::add);
                case "tests" -> json.eachElement(() -> entity().ifPresent(test -> tests.add(test.id())));
                default -> json.skip();
            }
        });
        return uniqueIds.stream().findFirst().map(id -> new Entity(id, tests));
    }

    /** The ids of the runs that one history reads, each text once, and not more of them than have room. */
    static final class Ids {
        private static final int MOST_OF_ONE_RUN = 50_000;
        private static final int MOST_OF_ALL_RUNS = 500_000;

        private final Map<String, String> known = new HashMap<>();
        private int leftOfAll = MOST_OF_ALL_RUNS;
        private int leftOfOne;
        private boolean whole;

        void begin() {
            leftOfOne = MOST_OF_ONE_RUN;
            whole = true;
        }

        /** Whether no id of the run that was begun last was left out. */
        boolean areWhole() {
            return whole;
        }

        Optional<String> kept(String id) {
            if (leftOfOne == 0 || leftOfAll == 0) {
                whole = false;
                return Optional.empty();
            }
            leftOfOne--;
            leftOfAll--;
            return Optional.of(known.computeIfAbsent(id, same -> same));
        }
    }
}
