package co.secoda.run;

/**
 * Has a module judged when the session ends ({@code secoda.checkAtEnd}). Then no goal is there any more that could
 * fail, so the failure is put where Maven puts those of goals, before it reports the end of the session.
 */
final class ChecksAtEnd {
    private final Host host;

    ChecksAtEnd(Host host) {
        this.host = host;
    }

    /** Leaves what judges the module for the end. */
    void defer(Ending.Work check) {
        new SessionClosing(host).defer(() -> {
            try {
                Ending.of(check, Advice::onRun);
                return () -> {};
            } catch (GoalErrorException | BuildFailsException e) {
                return () -> host.failAtEnd(e);
            }
        });
    }
}
