package co.secoda.run;

import java.util.function.Consumer;

/**
 * Has a module judged when the session ends ({@code secoda.checkAtEnd}). Then no goal is there any more that could
 * fail, so the failure is put where Maven puts those of goals, before it reports the end of the session.
 */
final class ChecksAtEnd {
    private final Host host;

    ChecksAtEnd(Host host) {
        this.host = host;
    }

    /**
     * Leaves what judges the module for the end.
     *
     * @param brokenOff is told why it failed
     */
    void defer(Ending.Work check, Consumer<String> brokenOff) {
        new SessionClosing(host).defer(() -> {
            try {
                Ending.of(check, Advice::onRun);
                return () -> {};
            } catch (GoalErrorException | BuildFailsException e) {
                brokenOff.accept(String.valueOf(e.getMessage()));
                return () -> host.failAtEnd(e);
            }
        });
    }
}
