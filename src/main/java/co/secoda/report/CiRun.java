package co.secoda.report;

import co.secoda.text.PlainText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The run of a CI service that a goal is part of. Anybody who may open a pull request may choose some of its values, so
 * they are made plain: one line each, bounded, and without what commands a terminal or a runner. What is empty then is
 * absent.
 *
 * @param ci which service
 * @param branch the branch or, as some services put it, the tag that is built; of a pull request its source
 * @param commit what is built; of a pull request this may be a merge that the service made
 * @param url the run's page, {@code http} or {@code https}, in at most 500 characters, all of ASCII; without user info,
 *     fragment, and a query that could hold a secret; any other is absent
 * @param pullRequest the number of the pull or merge request
 */
public record CiRun(
        Ci ci, Optional<String> branch, Optional<String> commit, Optional<String> url, Optional<String> pullRequest) {
    public CiRun {
        branch = plain(branch);
        commit = plain(commit);
        url = url.flatMap(WebUrl::of);
        pullRequest = plain(pullRequest);
    }

    private static Optional<String> plain(Optional<String> value) {
        return value.map(PlainText::value).filter(text -> !text.isEmpty());
    }

    /**
     * The run that an environment is of, by the variables that its service documents; absent outside of CI.
     *
     * @param environment a variable's value, absent where it is not set or blank
     */
    public static Optional<CiRun> of(Function<String, Optional<String>> environment) {
        return new CiVariables(environment).run();
    }

    /** What is known, by the names that the summary and the JUnit report give it. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", ci.text());
        branch.ifPresent(text -> facts.put("branch", text));
        commit.ifPresent(text -> facts.put("commit", text));
        url.ifPresent(text -> facts.put("url", text));
        pullRequest.ifPresent(text -> facts.put("pullRequest", text));
        return facts;
    }

    /** The CI services that are recognised. */
    public enum Ci {
        /** GitHub Actions. */
        GITHUB_ACTIONS("GitHub Actions"),
        /** Jenkins. */
        JENKINS("Jenkins"),
        /** GitLab CI/CD. */
        GITLAB("GitLab CI"),
        /** Azure Pipelines. */
        AZURE("Azure Pipelines"),
        /** CircleCI. */
        CIRCLECI("CircleCI"),
        /** Buildkite. */
        BUILDKITE("Buildkite"),
        /** Bitbucket Pipelines. */
        BITBUCKET("Bitbucket Pipelines"),
        /** TeamCity. */
        TEAMCITY("TeamCity"),
        /** AWS CodeBuild. */
        CODEBUILD("AWS CodeBuild"),
        /** Drone. */
        DRONE("Drone"),
        /** Woodpecker. */
        WOODPECKER("Woodpecker"),
        /** Bamboo. */
        BAMBOO("Bamboo"),
        /** Travis CI. */
        TRAVIS("Travis CI");

        private final String text;

        Ci(String text) {
            this.text = text;
        }

        /** Its name, as people write it. */
        public String text() {
            return text;
        }
    }
}
