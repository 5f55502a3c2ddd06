package co.secoda.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/**
 * What is left for the end of a session: the runs that are judged then, all at once, and the table over all modules. It
 * is also done where the session fails.
 */
final class SessionClosing {
    private static final String JUDGED = "a run was judged";

    private final MavenSession session;
    private final SessionScope scope;
    private final Log log;

    SessionClosing(MavenSession session, Log log) {
        this.session = session;
        this.scope = SessionScope.of(session);
        this.log = log;
    }

    /** Runs that are to be judged; each says, when it was, what is to be told of it to the session. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    private Queue<Supplier<Runnable>> checks() {
        return scope.shared("checks at the end", Queue.class, ConcurrentLinkedQueue<Supplier<Runnable>>::new);
    }

    /** The table's rows, in the order of the reactor. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    private Map<String, List<String>> rows() {
        return scope.shared("rows at the end", Map.class, ConcurrentSkipListMap<String, List<String>>::new);
    }

    /** The goals that judge and were called. */
    @SuppressWarnings("unchecked") // nobody else uses the name
    private Set<String> called() {
        return scope.shared("judging goals", Set.class, ConcurrentSkipListSet<String>::new);
    }

    /**
     * Leaves a check for the end.
     *
     * @param check to be run in a thread of its own; what it gives is run afterwards, one after another
     */
    void defer(Supplier<Runnable> check) {
        checks().add(check);
        // Registered each time, so that it comes before what was opened meanwhile is closed, such as the sandbox.
        scope.atEnd(this::close);
    }

    /** Remembers that a goal that judges was called: if nothing is judged, the session ends with a warning. */
    void called(String goal) {
        if (called().add(goal)) {
            scope.atEnd(this::close);
        }
    }

    /** Remembers that there is a verdict, be it that nothing could be learnt. */
    void judged() {
        scope.mark(JUDGED, true);
    }

    /** Leaves a row of the table, in place of an earlier one of the same key. */
    void row(String key, List<String> row) {
        if (rows().put(key, row) == null) {
            scope.atEnd(this::close);
        }
    }

    /** The first of those that were registered does it all. */
    private void close() {
        judge();
        List<List<String>> table = new ArrayList<>(rows().values());
        rows().clear();
        if (table.size() > 1) {
            SessionTable.lines(table).forEach(log::info);
        }
        warnIfNothingWasJudged();
    }

    /** A build that failed says itself why. */
    private void warnIfNothingWasJudged() {
        String goals = String.join(" and ", called());
        called().clear();
        boolean goesOn = !session.getResult().hasExceptions()
                || MavenExecutionRequest.REACTOR_FAIL_NEVER.equals(session.getReactorFailureBehavior());
        if (!goals.isEmpty() && goesOn && !scope.isMarked(JUDGED)) {
            log.warn("Nothing was judged in this build, though " + goals + " was called: this build says nothing about"
                    + " the data. The lines above say why each module was skipped.");
        }
    }

    private void judge() {
        List<Supplier<Runnable>> pending = new ArrayList<>();
        for (Supplier<Runnable> check = checks().poll(); check != null; check = checks().poll()) {
            pending.add(check);
        }
        if (pending.isEmpty()) {
            return;
        }
        log.info("Judging " + (pending.size() == 1 ? "1 run" : pending.size() + " runs together")
                + " (secoda.checkAtEnd).");
        ExecutorService waits = Executors.newFixedThreadPool(pending.size(), SessionClosing::thread);
        try {
            List<Future<Runnable>> ends =
                    pending.stream().map(check -> waits.submit(check::get)).toList();
            for (Future<Runnable> end : ends) {
                end.get().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            session.getResult().addException(e);
        } catch (ExecutionException e) {
            session.getResult().addException(e.getCause() == null ? e : e.getCause());
        } finally {
            waits.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "secoda-check");
        thread.setDaemon(true);
        return thread;
    }
}
