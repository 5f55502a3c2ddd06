package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.names.SecodaEntity;
import co.secoda.text.PlainText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entity that Secoda has as failing or warning, and this run's tests don't: it comes from other runs.
 *
 * @param secoda what Secoda says of it
 * @param failing whether it fails, or only warns
 * @param accepted whether it may fail, as it did before ({@code failOn=new})
 * @param label what it is called: as this run's node if it is one, else by Secoda's name
 */
public record OtherEntity(SecodaEntity secoda, boolean failing, boolean accepted, String label) {
    private static final int LISTED = 5;

    /** Those of a report, the failing ones first. Of ids without a name nothing can be told. */
    public static List<OtherEntity> of(Report report) {
        FailingTests answer = report.answers().last().orElseGet(() -> FailingTests.of(List.of(), List.of()));
        return Stream.concat(of(report, answer.failing(), true), of(report, answer.warning(), false))
                .toList();
    }

    private static Stream<OtherEntity> of(Report report, Collection<String> ids, boolean failing) {
        EntityNames names = report.names();
        WhatIsNew fresh = WhatIsNew.of(report);
        return ids.stream()
                .map(names::of)
                .flatMap(Optional::stream)
                .filter(entity -> !entity.isOfThisRun(failing))
                .map(entity -> new OtherEntity(
                        entity, failing, fresh.wasThere(entity, !failing), label(report.run(), names, entity)));
    }

    private static String label(Optional<DbtRun> run, EntityNames names, SecodaEntity entity) {
        return run.map(known -> names.label(entity, known)).orElseGet(entity::shownName);
    }

    /** {@code failing} or {@code warning}. */
    public String status() {
        return failing ? "failing" : "warning";
    }

    /** How it stands in this run, in words. */
    public String standing() {
        String here = here();
        return accepted ? here + ", " + status() + " since before" : here;
    }

    private String here() {
        return switch (secoda.match().standing()) {
            case FAILING -> "failing in this run";
            case WARNING -> failing ? "only warning in this run" : "warning in this run";
            case TESTED -> "no test of it " + (failing ? "failed" : "warned") + " in this run";
            case NOT_TESTED -> "not tested in this run";
            case NOT_IN_MANIFEST -> "not of this run's manifest";
            case SEVERAL -> "this run has several of this name, which differ in case";
            case UNKNOWN -> "not known to have " + (failing ? "failed" : "warned") + " in this run";
        };
    }

    /** What Secoda says of it, in words: its name if that isn't its label, whose it is, and its id. */
    public String facts() {
        String name = secoda.shownName();
        return (name.equals(label) ? "" : name + "; ")
                + listed("owners: ", secoda.owners())
                + listed("tags: ", secoda.tags())
                + "id " + PlainText.value(secoda.id());
    }

    private static String listed(String what, List<String> texts) {
        String shown = String.join(
                ", ", texts.stream().limit(LISTED).map(PlainText::value).toList());
        return texts.isEmpty() ? "" : what + shown + (texts.size() > LISTED ? ", …" : "") + "; ";
    }

    /** All of it in a line. */
    public String line() {
        return label + ", " + standing() + " (" + facts() + ")";
    }
}
