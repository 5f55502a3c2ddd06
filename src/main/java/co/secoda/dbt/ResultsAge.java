package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactFile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Whether run results are of the time of this build: those over a day old may be an earlier build's. */
final class ResultsAge {
    private static final Duration A_DAY = Duration.ofDays(1);

    private ResultsAge() {}

    /** A problem if one of the files was over a day old at {@code now}, or over a day ahead: of the first that is. */
    static Optional<Problem> problem(List<ArtifactFile> files, Instant now) {
        return files.stream().flatMap(file -> problem(file, now).stream()).findFirst();
    }

    private static Optional<Problem> problem(ArtifactFile file, Instant now) {
        return file.generatedAt()
                .filter(written -> Duration.between(written, now).abs().compareTo(A_DAY) > 0)
                .map(written -> new Problem(
                        Problem.Kind.OLD,
                        file.path() + " is of " + written.truncatedTo(ChronoUnit.SECONDS) + ", "
                                + daysBetween(written, now)));
    }

    private static String daysBetween(Instant written, Instant now) {
        long days = Duration.between(written, now).toDays();
        return days < 0
                ? -days + " days ahead of this machine's clock. Check the clocks of this machine and of dbt's"
                : days + " days old. Check that dbt ran in this build and wrote there";
    }
}
