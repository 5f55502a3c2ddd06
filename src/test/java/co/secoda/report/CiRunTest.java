package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import co.secoda.report.CiRun.Ci;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiRunTest {
    private static final String SHA = "8843d7f92416211de9ebb963ff4ce28125932878";

    /** Variables as services set them, and name, branch, address and pull request as they are to be read. */
    static Stream<Arguments> runs() {
        return Stream.of(
                arguments(
                        "GITHUB_ACTIONS=true GITHUB_REF=refs/heads/main GITHUB_REF_NAME=main GITHUB_SHA=$ GITHUB_RUN_ID=77"
                                + " GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=acme/shop",
                        "GitHub Actions main https://github.com/acme/shop/actions/runs/77 -"),
                arguments(
                        "GITHUB_ACTIONS=true GITHUB_REF=refs/pull/12/merge GITHUB_REF_NAME=12/merge GITHUB_SHA=$"
                                + " GITHUB_HEAD_REF=fix/orders GITHUB_RUN_ID=78 GITHUB_SERVER_URL=https://ghe.acme.example/"
                                + " GITHUB_REPOSITORY=acme/shop",
                        "GitHub Actions fix/orders https://ghe.acme.example/acme/shop/actions/runs/78 12"),
                arguments("GITHUB_ACTIONS=true GITHUB_SHA=$", "GitHub Actions - - -"),
                arguments(
                        "JENKINS_URL=http://jenkins_1:8080/ GIT_BRANCH=origin/fix/orders GIT_COMMIT=$"
                                + " BUILD_URL=http://jenkins_1:8080/job/shop/5/",
                        "Jenkins fix/orders http://jenkins_1:8080/job/shop/5/ -"),
                arguments(
                        "JENKINS_URL=https://ci/ BRANCH_NAME=fix/orders GIT_BRANCH=fix/orders GIT_COMMIT=$"
                                + " BUILD_URL=https://ci/job/shop/job/fix%252Forders/5/",
                        "Jenkins fix/orders https://ci/job/shop/job/fix%252Forders/5/ -"),
                arguments(
                        "JENKINS_URL=https://ci/ CHANGE_BRANCH=fix BRANCH_NAME=PR-24 CHANGE_ID=24 GIT_COMMIT=$"
                                + " BUILD_URL=https://ci/job/shop/job/PR-24/1/",
                        "Jenkins fix https://ci/job/shop/job/PR-24/1/ 24"),
                arguments(
                        "GITLAB_CI=true CI_COMMIT_REF_NAME=main CI_COMMIT_SHA=$ CI_JOB_URL=https://gitlab.com/acme/shop/-/jobs/9"
                                + " CI_PIPELINE_URL=https://gitlab.com/acme/shop/-/pipelines/8",
                        "GitLab CI main https://gitlab.com/acme/shop/-/jobs/9 -"),
                arguments(
                        "GITLAB_CI=true CI_COMMIT_REF_NAME=refs/merge-requests/3/head CI_COMMIT_SHA=$ CI_MERGE_REQUEST_IID=3"
                                + " CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=fix CI_PIPELINE_URL=https://gitlab.com/acme/shop/-/pipelines/8",
                        "GitLab CI fix https://gitlab.com/acme/shop/-/pipelines/8 3"),
                arguments(
                        "TF_BUILD=True BUILD_SOURCEBRANCH=refs/heads/release/1 BUILD_SOURCEVERSION=$ BUILD_BUILDID=41"
                                + " SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/ SYSTEM_TEAMPROJECT=Data~Shop",
                        "Azure Pipelines release/1 https://dev.azure.com/acme/Data%20Shop/_build/results?buildId=41 -"),
                arguments(
                        "TF_BUILD=True BUILD_SOURCEBRANCH=refs/pull/6/merge SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/fix"
                                + " BUILD_SOURCEVERSION=$ SYSTEM_PULLREQUEST_PULLREQUESTID=6",
                        "Azure Pipelines fix - 6"),
                arguments(
                        "TF_BUILD=True SYSTEM_PULLREQUEST_SOURCEBRANCH=fix BUILD_SOURCEVERSION=$"
                                + " SYSTEM_PULLREQUEST_PULLREQUESTID=512 SYSTEM_PULLREQUEST_PULLREQUESTNUMBER=7",
                        "Azure Pipelines fix - 7"),
                arguments(
                        "CIRCLECI=true CIRCLE_BRANCH=main CIRCLE_SHA1=$ CIRCLE_BUILD_URL=https://circleci.com/gh/acme/shop/4",
                        "CircleCI main https://circleci.com/gh/acme/shop/4 -"),
                arguments(
                        "CIRCLECI=true CIRCLE_BRANCH=fix CIRCLE_SHA1=$ CIRCLE_PULL_REQUEST=https://github.com/acme/shop/pull/15",
                        "CircleCI fix - 15"),
                arguments(
                        "BUILDKITE=true BUILDKITE_BRANCH=main BUILDKITE_COMMIT=$ BUILDKITE_PULL_REQUEST=false"
                                + " BUILDKITE_BUILD_URL=https://buildkite.com/acme/shop/builds/2",
                        "Buildkite main https://buildkite.com/acme/shop/builds/2 -"),
                arguments(
                        "BUILDKITE=true BUILDKITE_BRANCH=fix BUILDKITE_COMMIT=$ BUILDKITE_PULL_REQUEST=16",
                        "Buildkite fix - 16"),
                arguments(
                        "BITBUCKET_BUILD_NUMBER=21 BITBUCKET_BRANCH=main BITBUCKET_COMMIT=$ BITBUCKET_WORKSPACE=acme"
                                + " BITBUCKET_REPO_SLUG=shop",
                        "Bitbucket Pipelines main https://bitbucket.org/acme/shop/pipelines/results/21 -"),
                arguments(
                        "BITBUCKET_BUILD_NUMBER=22 BITBUCKET_BRANCH=fix BITBUCKET_COMMIT=$ BITBUCKET_PR_ID=17",
                        "Bitbucket Pipelines fix - 17"),
                arguments(
                        "JENKINS_HOME=/var/jenkins GIT_BRANCH=origin/main GIT_COMMIT=$ BUILD_NUMBER=5",
                        "Jenkins main - -"),
                arguments("BUILD_TAG=jenkins-shop-5 BRANCH_NAME=fix GIT_COMMIT=$", "Jenkins fix - -"),
                arguments(
                        "TEAMCITY_VERSION=2026.1 BUILD_VCS_NUMBER=$ BUILD_URL=https://tc.acme.example/buildConfiguration/Shop/7",
                        "TeamCity - https://tc.acme.example/buildConfiguration/Shop/7 -"),
                arguments(
                        "CODEBUILD_BUILD_ID=shop:1 CODEBUILD_WEBHOOK_HEAD_REF=refs/heads/fix CODEBUILD_WEBHOOK_TRIGGER=pr/18"
                                + " CODEBUILD_RESOLVED_SOURCE_VERSION=$ CODEBUILD_BUILD_URL=https://console.aws.example/1",
                        "AWS CodeBuild fix https://console.aws.example/1 18"),
                arguments(
                        "CODEBUILD_BUILD_ID=shop:2 CODEBUILD_WEBHOOK_TRIGGER=branch/main"
                                + " CODEBUILD_RESOLVED_SOURCE_VERSION=$",
                        "AWS CodeBuild - - -"),
                arguments(
                        "DRONE=true DRONE_BRANCH=main DRONE_SOURCE_BRANCH=fix DRONE_COMMIT_SHA=$ DRONE_PULL_REQUEST=19"
                                + " DRONE_BUILD_LINK=https://drone.acme.example/acme/shop/3",
                        "Drone fix https://drone.acme.example/acme/shop/3 19"),
                arguments(
                        "CI=woodpecker CI_COMMIT_BRANCH=main CI_COMMIT_SHA=$"
                                + " CI_PIPELINE_URL=https://wp.acme.example/repos/1/pipeline/4",
                        "Woodpecker main https://wp.acme.example/repos/1/pipeline/4 -"),
                arguments(
                        "bamboo_planKey=SHOP-DBT bamboo_planRepository_branchName=main bamboo_planRepository_revision=$"
                                + " bamboo_buildResultsUrl=https://bamboo.acme.example/browse/SHOP-DBT-6",
                        "Bamboo main https://bamboo.acme.example/browse/SHOP-DBT-6 -"),
                arguments(
                        "TRAVIS=true TRAVIS_BRANCH=main TRAVIS_PULL_REQUEST_BRANCH=fix TRAVIS_PULL_REQUEST=20"
                                + " TRAVIS_COMMIT=x TRAVIS_PULL_REQUEST_SHA=$"
                                + " TRAVIS_BUILD_WEB_URL=https://app.travis-ci.com/acme/shop/builds/8",
                        "Travis CI fix https://app.travis-ci.com/acme/shop/builds/8 20"),
                arguments(
                        "TRAVIS=true TRAVIS_BRANCH=main TRAVIS_PULL_REQUEST=false TRAVIS_COMMIT=$",
                        "Travis CI main - -"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void a_run_is_read_off_the_variables_of_its_service(String variables, String read) {
        CiRun run = read(variables.replace("$", SHA)).orElseThrow();
        assertThat(run.commit()).contains(SHA);
        assertThat(String.join(
                        " ",
                        run.ci().text(),
                        run.branch().orElse("-"),
                        run.url().orElse("-"),
                        run.pullRequest().orElse("-")))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI=true", "GITHUB_ACTIONS=false", "BUILDKITE=0", "GITLAB_CI=no GITHUB_REF_NAME=main"})
    void elsewhere_there_is_none(String variables) {
        assertThat(read(variables)).isEmpty();
    }

    @Test
    void whoever_names_a_branch_commands_nothing_by_it() {
        CiRun run = CiRun.of(
                        name -> Optional.of("x\r\n::error::\u001b[31m\u202e##vso[task.complete]" + "y".repeat(5_000)))
                .orElseThrow();
        for (Optional<String> value : List.of(run.branch(), run.commit(), run.pullRequest())) {
            assertThat(value.orElseThrow())
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotContain("\r", "\n", "\u001b", "\u202e", "::", "##vso[");
        }
        assertThat(run.url()).isEmpty();
    }

    @Test
    void what_is_blank_once_it_is_plain_is_absent() {
        Optional<String> invisible = Optional.of("\u200b\u0007");
        assertThat(new CiRun(Ci.JENKINS, invisible, invisible, invisible, invisible).facts())
                .containsOnlyKeys("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ftp://ci.example/1",
                "https:ci.example",
                "ci.example/job/1",
                "https://",
                "https://user@",
                "https://ci.example/a b",
                "https://ci.example/<script>",
                "https://ci.example/a\nb",
                ""
            })
    void what_is_no_address_of_a_page_is_absent(String address) {
        assertThat(url(address)).isEmpty();
    }

    @Test
    void an_address_loses_what_may_be_secret_and_is_bounded() {
        assertThat(url("HTTPS://bot:t0ken@ci.example:8443/job/1/?token=t0ken#t0ken"))
                .contains("https://ci.example:8443/job/1/");
        assertThat(url("https://bot:t0ken@build_server/job/1")).contains("https://build_server/job/1");
        assertThat(url("https://ci.example/1?buildId=41")).contains("https://ci.example/1?buildId=41");
        assertThat(url("https://ci.example/1?buildId=41&token=t0ken")).contains("https://ci.example/1");
        assertThat(url("https://ci.example/\u202e注")).contains("https://ci.example/%E2%80%AE%E6%B3%A8");
        assertThat(url("https://ci.example/" + "x".repeat(500))).isEmpty();
    }

    @Test
    void parts_of_an_address_stay_in_their_place() {
        assertThat(
                        read("BITBUCKET_BUILD_NUMBER=1?token=x#y BITBUCKET_WORKSPACE=//evil.example BITBUCKET_REPO_SLUG=a%2Fb")
                                .flatMap(CiRun::url))
                .contains("https://bitbucket.org///evil.example/a%252Fb/pipelines/results/1%3Ftoken=x%23y");
    }

    private static Optional<String> url(String address) {
        return new CiRun(Ci.JENKINS, Optional.empty(), Optional.empty(), Optional.of(address), Optional.empty()).url();
    }

    /** Reads variables that are separated by spaces; a tilde stands for a space in a value. */
    private static Optional<CiRun> read(String variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], parts[1].replace('~', ' '));
        }
        return CiRun.of(name -> Optional.ofNullable(environment.get(name)));
    }
}
