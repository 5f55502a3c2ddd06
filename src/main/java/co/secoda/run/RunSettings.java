package co.secoda.run;

import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.excerpt.Omissions;
import co.secoda.gate.known.KnownFailures;
import co.secoda.gate.settings.Reaction;
import co.secoda.run.baseline.BaselineSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A run as a user described it, checked.
 *
 * @param place where its files are
 * @param integrationId {@code secoda.integrationId}, if it is given
 * @param onMissingKey what to do where there is no API key
 * @param onMissingArtifacts what to do where there are no artifacts
 * @param onMismatch what to do where they aren't of one command
 * @param onRepublish what to do where this very run was published before
 * @param onUnreachable what to do where Secoda can't be reached before the trigger is accepted
 * @param maxArtifactAge how old the run results may be
 * @param omissions what an upload leaves out of them
 * @param downstream whether to find the exposures that read from what did not pass
 * @param reports which reports are written
 * @param historyDirectory where the summaries of earlier runs are, if any are kept
 * @param knownFailures which failing tests are accepted
 * @param baseline where {@code secoda.baseline} says what was failing before, if it does
 * @param atEnd whether it is judged when the build ends
 * @param names whether Secoda's catalogue is asked for the names of the ids in its answer
 */
public record RunSettings(
        RunPlace place,
        Optional<String> integrationId,
        OnMissingKey onMissingKey,
        OnMissingArtifacts onMissingArtifacts,
        Reaction onMismatch,
        Reaction onRepublish,
        OnUnreachable onUnreachable,
        Optional<Duration> maxArtifactAge,
        Omissions omissions,
        boolean downstream,
        Set<ReportKind> reports,
        Optional<Path> historyDirectory,
        KnownFailures knownFailures,
        Optional<BaselineSetting> baseline,
        boolean atEnd,
        boolean names) {
    public RunSettings {
        reports = Set.copyOf(reports);
    }

    /** What to do where there is no API key. */
    public enum OnMissingKey {
        /** The build fails. */
        FAIL,
        /** The artifacts are judged alone. */
        VALIDATE,
        /** A line, and the build goes on. */
        SKIP
    }

    /** What to do where there are no artifacts. */
    public enum OnMissingArtifacts {
        /** The build fails. */
        FAIL,
        /** A warning, and the build goes on. */
        WARN,
        /** A line, and the build goes on. */
        SKIP
    }

    /** What to do where Secoda can't be reached before the trigger is accepted. */
    public enum OnUnreachable {
        /** The build fails. */
        FAIL,
        /** A warning, and the build goes on without a verdict. */
        WARN
    }

    /** What {@code secoda.reports} can name. */
    public enum ReportKind {
        /** {@code secoda.json}. */
        JSON,
        /** {@code TEST-secoda.xml}. */
        JUNIT,
        /** {@code index.html} and its style sheet. */
        HTML,
        /** {@code secoda.md}. */
        MARKDOWN,
        /** {@code secoda-mail.html}. */
        MAIL,
        /** {@code gl-code-quality-report.json}. */
        CODEQUALITY,
        /** {@code secoda.sarif}. */
        SARIF;

        private static final String PROPERTY = "secoda.reports";

        /** What it asks of the run besides what failed. */
        Set<Part> parts() {
            return switch (this) {
                case JSON, CODEQUALITY, SARIF -> Set.of();
                case JUNIT -> Set.of(Part.TEST_CASES, Part.SKIPPED);
                case HTML, MAIL -> Set.of(Part.TIMELINE, Part.SKIPPED, Part.DOWNSTREAM);
                case MARKDOWN -> Set.of(Part.DOWNSTREAM);
            };
        }

        /** The kinds that a text names; those of the default where it can't be read. */
        static Set<ReportKind> known(String text) {
            try {
                return read(text);
            } catch (BadSettingException e) {
                return EnumSet.complementOf(EnumSet.of(MAIL));
            }
        }

        /**
         * The kinds that a text names, separated by commas.
         *
         * @throws BadSettingException at the first word that is none
         */
        public static Set<ReportKind> read(String text) throws BadSettingException {
            return Setting.someOf(PROPERTY, text, ReportKind.class);
        }
    }
}
