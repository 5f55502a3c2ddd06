package co.secoda.run;

import co.secoda.api.BaseUrl;
import co.secoda.file.DirectoryLock;
import co.secoda.file.DirectoryLock.HeldException;
import co.secoda.run.pace.WritePace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the goals and modules of one build share, a method a thing. It lies in a map that the host keeps, never in
 * statics, since builds run with {@code -T} and daemons run several in one JVM. Its values are JDK types: modules may
 * see this plugin through different class loaders.
 */
public final class BuildSession {
    private final ConcurrentMap<String, Object> values;
    private final Consumer<Runnable> atEnd;

    /**
     * The session that a map keeps.
     *
     * @param values the same map for all goals and modules of the build
     * @param atEnd has something run when the build ends, however it ends
     */
    public BuildSession(ConcurrentMap<String, Object> values, Consumer<Runnable> atEnd) {
        this.values = values;
        this.atEnd = atEnd;
    }

    /** Has {@code end} run when the build ends, however it ends. */
    void atEnd(Runnable end) {
        atEnd.accept(end);
    }

    /** The latest writes to a server, as a {@link co.secoda.api.WriteBudget} keeps them; its monitor guards it. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    Map<Object, Optional<Long>> writesTo(BaseUrl server) {
        return (Map<Object, Optional<Long>>)
                values.computeIfAbsent("writes to " + server, unused -> new HashMap<Object, Optional<Long>>());
    }

    /** The modules that have begun to send, and when it was last told that they have to wait. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    WritePace.Progress pace() {
        return new WritePace.Progress(
                (Set<String>)
                        values.computeIfAbsent("modules that send", unused -> new ConcurrentSkipListSet<String>()),
                (AtomicLong) values.computeIfAbsent("told of a wait", unused -> new AtomicLong(Long.MIN_VALUE)));
    }

    /** The calls of whose paths it was learnt that a server wants them in another form. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    Set<String> otherFormsAt(BaseUrl server) {
        return (Set<String>)
                values.computeIfAbsent("other forms at " + server, unused -> new ConcurrentSkipListSet<String>());
    }

    /** The pair of artifacts that goes to an integration: the first that came, which may be this one. */
    String pairFor(String destination, String pair) {
        return String.valueOf(values.computeIfAbsent("pair for " + destination, unused -> pair));
    }

    /** The module that writes to a directory: the first that came, which may be this one. */
    String writerTo(Path directory, String module) {
        return String.valueOf(values.computeIfAbsent("writer to " + directory, unused -> module));
    }

    /**
     * Holds a directory until the build ends. Where that can't be done, as on a file system without locks or one that
     * can't be written to, nobody is kept out.
     *
     * @param holder who holds it, in a few words
     * @return who else holds it, if somebody does
     */
    Optional<String> hold(Path directory, String holder) {
        String name = "hold on " + directory.toAbsolutePath().normalize();
        synchronized (values) {
            if (values.containsKey(name)) {
                return Optional.empty();
            }
            try {
                DirectoryLock lock = DirectoryLock.take(directory, holder);
                values.put(name, true);
                atEnd(() -> {
                    values.remove(name);
                    lock.close();
                });
                return Optional.empty();
            } catch (HeldException e) {
                return Optional.of(e.holder());
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /** The address of the embedded server and its key; it is started by the first goal that asks for it. */
    Map.Entry<URI, String> sandbox(Supplier<Map.Entry<URI, String>> start) {
        var urlAndKey = (Map.Entry<?, ?>) values.computeIfAbsent("sandbox", unused -> start.get());
        return Map.entry((URI) urlAndKey.getKey(), (String) urlAndKey.getValue());
    }

    /** Leaves it that dbt wrote these run results, and how its end is recorded. */
    void leaveDbt(Path runResults, Path record, boolean red) {
        values.put("dbt for " + runResults, record.toString());
        if (red) {
            values.put("red dbt for " + runResults, true);
        } else {
            forgetRedDbt(runResults);
        }
    }

    /** The record of the dbt command of this build that wrote these run results, if one did. */
    Optional<Path> dbtRecord(Path runResults) {
        return Optional.ofNullable(values.get("dbt for " + runResults)).map(record -> Path.of(record.toString()));
    }

    /** Whether the dbt command that wrote these run results was red, and nothing has judged it yet. */
    boolean isRedDbt(Path runResults) {
        return values.containsKey("red dbt for " + runResults);
    }

    /** Says that a red dbt command was judged, or will be. */
    void forgetRedDbt(Path runResults) {
        values.remove("red dbt for " + runResults);
    }

    /** Leaves it why a run never got to Secoda, for the goals that come later. */
    void leaveUnreachable(Path stateFile, String reason) {
        values.put("unreachable " + stateFile, reason);
    }

    /** Why a run never got to Secoda, if it didn't. */
    Optional<String> unreachable(Path stateFile) {
        return Optional.ofNullable(values.get("unreachable " + stateFile)).map(Object::toString);
    }

    /** What an earlier run met with is no reason for a new one. */
    void forgetUnreachable(Path stateFile) {
        values.remove("unreachable " + stateFile);
    }

    /** Runs that are to be judged at the end; each says, when it was, what is to be told of it to the build. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    Queue<Supplier<Runnable>> checksAtEnd() {
        return (Queue<Supplier<Runnable>>)
                values.computeIfAbsent("checks at the end", unused -> new ConcurrentLinkedQueue<Supplier<Runnable>>());
    }

    /** The rows of the table at the end, in the order of the modules. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    Map<String, List<String>> rowsAtEnd() {
        return (Map<String, List<String>>)
                values.computeIfAbsent("rows at the end", unused -> new ConcurrentSkipListMap<String, List<String>>());
    }

    /** The goals that judge and were called. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    Set<String> judgingGoals() {
        return (Set<String>) values.computeIfAbsent("judging goals", unused -> new ConcurrentSkipListSet<String>());
    }

    /** Leaves it that a run was judged, be it that nothing could be learnt. */
    void leaveJudged() {
        values.put("a run was judged", true);
    }

    /** Whether one was. */
    boolean isJudged() {
        return values.containsKey("a run was judged");
    }

    /**
     * Marks that the modules of the build are being walked, or no longer.
     *
     * @param walking whether they are
     */
    public void walk(boolean walking) {
        mark("walking", walking);
    }

    /** Whether the modules of the build are being walked. */
    public boolean isWalking() {
        return values.containsKey("walking");
    }

    /**
     * Marks that a walk goes by modules in which there is nothing for it to do, or no longer.
     *
     * @param passing whether it does
     */
    public void passOver(boolean passing) {
        mark("passing over modules", passing);
    }

    /** Whether a walk goes by modules in which there is nothing for it to do. */
    public boolean isPassingOver() {
        return values.containsKey("passing over modules");
    }

    /**
     * Marks that the goal has something to do in a module, or that the module says to skip it.
     *
     * @param reached whether it has, by now
     */
    public void reach(boolean reached) {
        mark("reached a module", reached);
    }

    /** Whether the goal had something to do in a module. */
    public boolean isReached() {
        return values.containsKey("reached a module");
    }

    /**
     * Whether a warning wasn't told in this build yet; it counts as told then.
     *
     * @param warning its text
     */
    public boolean isNew(String warning) {
        return values.put("told: " + warning, true) == null;
    }

    private void mark(String name, boolean set) {
        if (set) {
            values.put(name, true);
        } else {
            values.remove(name);
        }
    }
}
