package co.secoda.run;

import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is left for the end of a session: the runs that are judged then, all at once, and the table over all modules. It
 * is also done where the session fails.
 */
public final class SessionClosing {
    private final Host host;
    private final BuildSession session;
    private final Log log;

    public SessionClosing(Host host) {
        this.host = host;
        this.session = host.session();
        this.log = host.log();
    }

    /**
     * Has a module judged when the build ends ({@code secoda.checkAtEnd}). No goal is there any more then that could
     * fail, so the build is told to.
     *
     * @param check is run in a thread of its own; the build hears what came of it afterwards, one after another
     * @param brokenOff is told why it failed
     */
    void defer(Errors.Work check, Consumer<String> brokenOff) {
        session.checksAtEnd().add(() -> {
            try {
                Errors.of(check, Advice::onRun);
                return () -> {};
            } catch (GoalErrorException | BuildFailsException e) {
                brokenOff.accept(String.valueOf(e.getMessage()));
                return () -> host.failAtEnd(e);
            }
        });
        // Registered each time, so that it comes before what was opened meanwhile is closed, such as the sandbox.
        session.atEnd(this::close);
    }

    /** Remembers that a goal that judges was called: if nothing is judged, the session ends with a warning. */
    public void called(String goal) {
        if (session.judgingGoals().add(goal)) {
            session.atEnd(this::close);
        }
    }

    /** Remembers that there is a verdict, be it that nothing could be learnt. */
    void judged() {
        session.leaveJudged();
    }

    /** Leaves a row of the table, in place of an earlier one of the same key. */
    void row(String key, List<String> row) {
        if (session.rowsAtEnd().put(key, row) == null) {
            session.atEnd(this::close);
        }
    }

    /** The first of those that were registered does it all. */
    private void close() {
        judge();
        List<List<String>> table = new ArrayList<>(session.rowsAtEnd().values());
        session.rowsAtEnd().clear();
        if (table.size() > 1) {
            SessionTable.lines(table).forEach(log::info);
        }
        warnIfNothingWasJudged();
    }

    /** A build that failed says itself why. */
    private void warnIfNothingWasJudged() {
        String goals = String.join(" and ", session.judgingGoals());
        session.judgingGoals().clear();
        boolean goesOn = !host.hasFailed();
        if (!goals.isEmpty() && goesOn && !session.isJudged()) {
            log.warn("Nothing was checked in this build, though " + goals + " was called: this build says nothing about"
                    + " the data. The lines above say why each module was skipped.");
        }
    }

    private void judge() {
        List<Supplier<Runnable>> pending = new ArrayList<>();
        for (Supplier<Runnable> check = session.checksAtEnd().poll();
                check != null;
                check = session.checksAtEnd().poll()) {
            pending.add(check);
        }
        if (pending.isEmpty()) {
            return;
        }
        log.info("Judging " + NumberText.count(pending.size(), "run", "runs together") + " (secoda.checkAtEnd).");
        ExecutorService waits = Executors.newFixedThreadPool(pending.size(), SessionClosing::thread);
        try {
            List<Future<Runnable>> ends =
                    pending.stream().map(check -> waits.submit(check::get)).toList();
            for (Future<Runnable> end : ends) {
                end.get().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            host.failAtEnd(e);
        } catch (ExecutionException e) {
            host.failAtEnd(e);
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
