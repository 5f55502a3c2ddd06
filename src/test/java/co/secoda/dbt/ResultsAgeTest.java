package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.Problem.Kind;
import co.secoda.dbt.artifact.ArtifactFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsAgeTest {
    private static final String WRITTEN = "2026-03-01T10:05:00Z";

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:05:00Z, false",
        "2026-03-02T10:05:01Z, true",
        "2026-02-28T10:05:00Z, false",
        "2026-02-28T10:04:59Z, true"
    })
    void run_results_over_a_day_old_or_ahead_are_noted(String now, boolean noted) {
        assertThat(problem(now, of("a.json", WRITTEN)).map(Problem::kind))
                .isEqualTo(noted ? Optional.of(Kind.OLD) : Optional.empty());
    }

    @Test
    void the_note_says_how_old_or_how_far_ahead_they_are_and_what_to_check() {
        assertThat(problem("2026-03-04T10:04:00Z", of("a.json", WRITTEN)).map(Problem::sentence))
                .contains("a.json is of 2026-03-01T10:05:00Z, 2 days old."
                        + " Check that dbt ran in this build and wrote there");
        assertThat(problem("2026-02-27T10:05:00Z", of("a.json", WRITTEN)).map(Problem::sentence))
                .contains("a.json is of 2026-03-01T10:05:00Z, 2 days ahead of this machine's clock."
                        + " Check the clocks of this machine and of dbt's");
    }

    @Test
    void of_several_the_first_that_is_old_is_noted_and_those_of_no_known_time_never() {
        Optional<Problem> problem = problem(
                "2026-03-04T10:05:00Z",
                of("fresh.json", "2026-03-04T10:00:00Z"),
                new ArtifactFile(
                        Path.of("timeless.json"),
                        1,
                        "00",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                of("old.json", WRITTEN),
                of("older.json", "2026-02-01T10:05:00Z"));

        assertThat(problem.orElseThrow().sentence()).startsWith("old.json is of ");
    }

    private static Optional<Problem> problem(String now, ArtifactFile... files) {
        return ResultsAge.problem(List.of(files), Instant.parse(now));
    }

    private static ArtifactFile of(String name, String written) {
        return new ArtifactFile(
                Path.of(name),
                1,
                "00",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse(written)));
    }
}
