package co.secoda.report;

import co.secoda.report.CiRun.Ci;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the CI services say of a run in the environment: a method a service, with the page that documents it. */
final class CiVariables {
    private static final Pattern GITHUB_PULL_REQUEST = Pattern.compile("refs/pull/(\\d+)/merge");
    private static final Pattern LAST_SEGMENT = Pattern.compile("/(\\d+)/?$");

    private final Function<String, Optional<String>> environment;

    CiVariables(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    Optional<CiRun> run() {
        if (isTrue("GITHUB_ACTIONS")) {
            return Optional.of(gitHub());
        }
        if (value("JENKINS_URL").isPresent()) {
            return Optional.of(jenkins());
        }
        if (isTrue("GITLAB_CI")) {
            return Optional.of(gitLab());
        }
        if (isTrue("TF_BUILD")) {
            return Optional.of(azure());
        }
        if (isTrue("CIRCLECI")) {
            return Optional.of(circle());
        }
        if (isTrue("BUILDKITE")) {
            return Optional.of(buildkite());
        }
        return value("BITBUCKET_BUILD_NUMBER").map(this::bitbucket);
    }

    /** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
    private CiRun gitHub() {
        return new CiRun(
                Ci.GITHUB_ACTIONS,
                value("GITHUB_HEAD_REF").or(() -> value("GITHUB_REF_NAME")),
                value("GITHUB_SHA"),
                value("GITHUB_SERVER_URL")
                        .flatMap(server -> value("GITHUB_REPOSITORY").flatMap(repository -> value("GITHUB_RUN_ID")
                                .flatMap(id -> WebUrl.under(server, repository + "/actions/runs/" + id)))),
                value("GITHUB_REF").flatMap(ref -> found(GITHUB_PULL_REQUEST, ref)));
    }

    /**
     * https://www.jenkins.io/doc/book/pipeline/multibranch/ and, for what begins with {@code GIT_},
     * https://plugins.jenkins.io/git/, whose branch is named with its remote: {@code origin/main}.
     */
    private CiRun jenkins() {
        return new CiRun(
                Ci.JENKINS,
                value("CHANGE_BRANCH").or(() -> value("BRANCH_NAME")).or(() -> value("GIT_BRANCH")
                        .map(branch -> branch.substring(branch.indexOf('/') + 1))),
                value("GIT_COMMIT"),
                value("BUILD_URL"),
                value("CHANGE_ID"));
    }

    /** https://docs.gitlab.com/ci/variables/predefined_variables/ */
    private CiRun gitLab() {
        return new CiRun(
                Ci.GITLAB,
                value("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME").or(() -> value("CI_COMMIT_REF_NAME")),
                value("CI_COMMIT_SHA"),
                value("CI_JOB_URL").or(() -> value("CI_PIPELINE_URL")),
                value("CI_MERGE_REQUEST_IID"));
    }

    /**
     * https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables. A pull request in a repository on
     * GitHub has an id besides its number.
     */
    private CiRun azure() {
        return new CiRun(
                Ci.AZURE,
                value("SYSTEM_PULLREQUEST_SOURCEBRANCH")
                        .or(() -> value("BUILD_SOURCEBRANCH"))
                        .map(branch -> branch.startsWith("refs/heads/") ? branch.substring(11) : branch),
                value("BUILD_SOURCEVERSION"),
                value("SYSTEM_COLLECTIONURI")
                        .flatMap(server -> value("SYSTEM_TEAMPROJECT").flatMap(project -> value("BUILD_BUILDID")
                                .flatMap(id -> WebUrl.under(server, project + "/_build/results")
                                        .map(page -> page + "?buildId=" + id)))),
                value("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER").or(() -> value("SYSTEM_PULLREQUEST_PULLREQUESTID")));
    }

    /** https://circleci.com/docs/reference/variables/ */
    private CiRun circle() {
        return new CiRun(
                Ci.CIRCLECI,
                value("CIRCLE_BRANCH"),
                value("CIRCLE_SHA1"),
                value("CIRCLE_BUILD_URL"),
                value("CIRCLE_PULL_REQUEST").flatMap(url -> found(LAST_SEGMENT, url)));
    }

    /** https://buildkite.com/docs/pipelines/configure/environment-variables */
    private CiRun buildkite() {
        return new CiRun(
                Ci.BUILDKITE,
                value("BUILDKITE_BRANCH"),
                value("BUILDKITE_COMMIT"),
                value("BUILDKITE_BUILD_URL"),
                value("BUILDKITE_PULL_REQUEST").filter(number -> !number.equals("false")));
    }

    /** https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
    private CiRun bitbucket(String number) {
        return new CiRun(
                Ci.BITBUCKET,
                value("BITBUCKET_BRANCH"),
                value("BITBUCKET_COMMIT"),
                value("BITBUCKET_WORKSPACE").flatMap(workspace -> value("BITBUCKET_REPO_SLUG")
                        .flatMap(slug -> WebUrl.under(
                                "https://bitbucket.org", workspace + "/" + slug + "/pipelines/results/" + number))),
                value("BITBUCKET_PR_ID"));
    }

    private Optional<String> value(String name) {
        return environment.apply(name);
    }

    private boolean isTrue(String name) {
        return value(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
