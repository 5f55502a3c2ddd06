package co.secoda.run.pace;

import co.secoda.api.WriteBudget;
import co.secoda.text.NumberText;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the log says of the bound on writes, for all modules of a build: at the beginning how long they will take, and
 * then, once a minute while one waits, how many are still to come.
 */
public final class WritePace implements WriteBudget.Listener {
    /** The artifacts, and the start of a sync. */
    private static final int WRITES_A_MODULE = 2;

    private static final String BOUND = "Secoda takes " + WriteBudget.WRITES_A_MINUTE + " writes a minute";
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int modules;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final Consumer<String> log;

    /**
     * What the modules of a build share.
     *
     * @param begun the modules that have begun to send; safe for several threads
     * @param told when a wait was told last, by {@code nanoTime}; {@code Long.MIN_VALUE} before the first
     */
    public record Progress(Set<String> begun, AtomicLong told) {}

    /**
     * The pace of a build.
     *
     * @param modules how many of its modules have something to send, as far as that is known
     */
    public WritePace(int modules, Progress progress, LongSupplier nanoTime, Consumer<String> log) {
        this.modules = modules;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.log = log;
    }

    /** A module begins to send; before the first one the log says how long all of them take, if that is long. */
    public void begin(String module) {
        boolean first;
        synchronized (progress.begun()) {
            first = progress.begun().isEmpty();
            progress.begun().add(module);
        }
        if (first && modules * WRITES_A_MODULE > WriteBudget.WRITES_A_MINUTE) {
            log.accept(BOUND + ", and this build has " + modules + " modules with " + WRITES_A_MODULE
                    + " each: to send them takes " + minutes(modules - 1) + " or more.");
        }
    }

    @Override
    public void waiting() {
        long now = nanoTime.getAsLong();
        long last = progress.told().get();
        boolean due = last == Long.MIN_VALUE || now - last >= MINUTE;
        if (due && progress.told().compareAndSet(last, now)) {
            int left = Math.max(0, modules - progress.begun().size());
            log.accept(BOUND + ", and this build has sent as many: it waits."
                    + (left == 0
                            ? ""
                            : " " + NumberText.count(left, "module of ", "modules of ") + modules
                                    + " are still to come, which takes " + minutes(left) + " or more."));
        }
    }

    private static String minutes(int modulesToCome) {
        return NumberText.count(
                Math.max(1, modulesToCome * WRITES_A_MODULE / WriteBudget.WRITES_A_MINUTE), "minute", "minutes");
    }
}
