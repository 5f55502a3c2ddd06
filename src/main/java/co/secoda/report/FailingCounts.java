package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Judge;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** How many entities of a report are failing or excused: by Secoda's answer or, without one, by the artifacts. */
final class FailingCounts {
    private final Report report;

    FailingCounts(Report report) {
        this.report = report;
    }

    OptionalInt failing() {
        return count(FailingTests::failing, DbtRun::failing);
    }

    OptionalInt warning() {
        return count(FailingTests::warning, DbtRun::warning);
    }

    private OptionalInt count(Function<FailingTests, Collection<?>> inAnswer, Function<DbtRun, Collection<?>> inRun) {
        Optional<Collection<?>> ofAnswer = report.answers().last().map(inAnswer);
        return given(ofAnswer.or(() -> report.run().map(inRun)).map(Collection::size));
    }

    /** Of Secoda's answer those that are known failures for certain, of the artifacts alone all that are. */
    OptionalInt excused() {
        if (report.excuses().list().isEmpty()) {
            return OptionalInt.empty();
        }
        Judgement judgement = report.judgement();
        Optional<Integer> ofAnswer = report.state()
                .filter(published -> judgement.outcome().isPresent())
                .flatMap(published -> judgement.gate().map(allowed -> new Judge(allowed).excused(published)));
        return given(report.run()
                .map(run -> ofAnswer.orElseGet(() -> report.excuses().entitiesExcused(run))));
    }

    private static OptionalInt given(Optional<Integer> count) {
        return count.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
