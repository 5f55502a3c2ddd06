package co.secoda.gate;

import co.secoda.api.FailingTests;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The failing and warning entities before the upload. */
public sealed interface Baseline {
    /**
     * It was read.
     *
     * @param answer what the server said
     */
    record Known(FailingTests answer) implements Baseline {
        @Override
        public Optional<FailingTests> known() {
            return Optional.of(answer);
        }
    }

    /**
     * It could not be read; a new integration has none before its first sync.
     *
     * @param why one line for the user
     */
    record Unknown(String why) implements Baseline {
        @Override
        public Optional<FailingTests> known() {
            return Optional.empty();
        }
    }

    /** What the server said, if it could be read. */
    Optional<FailingTests> known();

    /** The entities failing in {@code answer} that did not fail at the baseline; empty where that can't be said. */
    default Optional<Set<String>> newFailing(FailingTests answer) {
        return known().map(before -> without(answer.failing(), before.failing()));
    }

    /**
     * The entities warning in {@code answer} that neither failed nor warned at the baseline; empty where that can't be
     * said. One that failed there is not new: a warning of another run may have stood behind its failure all along.
     */
    default Optional<Set<String>> newWarning(FailingTests answer) {
        return known().map(before -> without(without(answer.warning(), before.failing()), before.warning()));
    }

    private static Set<String> without(Set<String> ids, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(ids);
        rest.removeAll(others);
        return Collections.unmodifiableSet(rest);
    }
}
