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

    /**
     * What of it may fail for {@code failOn=new}; empty where it could not be read.
     *
     * @param lastGood what was failing when all was last well, where that is known
     */
    default Optional<Accepted> accepted(Optional<LastGood> lastGood) {
        return known().map(before ->
                new Accepted(lastGood.map(good -> good.of(before)).orElse(before), lastGood));
    }

    /**
     * What may fail with {@code failOn=new}: N of the rule.
     *
     * @param entities what was failing and warning before the upload, less what was not when all was last well
     * @param lastGood when that was, where it is known
     */
    public record Accepted(FailingTests entities, Optional<LastGood> lastGood) {
        static final String NEW = "new is what was not failing ";

        /** The entities failing in {@code answer} that are new. */
        public Set<String> newFailing(FailingTests answer) {
            return without(answer.failing(), entities.failing());
        }

        /**
         * The entities warning in {@code answer} that are new. One that is accepted as failing isn't: a warning of
         * another run may have stood behind its failure all along.
         */
        public Set<String> newWarning(FailingTests answer) {
            return without(without(answer.warning(), entities.failing()), entities.warning());
        }

        /** Since when an entity is new, without a full stop. */
        String sentence() {
            return lastGood.map(LastGood::sentence).orElse(NEW + "before the upload");
        }

        private static Set<String> without(Set<String> ids, Set<String> others) {
            Set<String> rest = new LinkedHashSet<>(ids);
            rest.removeAll(others);
            return Collections.unmodifiableSet(rest);
        }
    }
}
