package co.secoda.gate;

import co.secoda.api.FailingTests;
import co.secoda.gate.settings.FailOn;
import java.util.ArrayList;
import java.util.List;

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
        stakes.reference().filter(before -> stakes.judgeable()).ifPresent(before -> add(stakes, before, higher));
        return higher;
    }

    private static void add(Stakes stakes, FailingTests before, List<HigherLimit> higher) {
        String counted = stakes.failOn() == FailOn.NEW ? "new " : "";
        if (stakes.limits().maxFailing().passedBy(stakes.mostFailing(before))) {
            higher.add(new HigherLimit("secoda.maxFailing", stakes.mostFailing(before), counted + "failing"));
        }
        if (stakes.limits().maxWarning().passedBy(stakes.mostWarning(before))) {
            higher.add(new HigherLimit("secoda.maxWarning", stakes.mostWarning(before), counted + "warning"));
        }
    }
}
