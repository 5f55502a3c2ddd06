package co.secoda.run.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A pipeline that a repository can be given: that of the examples, for one CI server. */
public enum Pipeline {
    /** A workflow of GitHub Actions. */
    GITHUB(
            ".github/workflows/dbt.yml",
            "dbt.yml",
            "Make a secret SECODA_API_KEY: in the repository's Settings, Secrets and variables, Actions.",
            "    timeout-minutes: 60\n",
            "    env:\n",
            "      %s: %s\n"),
    /** A declarative pipeline of Jenkins. */
    JENKINS(
            "Jenkinsfile",
            "Jenkinsfile",
            "Make a credential of the kind secret text with the id secoda-api-key.",
            "    environment {\n",
            "",
            "        %s = '%s'\n"),
    /** A pipeline of GitLab CI. */
    GITLAB(
            ".gitlab-ci.yml",
            ".gitlab-ci.yml",
            "Make a variable SECODA_API_KEY, masked and protected: in Settings, CI/CD, Variables.",
            "stages: [dbt, secoda]\n",
            "\nvariables:\n",
            "  %s: %s\n");

    private final String file;
    private final String template;
    private final String keyStep;
    private final String variablesAfter;
    private final String variablesHeading;
    private final String variable;

    Pipeline(
            String file,
            String template,
            String keyStep,
            String variablesAfter,
            String variablesHeading,
            String variable) {
        this.file = file;
        this.template = template;
        this.keyStep = keyStep;
        this.variablesAfter = variablesAfter;
        this.variablesHeading = variablesHeading;
        this.variable = variable;
    }

    /** Where it belongs, relative to the repository's root, with forward slashes. */
    String file() {
        return file;
    }

    /** What to do so that it has the key. */
    String keyStep() {
        return keyStep;
    }

    /**
     * The pipeline for a repository. Without anything special it is the example, letter for letter.
     *
     * @param folder where the dbt project is
     * @param integrationId the integration, if it is known
     */
    String text(DbtFolder folder, Optional<String> integrationId) {
        String text = template();
        if (!folder.variables().isEmpty()) {
            StringBuilder variables = new StringBuilder(variablesAfter).append(variablesHeading);
            folder.variables().forEach((name, value) -> variables.append(variable.formatted(name, value)));
            text = replaced(text, variablesAfter, variables.toString());
        }
        text = text.replace("target/", folder.artifacts() + "/");
        if (folder.requirements().isPresent()) {
            text = text.replace(Init.EXAMPLE_DBT, "-r " + folder.requirements().get());
        }
        return text.replace(Init.EXAMPLE_ID, integrationId.orElse(Init.EXAMPLE_ID));
    }

    private static String replaced(String text, String what, String by) {
        if (!text.contains(what)) {
            throw new IllegalStateException("the example has no line " + what.strip());
        }
        return text.replace(what, by);
    }

    private String template() {
        try (InputStream in = Pipeline.class.getResourceAsStream(template)) {
            if (in == null) {
                throw new IllegalStateException("the plugin's jar has no " + template);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's jar can't be read", e);
        }
    }
}
