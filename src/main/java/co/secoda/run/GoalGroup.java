package co.secoda.run;

import co.secoda.report.CiRun;
import co.secoda.report.LogGroup;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The group of a CI's log that folds what a goal sends and waits for; the verdict stands after it. */
final class GoalGroup {
    private final Optional<CiRun> ci;
    private final String title;
    private final InstantSource clock;
    private final Consumer<String> out;
    private Optional<LogGroup> opened = Optional.empty();

    private GoalGroup(Optional<CiRun> ci, String title, InstantSource clock, Consumer<String> out) {
        this.ci = ci;
        this.title = title;
        this.clock = clock;
        this.out = out;
    }

    /**
     * The group of a goal, which is still to be opened. Where the log is quiet there is nothing to fold, and of modules
     * that are built at the same time the lines of one would get into the group of another.
     */
    static GoalGroup of(Host host, Optional<CiRun> ci) {
        String module = host.module().ofModules() > 1 ? " " + host.module().name() : "";
        return new GoalGroup(
                ci.filter(run -> host.log().isInfoEnabled() && !host.isParallel()),
                "secoda:" + host.goal() + module,
                host.clock(),
                line -> {
                    try {
                        host.command(List.of(line));
                    } catch (IOException e) {
                        host.log().debug("The log can't be grouped: " + e);
                    }
                });
    }

    /** Opens it, if this CI has groups. */
    void open() {
        opened = ci.flatMap(run -> LogGroup.of(run.ci(), title, clock.instant()));
        opened.ifPresent(group -> out.accept(group.opening()));
    }

    /** Closes it, if it is open. */
    void close() {
        opened.ifPresent(group -> out.accept(group.closing(clock.instant())));
        opened = Optional.empty();
    }
}
