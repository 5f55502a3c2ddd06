package co.secoda.report;

import co.secoda.gate.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An earlier run, as its summary tells it.
 *
 * @param finishedAt when its goal ended
 * @param verdict what it came to
 * @param failing how many entities were failing: by Secoda's answer or, without one, by the artifacts
 * @param warning the same for entities with warnings
 * @param url the page of the CI run that it was, of the form that {@link CiRun#url} has; any other is absent
 */
public record PastRun(
        Instant finishedAt, Verdict.Kind verdict, OptionalInt failing, OptionalInt warning, Optional<String> url) {
    public PastRun {
        url = url.flatMap(WebUrl::of);
    }
}
