package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.Progress.Standing;
import co.secoda.gate.RunState.LastRun;
import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says what a wait has seen and which evidence is missing. */
record WaitWords(Stakes stakes, LastRun before, Progress progress) {

    /**
     * One or two sentences without a full stop at the end.
     *
     * @param due until when the answer must stand to be judged, if that is what is missing
     */
    String missing(Optional<Instant> due, Instant now) {
        return lastRun()
                + progress.standing()
                        .map(standing -> ", " + answer(standing.answer()) + "; " + next(standing, due, now))
                        .orElse(", and Secoda gave no valid answer yet")
                + progress.problem()
                        .map(problem -> " (latest poll: " + problem + ")")
                        .orElse("");
    }

    private String lastRun() {
        String now = progress.lastRun().map(LastRun::toString).orElse("unknown");
        if (progress.movedAt().isPresent()) {
            return "last-run changed from " + before + " to " + now;
        }
        return progress.lastRun().isPresent() ? "last-run is still " + now : "last-run could not be read";
    }

    private String answer(FailingTests answer) {
        String counts =
                " (" + answer.failing().size() + " failing, " + answer.warning().size() + " warning)";
        if (stakes.changed(answer)) {
            return "Secoda's result has changed since the upload" + counts;
        }
        return (!stakes.overtaken() && stakes.isBaseline(answer)
                        ? "Secoda's result is still that of before the upload"
                        : "what Secoda showed before this sync is not known")
                + counts;
    }

    private String next(Standing standing, Optional<Instant> due, Instant now) {
        if (!stakes.counting().judgeable()) {
            return "secoda.failOn=new can't check it, since what failed before is not known";
        }
        if (due.isPresent()) {
            Duration left = Duration.between(now, due.get());
            return "it must stay the same for "
                    + DurationText.of(Duration.ofSeconds(Math.max(1, left.toSeconds())))
                    + " more";
        }
        boolean news = progress.movedAt().isPresent() || stakes.changed(standing.answer());
        if (news && !stakes.proven() && stakes.isShort(standing.answer())) {
            return "this run's artifacts prove at least " + stakes.bounds().leastFailing()
                    + " failing, so a sync is still running";
        }
        if (progress.movedAt().isPresent()) {
            return "the next poll must show the same";
        }
        return stakes.reference().isPresent() ? "so nothing shows that the sync has ended" : "last-run must change";
    }
}
