package co.secoda.report;

import co.secoda.report.CiRun.Ci;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the CI services say of a run in the environment: a method a service, with the page that documents it. */
final class CiVariables {
    private static final Pattern GITHUB_PULL_REQUEST = Pattern.compile("refs/pull/(\\d+)/merge");
    private static final Pattern LAST_SEGMENT = Pattern.compile("/(\\d+)/?$");

    private static final Pattern CODEBUILD_PULL_REQUEST = Pattern.compile("^pr/(\\d+)$");
    private static final String HEADS = "refs/heads/";

    private final Function<String, Optional<String>> environment;

    CiVariables(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /** Of the first service whose variables are there, in the order of {@link Ci}. */
    Optional<CiRun> run() {
        return Stream.of(Ci.values()).filter(this::isHere).findFirst().map(this::of);
    }

    private boolean isHere(Ci ci) {
        return switch (ci) {
            case GITHUB_ACTIONS -> isTrue("GITHUB_ACTIONS");
            case JENKINS -> isJenkins();
            case GITLAB -> isTrue("GITLAB_CI");
            case AZURE -> isTrue("TF_BUILD");
            case CIRCLECI -> isTrue("CIRCLECI");
            case BUILDKITE -> isTrue("BUILDKITE");
            case BITBUCKET -> isSet("BITBUCKET_BUILD_NUMBER");
            case TEAMCITY -> isSet("TEAMCITY_VERSION");
            case CODEBUILD -> isSet("CODEBUILD_BUILD_ID");
            case DRONE -> isTrue("DRONE");
            case WOODPECKER -> value("CI").equals(Optional.of("woodpecker"));
            case BAMBOO -> isSet("bamboo_planKey");
            case TRAVIS -> isTrue("TRAVIS");
        };
    }

    private CiRun of(Ci ci) {
        return switch (ci) {
            case GITHUB_ACTIONS -> gitHub();
            case JENKINS -> jenkins();
            case GITLAB -> gitLab();
            case AZURE -> azure();
            case CIRCLECI -> circle();
            case BUILDKITE -> buildkite();
            case BITBUCKET -> bitbucket();
            case TEAMCITY -> teamCity();
            case CODEBUILD -> codeBuild();
            case DRONE -> drone();
            case WOODPECKER -> woodpecker();
            case BAMBOO -> bamboo();
            case TRAVIS -> travis();
        };
    }

    /** One whose address nobody has configured sets no JENKINS_URL. */
    private boolean isJenkins() {
        return isSet("JENKINS_URL")
                || isSet("JENKINS_HOME")
                || value("BUILD_TAG").filter(tag -> tag.startsWith("jenkins-")).isPresent();
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
                        .map(CiVariables::branchOf),
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
    private CiRun bitbucket() {
        return new CiRun(
                Ci.BITBUCKET,
                value("BITBUCKET_BRANCH"),
                value("BITBUCKET_COMMIT"),
                value("BITBUCKET_WORKSPACE").flatMap(workspace -> value("BITBUCKET_REPO_SLUG")
                        .flatMap(slug -> WebUrl.under(
                                "https://bitbucket.org",
                                workspace + "/" + slug + "/pipelines/results/"
                                        + value("BITBUCKET_BUILD_NUMBER").orElse("")))),
                value("BITBUCKET_PR_ID"));
    }

    /**
     * https://www.jetbrains.com/help/teamcity/predefined-build-parameters.html, which has no variable of the branch.
     */
    private CiRun teamCity() {
        return new CiRun(
                Ci.TEAMCITY, Optional.empty(), value("BUILD_VCS_NUMBER"), value("BUILD_URL"), Optional.empty());
    }

    /** https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html */
    private CiRun codeBuild() {
        return new CiRun(
                Ci.CODEBUILD,
                value("CODEBUILD_WEBHOOK_HEAD_REF").map(CiVariables::branchOf),
                value("CODEBUILD_RESOLVED_SOURCE_VERSION"),
                value("CODEBUILD_PUBLIC_BUILD_URL").or(() -> value("CODEBUILD_BUILD_URL")),
                value("CODEBUILD_WEBHOOK_TRIGGER").flatMap(trigger -> found(CODEBUILD_PULL_REQUEST, trigger)));
    }

    /** https://docs.drone.io/pipeline/environment/reference/ */
    private CiRun drone() {
        return new CiRun(
                Ci.DRONE,
                value("DRONE_SOURCE_BRANCH").or(() -> value("DRONE_BRANCH")),
                value("DRONE_COMMIT_SHA"),
                value("DRONE_BUILD_LINK"),
                value("DRONE_PULL_REQUEST"));
    }

    /** https://woodpecker-ci.org/docs/usage/environment */
    private CiRun woodpecker() {
        return new CiRun(
                Ci.WOODPECKER,
                value("CI_COMMIT_SOURCE_BRANCH").or(() -> value("CI_COMMIT_BRANCH")),
                value("CI_COMMIT_SHA"),
                value("CI_PIPELINE_URL"),
                value("CI_COMMIT_PULL_REQUEST"));
    }

    /** https://confluence.atlassian.com/bamboo/bamboo-variables-289277087.html, with underscores for its dots. */
    private CiRun bamboo() {
        return new CiRun(
                Ci.BAMBOO,
                value("bamboo_repository_pr_sourceBranch").or(() -> value("bamboo_planRepository_branchName")),
                value("bamboo_planRepository_revision"),
                value("bamboo_buildResultsUrl").or(() -> value("bamboo_resultsUrl")),
                value("bamboo_repository_pr_key"));
    }

    /** https://docs.travis-ci.com/user/environment-variables/ */
    private CiRun travis() {
        return new CiRun(
                Ci.TRAVIS,
                value("TRAVIS_PULL_REQUEST_BRANCH").or(() -> value("TRAVIS_BRANCH")),
                value("TRAVIS_PULL_REQUEST_SHA").or(() -> value("TRAVIS_COMMIT")),
                value("TRAVIS_BUILD_WEB_URL"),
                value("TRAVIS_PULL_REQUEST").filter(number -> !number.equals("false")));
    }

    private static String branchOf(String ref) {
        return ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref;
    }

    private boolean isSet(String name) {
        return value(name).isPresent();
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
