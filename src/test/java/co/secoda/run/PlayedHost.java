package co.secoda.run;

import co.secoda.api.ApiKey;
import co.secoda.api.ConnectionSettings.ClientKeys;
import co.secoda.api.Pause;
import co.secoda.api.RequestHeaders;
import co.secoda.run.Host.BuildCaching;
import co.secoda.run.Host.BuildModule;
import co.secoda.run.Host.FoundKey;
import co.secoda.run.Host.FoundProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A build that a test plays: its clock goes on only when something waits, and what it says and is handed is kept. */
public final class PlayedHost implements Host {
    public final RecordingLog log = new RecordingLog();
    public final List<String> commands = new ArrayList<>();
    public final List<Exception> failuresAtEnd = new ArrayList<>();
    public final Map<String, String> environment = new HashMap<>();
    /** What the checkout sets, and where. */
    public final Map<String, String> inCheckout = new HashMap<>();

    public Instant now = Instant.parse("2026-09-14T05:30:00Z");
    /** What tells the time and lets it pass, if it isn't {@link #now}. */
    public Optional<InstantSource> clock = Optional.empty();

    public Optional<Pause> pause = Optional.empty();
    /** Hears how much time passes. */
    public Consumer<Duration> passes = duration -> {};

    public BuildModule module = new BuildModule("shop", "default-cli", 1, 1);
    public Optional<Path> cleaned = Optional.empty();
    /** The properties that the command line gives. */
    public Set<String> outside = Set.of();

    public boolean parallel;
    public boolean offline;
    public Optional<String> key = Optional.of("tok-played-0123456789");

    private final String goal;
    private final Path directory;
    private final ConcurrentMap<String, Object> shared;
    private final Deque<Runnable> atEnd;
    private final BuildSession session;

    /** @param directory where the build was called */
    public PlayedHost(String goal, Path directory) {
        this(goal, directory, new ConcurrentHashMap<>(), new ArrayDeque<>());
    }

    private PlayedHost(String goal, Path directory, ConcurrentMap<String, Object> shared, Deque<Runnable> atEnd) {
        this.goal = goal;
        this.directory = directory;
        this.shared = shared;
        this.atEnd = atEnd;
        this.session = new BuildSession(shared, atEnd::addFirst);
    }

    /** The same build at another goal. */
    public PlayedHost at(String otherGoal) {
        return at(otherGoal, directory);
    }

    /** The same build at a goal of the module in another directory. */
    public PlayedHost at(String otherGoal, Path otherDirectory) {
        PlayedHost other = new PlayedHost(otherGoal, otherDirectory, shared, atEnd);
        other.now = now;
        other.passes = passes;
        other.key = key;
        other.environment.putAll(environment);
        other.inCheckout.putAll(inCheckout);
        other.module = module;
        return other;
    }

    /** Ends the build. */
    public void end() {
        for (Runnable end = atEnd.poll(); end != null; end = atEnd.poll()) {
            end.run();
        }
    }

    @Override
    public String goal() {
        return goal;
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public BuildModule module() {
        return module;
    }

    @Override
    public Path rootDirectory() {
        return directory;
    }

    @Override
    public Path baseDirectory() {
        return directory;
    }

    @Override
    public Checkout checkout() {
        return Checkout.around(directory, this::environment, (property, value) -> outside.contains(property));
    }

    @Override
    public Optional<Path> cleanedDirectory() {
        return cleaned;
    }

    @Override
    public Path reportDirectory(Path artifactsDirectory) {
        return artifactsDirectory.resolve("secoda");
    }

    @Override
    public String mavenVersion() {
        return "3.9.16";
    }

    @Override
    public Optional<Path> userSettings() {
        return Optional.empty();
    }

    @Override
    public BuildCaching caching() {
        return BuildCaching.NONE;
    }

    @Override
    public boolean isOffline() {
        return offline;
    }

    @Override
    public boolean isParallel() {
        return parallel;
    }

    @Override
    public Map<String, String> environment() {
        return new HashMap<>(environment);
    }

    @Override
    public BuildSession session() {
        return session;
    }

    @Override
    public Optional<FoundKey> key(Optional<String> serverId) {
        return key.map(text -> new FoundKey(ApiKey.of(text), "the test"));
    }

    @Override
    public List<ApiKey> keys() {
        return key.stream().map(ApiKey::of).toList();
    }

    @Override
    public Optional<String> inCheckout(String property) {
        return Optional.ofNullable(inCheckout.get(property));
    }

    @Override
    public Optional<String> unresolvedKey(Optional<String> serverId) {
        return Optional.empty();
    }

    @Override
    public Optional<FoundProxy> proxy() {
        return Optional.empty();
    }

    @Override
    public Optional<ClientKeys> clientKeys() {
        return Optional.empty();
    }

    @Override
    public RequestHeaders headers(Optional<String> serverId) {
        return RequestHeaders.NONE;
    }

    @Override
    public InstantSource clock() {
        return clock.orElse(() -> now);
    }

    @Override
    public LongSupplier nanoTime() {
        return () -> Duration.between(Instant.EPOCH, clock().instant()).toNanos();
    }

    @Override
    public int sendingModules() {
        return module.ofModules();
    }

    @Override
    public Pause pause() {
        return pause.orElse(this::pass);
    }

    /** Lets time pass. */
    public void pass(Duration duration) {
        now = now.plus(duration);
        passes.accept(duration);
    }

    @Override
    public Log log() {
        return log;
    }

    @Override
    public LiveLine line() {
        return LiveLine.none();
    }

    @Override
    public void command(List<String> lines) {
        commands.addAll(lines);
    }

    @Override
    public boolean hasFailed() {
        return !failuresAtEnd.isEmpty();
    }

    @Override
    public void failAtEnd(Exception reason) {
        failuresAtEnd.add(reason);
    }
}
