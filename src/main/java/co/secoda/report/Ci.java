package co.secoda.report;

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
    BITBUCKET("Bitbucket Pipelines");

    private final String text;

    Ci(String text) {
        this.text = text;
    }

    /** Its name, as people write it. */
    public String text() {
        return text;
    }
}
