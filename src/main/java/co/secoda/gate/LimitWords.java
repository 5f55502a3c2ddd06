package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.Limit;
import co.secoda.text.EntityText;
import co.secoda.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Holds counts against the limits of the gate, in words.
 *
 * @param excused how many failing entities are known failures, and not counted
 */
record LimitWords(GateSettings settings, Stakes stakes, int excused) {

    /** A sentence for each limit that the answer passes, or that the artifacts prove to be passed whatever it says. */
    List<String> passedLimits(Optional<FailingTests> answer) {
        return Stream.of(failing(answer), warning(answer))
                .flatMap(counted -> counted.passed().stream())
                .toList();
    }

    /** A sentence for each limit, none of which is passed; none without an answer. */
    List<String> heldLimits(Optional<FailingTests> answer) {
        return Stream.of(failing(answer), warning(answer))
                .flatMap(counted -> counted.held().stream())
                .toList();
    }

    private Counted failing(Optional<FailingTests> answer) {
        return new Counted(
                newly() + "failing",
                excused,
                "secoda.maxFailing",
                settings.thresholds().maxFailing(),
                stakes.limits().maxFailing(),
                count(answer.map(stakes.counting()::failing)),
                stakes.provenFailing() ? OptionalInt.of(stakes.counting().leastFailing()) : OptionalInt.empty());
    }

    private Counted warning(Optional<FailingTests> answer) {
        return new Counted(
                newly() + "warning",
                0,
                "secoda.maxWarning",
                settings.thresholds().maxWarning(),
                stakes.limits().maxWarning(),
                count(answer.map(stakes.counting()::warning)),
                stakes.provenWarning() ? OptionalInt.of(stakes.counting().leastWarning()) : OptionalInt.empty());
    }

    private String newly() {
        return settings.failOn() != FailOn.ANY ? "newly " : "";
    }

    private static OptionalInt count(Optional<Integer> count) {
        return count.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private record Counted(
            String kind, int excused, String setting, Limit given, Limit limit, OptionalInt seen, OptionalInt proven) {

        Optional<String> passed() {
            if (seen.isPresent() && limit.passedBy(seen.getAsInt())) {
                return Optional.of(againstLimit(are(seen.getAsInt()) + known(), setting, given, limit));
            }
            if (proven.isEmpty()) {
                return Optional.empty();
            }
            String though = seen.isPresent() ? ", whatever Secoda says (" + seen.getAsInt() + ")" : "";
            return Optional.of("this run's artifacts prove that at least "
                    + againstLimit(are(proven.getAsInt()) + though, setting, given, limit));
        }

        Optional<String> held() {
            return seen.isPresent()
                    ? Optional.of(againstLimit(are(seen.getAsInt()) + known(), setting, given, limit))
                    : Optional.empty();
        }

        private String known() {
            return excused == 0 ? "" : " besides " + NumberText.count(excused, "known failure", "known failures");
        }

        private String are(int number) {
            return EntityText.are(number, kind);
        }
    }

    /** Such as: 5 tables or models are failing, 2 are allowed (secoda.maxFailing=5%). */
    static String againstLimit(String what, String setting, Limit given, Limit limit) {
        String allowed = limit.unlimited()
                ? "any number is allowed"
                : NumberText.count(limit.count(), "is allowed", "are allowed");
        return what + ", " + allowed + " (" + setting + (given.percentage() ? "=" + given : "") + ")";
    }

    /**
     * A limit that would have to be higher for a run to pass whatever Secoda says.
     *
     * @param setting its name
     * @param enough the least that would do
     * @param kind what it counts
     */
    record HigherLimit(String setting, int enough, String kind) {

        /** All that would have to be; none where no limit is high enough, as what was failing before isn't known. */
        static List<HigherLimit> of(Stakes stakes) {
            List<HigherLimit> higher = new ArrayList<>();
            stakes.reference()
                    .filter(before -> stakes.counting().judgeable())
                    .ifPresent(before -> add(stakes, before, higher));
            return higher;
        }

        private static void add(Stakes stakes, FailingTests before, List<HigherLimit> higher) {
            Counting counting = stakes.counting();
            String counted = counting.failOn() != FailOn.ANY ? "new " : "";
            if (stakes.limits().maxFailing().passedBy(counting.mostFailing(before))) {
                higher.add(new HigherLimit("secoda.maxFailing", counting.mostFailing(before), counted + "failing"));
            }
            if (stakes.limits().maxWarning().passedBy(counting.mostWarning(before))) {
                higher.add(new HigherLimit("secoda.maxWarning", counting.mostWarning(before), counted + "warning"));
            }
        }
    }
}
