package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.text.EntityText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the server's counts against what the artifacts explain. */
final class Disagreement {
    private Disagreement() {}

    /** A sentence for each kind of entity whose count doesn't fit. */
    static List<String> between(FailingTests answer, ArtifactBounds bounds) {
        return Stream.of(
                        of("failing", answer.failing().size(), bounds.leastFailing(), bounds.mostFailing()),
                        of("warning", answer.warning().size(), bounds.leastWarning(), bounds.mostWarning()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> of(String kind, int seen, int least, int most) {
        String sees = "Secoda sees " + EntityText.count(seen, kind);
        if (seen > most) {
            int others = seen - most;
            return Optional.of(sees + ", this run's artifacts explain " + most + "; " + others
                    + (others == 1 ? " comes" : " come") + " from other runs");
        }
        if (seen < least) {
            return Optional.of(sees + ", though this run's artifacts prove at least " + least
                    + ": look at the sync on the integration's page");
        }
        return Optional.empty();
    }
}
