package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun.Entity;
import co.secoda.dbt.TestResult;
import co.secoda.gate.baseline.GivenBaseline;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.names.SecodaEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a run is new, and what was failing before, where the gate counts what is new ({@code secoda.failOn}). By
 * unique ids if {@code secoda.baseline} says what was failing; else by what Secoda showed before, as far as names of
 * its catalogue tell which nodes that was. It is said of what did not pass, excused or not, and whatever the verdict.
 */
public final class WhatIsNew {
    private final Optional<GivenBaseline> given;
    private final Optional<FailingTests> accepted;
    private final EntityNames names;

    private WhatIsNew(Optional<GivenBaseline> given, Optional<FailingTests> accepted, EntityNames names) {
        this.given = given;
        this.accepted = accepted;
        this.names = names;
    }

    /** What a report knows of it. */
    public static WhatIsNew of(Report report) {
        boolean wanted = report.judgement().failsOnNew();
        Optional<GivenBaseline> given = report.given();
        return wanted
                ? new WhatIsNew(
                        given,
                        given.isPresent() ? Optional.empty() : report.answers().accepted(),
                        report.names())
                : new WhatIsNew(Optional.empty(), Optional.empty(), EntityNames.NONE);
    }

    /** Whether anything may be known. */
    boolean isKnown() {
        return given.isPresent() || accepted.isPresent();
    }

    /** Whether an entity was not failing before, or one that warns neither failing nor warning; empty if not known. */
    Optional<Boolean> isNew(Entity entity) {
        boolean warns = entity.tests().stream().anyMatch(WhatIsNew::warns);
        if (given.isPresent()) {
            return Optional.of(!wasThere(entity.node().uniqueId(), warns));
        }
        List<SecodaEntity> inSecoda = accepted.isPresent() ? names.of(entity.node()) : List.of();
        return inSecoda.isEmpty()
                ? Optional.empty()
                : Optional.of(inSecoda.stream().anyMatch(known -> !wasThere(known, warns)));
    }

    private static boolean warns(TestResult test) {
        return test.status().equals("warn");
    }

    /**
     * Whether an entity of Secoda's answer was failing before, or one that warns failing or warning; false also if that
     * is not known.
     */
    boolean wasThere(SecodaEntity entity, boolean warns) {
        String id = entity.id();
        return given.isPresent()
                ? entity.match().nodes().stream().anyMatch(node -> wasThere(node, warns))
                : accepted.isPresent()
                        && (accepted.get().failing().contains(id)
                                || (warns && accepted.get().warning().contains(id)));
    }

    private boolean wasThere(String uniqueId, boolean warns) {
        GivenBaseline before = given.orElseThrow();
        return before.failing().containsKey(uniqueId)
                || (warns && before.warning().containsKey(uniqueId));
    }

    /** Which failing entities of an answer are new beside a given baseline, if names tell that of all of them. */
    Optional<List<String>> newFailing(FailingTests answer) {
        List<String> fresh = new ArrayList<>();
        for (String id : answer.failing()) {
            Optional<SecodaEntity> entity =
                    names.of(id).filter(known -> known.node().isPresent());
            if (given.isEmpty() || entity.isEmpty()) {
                return Optional.empty();
            }
            if (!wasThere(entity.get(), false)) {
                fresh.add(id);
            }
        }
        return given.map(before -> fresh);
    }

    /** Whether a test did not fail on an entity before, or one that warns didn't warn; empty if not known. */
    Optional<Boolean> isNew(Entity entity, TestResult test) {
        String id = entity.node().uniqueId();
        return given.map(before -> warns(test)
                ? !before.mayHaveWarned(id, test.test().uniqueId())
                : !before.wasFailing(id, test.test().uniqueId()));
    }

    private static String word(boolean isNew) {
        return isNew ? "new" : "as before";
    }

    /** In a word or two: {@code new} or {@code as before}; empty if not known. */
    public Optional<String> gist(Entity entity) {
        return isNew(entity).map(WhatIsNew::word);
    }

    /** The same of a test that is new on an entity that isn't. */
    public Optional<String> gist(Entity entity, TestResult test) {
        boolean before = isNew(entity).filter(fresh -> !fresh).isPresent();
        return isNew(entity, test).filter(fresh -> before && fresh).map(fresh -> "new");
    }

    /** The same of a test, which is new if it is on one of its entities; empty if not known. */
    public Optional<String> gist(TestResult test) {
        List<Boolean> isNew = test.entities().stream()
                .map(node -> new Entity(node, List.of(test)))
                .flatMap(entity -> isNew(entity, test).or(() -> isNew(entity)).stream())
                .toList();
        return isNew.isEmpty() ? Optional.empty() : Optional.of(word(isNew.contains(true)));
    }
}
