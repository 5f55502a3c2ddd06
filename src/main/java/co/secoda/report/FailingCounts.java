package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.gate.Judge;
import co.secoda.gate.RunState;
import co.secoda.gate.settings.GateSettings;
import java.util.Optional;
import java.util.OptionalInt;

/** How many entities of a report are failing or excused: by Secoda's answer or, without one, by the artifacts. */
final class FailingCounts {
    private final Report report;

    FailingCounts(Report report) {
        this.report = report;
    }

    OptionalInt failing() {
        Optional<FailingTests> answer = report.answers().last();
        if (answer.isPresent()) {
            return OptionalInt.of(answer.get().failing().size());
        }
        return report.run().isPresent()
                ? OptionalInt.of(report.run().get().failing().size())
                : OptionalInt.empty();
    }

    OptionalInt warning() {
        Optional<FailingTests> answer = report.answers().last();
        if (answer.isPresent()) {
            return OptionalInt.of(answer.get().warning().size());
        }
        return report.run().isPresent()
                ? OptionalInt.of(report.run().get().warning().size())
                : OptionalInt.empty();
    }

    /** Of Secoda's answer those that are known failures for certain, of the artifacts alone all that are. */
    OptionalInt excused() {
        if (report.excuses().list().isEmpty()) {
            return OptionalInt.empty();
        }
        if (report.run().isEmpty()) {
            return OptionalInt.empty();
        }
        Optional<RunState> published = report.state();
        Optional<GateSettings> allowed = report.judgement().gate();
        boolean byAnswer = report.judgement().outcome().isPresent() && published.isPresent() && allowed.isPresent();
        return OptionalInt.of(
                byAnswer
                        ? new Judge(allowed.get()).excused(published.get())
                        : report.excuses().entitiesExcused(report.run().get()));
    }
}
