package co.secoda.gate;

import co.secoda.api.CatalogFilter;
import co.secoda.api.CatalogPage;
import co.secoda.api.Deadline;
import co.secoda.api.FailingTests;
import co.secoda.api.Integration;
import co.secoda.api.IntegrationId;
import co.secoda.api.Integrations.IntegrationPage;
import co.secoda.api.NewIntegration;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaApi.SlackConversation;
import co.secoda.api.SecodaException;
import co.secoda.api.UploadFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A server whose answers a test sets for times, in seconds since the start of {@link PlayedTime}; each holds until the
 * next.
 */
public final class PlayedServer implements SecodaApi {
    public static final IntegrationId ID = new IntegrationId("0a1b");

    private final PlayedTime time;
    private final TreeMap<Long, Deadline.Work<FailingTests>> answers = new TreeMap<>();
    private final TreeMap<Long, Deadline.Work<Optional<String>>> lastRuns = new TreeMap<>();
    private final TreeMap<Long, String> updates = new TreeMap<>();
    private final TreeMap<Long, Deadline.Work<Boolean>> triggers = new TreeMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Map.Entry<String, Long>> times = new ArrayList<>();
    private Duration latency = Duration.ZERO;
    private Deadline deadline = Deadline.NONE;
    private Optional<Deadline.Work<FailingTests>> beforeUpload = Optional.empty();
    private boolean publishes;

    public PlayedServer(PlayedTime time) {
        this.time = time;
        lastRun(0, "2026-11-24T09:00:00Z");
        trigger(0, () -> true);
    }

    public PlayedServer answer(long from, FailingTests answer) {
        return answer(from, () -> answer);
    }

    public PlayedServer answer(long from, Deadline.Work<FailingTests> answer) {
        answers.put(from, answer);
        return this;
    }

    public PlayedServer lastRun(long from, String text) {
        return lastRun(from, () -> Optional.of(text));
    }

    public PlayedServer lastRun(long from, Deadline.Work<Optional<String>> lastRun) {
        lastRuns.put(from, lastRun);
        return this;
    }

    public PlayedServer updatedAt(long from, String text) {
        updates.put(from, text);
        return this;
    }

    public PlayedServer trigger(long from, Deadline.Work<Boolean> accepted) {
        triggers.put(from, accepted);
        return this;
    }

    /** Takes an upload too, in no time; until then, what is failing is this, and takes no time either. */
    public PlayedServer beforeUpload(Deadline.Work<FailingTests> answer) {
        beforeUpload = Optional.of(answer);
        publishes = true;
        return this;
    }

    /** Every call takes this long, and the server makes up its answer at the start. */
    public PlayedServer latency(int seconds) {
        latency = Duration.ofSeconds(seconds);
        return this;
    }

    /** What was called when, such as {@code failing_tests@5}. */
    public List<String> calls() {
        return new ArrayList<>(calls);
    }

    /** When a call was made, in microseconds since the start. */
    public List<Long> times(String call) {
        return times.stream()
                .filter(made -> made.getKey().equals(call))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * When polls after the last trigger began, in microseconds since the start: each asks for last-run first, and
     * perhaps once more right after the lists.
     */
    List<Long> polls() {
        List<Long> polls = new ArrayList<>();
        long listsRead = -1;
        for (Map.Entry<String, Long> made : times) {
            switch (made.getKey()) {
                case "trigger" -> polls.clear();
                case "failing_tests" -> listsRead = made.getValue() + latency.toNanos() / 1_000;
                default -> {
                    if (made.getValue() != listsRead) {
                        polls.add(made.getValue());
                    }
                }
            }
        }
        return polls;
    }

    public static <T> Deadline.Work<T> fails(SecodaException.Kind kind, int status) {
        return () -> {
            throw new SecodaException(kind, status, "HTTP " + status);
        };
    }

    @Override
    public Integration getIntegration(IntegrationId id) throws SecodaException, InterruptedException {
        Optional<String> lastRun = play("integration", id, lastRuns);
        Map<String, Object> fields = Optional.ofNullable(updates.floorEntry(time.seconds()))
                .map(update -> Map.<String, Object>of("updated_at", update.getValue()))
                .orElse(Map.of());
        return new Integration(id.value(), Optional.empty(), Optional.of("dbt"), lastRun, fields);
    }

    @Override
    public FailingTests getFailingTests(IntegrationId id) throws SecodaException, InterruptedException {
        return beforeUpload.isPresent() ? beforeUpload.get().make() : play("failing_tests", id, answers);
    }

    @Override
    public void triggerDbtSync(IntegrationId id) throws SecodaException, InterruptedException {
        play("trigger", id, triggers);
    }

    private <T> T play(String call, IntegrationId id, NavigableMap<Long, Deadline.Work<T>> script)
            throws SecodaException, InterruptedException {
        if (!id.equals(ID)) {
            throw new AssertionError("asked for " + id);
        }
        if (deadline.isOver()) {
            throw new SecodaException(SecodaException.Kind.UNREACHABLE, 0, "no time was left");
        }
        calls.add(call + "@" + time.seconds());
        times.add(Map.entry(call, time.micros()));
        Deadline.Work<T> scripted = script.floorEntry(time.seconds()).getValue();
        Duration left = deadline.left();
        if (latency.compareTo(left) >= 0) {
            time.pause(left);
            throw new SecodaException(SecodaException.Kind.UNREACHABLE, 0, "no answer before time was up");
        }
        try {
            return scripted.make();
        } finally {
            time.pause(latency);
        }
    }

    /** From now on, for whoever has this server: a wait is the only one who calls it. */
    @Override
    public PlayedServer until(Deadline end) {
        deadline = end;
        return this;
    }

    @Override
    public IntegrationPage listIntegrations(Optional<String> type, int page) {
        throw new AssertionError("not a call of the gate");
    }

    @Override
    public Integration createIntegration(NewIntegration integration) {
        throw new AssertionError("not a call of the gate");
    }

    @Override
    public void deleteIntegration(IntegrationId id) {
        throw new AssertionError("not a call of the gate");
    }

    @Override
    public void importCsvMetadata(IntegrationId id, UploadFile file) {
        throw new AssertionError("not a call of the gate");
    }

    @Override
    public void importJsonlMetadata(IntegrationId id, UploadFile resources, Optional<UploadFile> lineages) {
        throw new AssertionError("not a call of the gate");
    }

    @Override
    public void uploadDbtArtifacts(IntegrationId id, UploadFile runResults, UploadFile manifest) {
        requirePublishing("not a call of the gate");
        beforeUpload = Optional.empty();
    }

    /** Its catalogue is empty. */
    @Override
    public CatalogPage listResources(CatalogFilter filter, int page) {
        requirePublishing("not a call of the gate");
        return new CatalogPage(List.of(), OptionalInt.empty());
    }

    /** It answers each call once or not at all. */
    @Override
    public PlayedServer once() {
        return this;
    }

    @Override
    public List<SlackConversation> listSlackConversations() {
        throw new AssertionError("not a call of the gate");
    }

    @Override
    public void close() {
        requirePublishing("whoever opened it closes it");
    }

    private void requirePublishing(String otherwise) {
        if (!publishes) {
            throw new AssertionError(otherwise);
        }
    }
}
