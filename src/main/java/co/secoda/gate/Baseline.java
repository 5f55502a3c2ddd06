package co.secoda.gate;

import co.secoda.api.FailingTests;
import java.util.Optional;

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
}
