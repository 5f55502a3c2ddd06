package co.secoda.report;

import co.secoda.api.FailingTests;
import co.secoda.gate.Verdict;
import co.secoda.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An earlier run, as its summary tells it. Its ids come from a file and may be any text; they are only good for being
 * compared, and for words once they are plain.
 *
 * @param finishedAt when its goal ended
 * @param verdict what it came to
 * @param failing how many entities were failing: by Secoda's answer or, without one, by the artifacts
 * @param warning the same for entities with warnings
 * @param url the page of the CI run that it was, of the form that {@link CiRun#url} has; any other is absent
 * @param commit what was built, by the CI service
 * @param answer what Secoda said, by its own ids, if it was asked
 * @param local what the artifacts said, if they were read
 * @param of what it is a run of
 * @param nodeTimes how long its longest nodes took, by unique ids
 */
public record PastRun(
        Instant finishedAt,
        Verdict.Kind verdict,
        OptionalInt failing,
        OptionalInt warning,
        Optional<String> url,
        Optional<String> commit,
        Optional<FailingTests> answer,
        Optional<Local> local,
        Identity of,
        Map<String, Duration> nodeTimes) {
    private static final int COMMIT_CHARACTERS = 100;

    public PastRun {
        nodeTimes = Map.copyOf(nodeTimes);
        url = url.flatMap(WebUrl::of);
        commit = commit.map(text -> PlainText.oneLine(text, COMMIT_CHARACTERS)).filter(text -> !text.isBlank());
    }

    /** A run of whose nodes no times are known. */
    public PastRun(
            Instant finishedAt,
            Verdict.Kind verdict,
            OptionalInt failing,
            OptionalInt warning,
            Optional<String> url,
            Optional<String> commit,
            Optional<FailingTests> answer,
            Optional<Local> local,
            Identity of) {
        this(finishedAt, verdict, failing, warning, url, commit, answer, local, of, Map.of());
    }

    /** A run of which only its counts are known. */
    public PastRun(
            Instant finishedAt, Verdict.Kind verdict, OptionalInt failing, OptionalInt warning, Optional<String> url) {
        this(
                finishedAt,
                verdict,
                failing,
                warning,
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Identity.UNKNOWN);
    }

    /**
     * What the artifacts of a run said, by unique ids.
     *
     * @param failing the entities with a failing test, in the order of the run results, and their failing tests
     * @param warning those that only warned, and their tests that did
     * @param errored the nodes that dbt could not build
     * @param whole whether that is all: of very many tests only the first are read
     */
    public record Local(
            Map<String, Set<String>> failing, Map<String, Set<String>> warning, Set<String> errored, boolean whole) {
        public Local {
            failing = Collections.unmodifiableMap(new LinkedHashMap<>(failing));
            warning = Collections.unmodifiableMap(new LinkedHashMap<>(warning));
            errored = Collections.unmodifiableSet(errored);
        }
    }

    /**
     * What a run is of; what its summary doesn't say is absent.
     *
     * @param integrationId the integration that it was published to
     * @param baseUrl the API's root of its server
     * @param project the dbt project
     * @param runResults the SHA-256 of the run results
     */
    public record Identity(
            Optional<String> integrationId,
            Optional<String> baseUrl,
            Optional<String> project,
            Optional<String> runResults) {
        /** Of a run of which nothing is known. */
        public static final Identity UNKNOWN =
                new Identity(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
