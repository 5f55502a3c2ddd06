package co.secoda.maven;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.excerpt.Omissions;
import co.secoda.dbt.excerpt.Omissions.UploadMode;
import co.secoda.dbt.excerpt.Redaction;
import co.secoda.gate.known.KnownFailures;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.Reaction;
import co.secoda.run.RunPlace;
import co.secoda.run.RunSettings;
import co.secoda.run.RunSettings.ReportKind;
import co.secoda.run.Setting;
import co.secoda.run.Setting.SettingReader;
import co.secoda.run.baseline.BaselineSetting;
import co.secoda.run.known.ListSetting;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the goals of one dbt run: what its files are held to, and where the reports go. */
abstract class AbstractRunSettingsMojo extends AbstractArtifactsMojo {
    /**
     * What to do if there is no API key, as in pull requests of forks: {@code fail}, {@code validate} (check the files
     * alone, without Secoda), or {@code skip}.
     */
    @Parameter(property = "secoda.onMissingKey", defaultValue = "fail")
    private String onMissingKey;

    /**
     * What to do when Secoda can't be reached, or answers 429 or 5xx to the last try, before the trigger is accepted:
     * {@code fail}, or {@code warn}, which lets the build go on. A refused key, a wrong id or a certificate that isn't
     * trusted fails all the same.
     */
    @Parameter(property = "secoda.onUnreachable", defaultValue = "fail")
    private String onUnreachable;

    /** What to do if dbt's files are missing: {@code fail}, {@code warn} or {@code skip}. */
    @Parameter(property = "secoda.onMissingArtifacts", defaultValue = "fail")
    private String onMissingArtifacts;

    /**
     * What to do if the manifest and the run results are not of one dbt command: {@code fail}, {@code warn} or
     * {@code ignore}.
     */
    @Parameter(property = "secoda.onMismatch", defaultValue = "warn")
    private String onMismatch;

    /**
     * What to do if no test was run, as after {@code dbt run}, {@code dbt compile} or {@code dbt docs generate}:
     * {@code fail}, {@code warn}, {@code ignore} or {@code reused}. {@code reused} lets a run pass in which nothing had
     * changed: dbt reused all, or its selection by state found nothing. {@code upload} only warns.
     */
    @Parameter(property = "secoda.onNothingTested", defaultValue = "fail")
    private String onNothingTested;

    /**
     * How old the run results may be by their {@code generated_at}, such as {@code 2h}. If they are older, or of a time
     * that far ahead, the build fails. It also holds for a run that {@code trigger} and {@code check} know from the
     * state file alone. Without it, the log says if they are older than a day.
     */
    @Parameter(property = "secoda.maxArtifactAge")
    private @Nullable String maxArtifactAge;

    /**
     * What to do if this very run was published before from the same directory, as in a workspace that is kept between
     * builds: {@code fail}, {@code warn} or {@code ignore}. For {@code trigger} and {@code check}: if it was checked
     * before.
     */
    @Parameter(property = "secoda.onRepublish", defaultValue = "warn")
    private String onRepublish;

    /**
     * What is uploaded: {@code full}, the files as dbt wrote them, or {@code slim}, the manifest without macros and
     * whatever else Secoda doesn't read. A small project's manifest is mostly macros.
     */
    @Parameter(property = "secoda.uploadMode", defaultValue = "full")
    private String uploadMode;

    /**
     * What is left out of what is uploaded, separated by commas: {@code compiled-code}, {@code raw-code}, {@code env},
     * {@code vars}, {@code args}, {@code messages}. With {@code compiled-code} the log and the reports on this machine
     * don't show queries either; all else they show.
     */
    @Parameter(property = "secoda.redact")
    private @Nullable String redact;

    /**
     * Finds the exposures, such as dashboards, that read from what did not pass, directly or not. The log and all
     * reports then name them with their owners. With the page or {@code secoda.md} they are found without it.
     */
    @Parameter(property = "secoda.downstream", defaultValue = "false")
    private boolean downstream;

    /**
     * Where the reports go. The default is {@code secoda} in the build directory or, without a pom, in the artifacts
     * directory.
     */
    @Parameter(property = "secoda.reportDirectory")
    private @Nullable String reportDirectory;

    /**
     * Which reports to write to the report directory, separated by commas: {@code json} ({@code secoda.json};
     * {@code upload} and {@code trigger} write it too), {@code junit} ({@code TEST-secoda.xml}), {@code html}
     * ({@code index.html} and {@code secoda.css}), {@code markdown} ({@code secoda.md}, and the job summary of GitHub
     * Actions), {@code mail} ({@code secoda-mail.html}, the page in one file), {@code codequality}
     * ({@code gl-code-quality-report.json}, for GitLab's merge requests) and {@code sarif} ({@code secoda.sarif}, for
     * GitHub's code scanning).
     */
    @Parameter(property = "secoda.reports", defaultValue = "json,junit,html,markdown")
    private String reports;

    /**
     * A directory that lives on between builds, outside of what {@code clean} deletes; a relative path is relative to
     * the base directory. The goals that check a run leave a copy of their summary there, and their reports show
     * earlier runs of the same integration. The newest 100 are kept. Without it there is no history.
     */
    @Parameter(property = "secoda.historyDirectory")
    private @Nullable String historyDirectory;

    /**
     * The file in which {@code upload} and {@code trigger} leave what {@code check} needs. The default is
     * {@code secoda-state.json} in the report directory.
     */
    @Parameter(property = "secoda.stateFile")
    private @Nullable String stateFile;

    final RunPlace place() throws ArtifactException {
        return place(given(reportDirectory), given(stateFile));
    }

    /** {@code secoda.reports}, as it is written. */
    final String reports() {
        return reports;
    }

    /** Whether the goal goes by the state file, so that it can do without the artifacts. */
    boolean readsState() {
        return false;
    }

    /** Where the settings say what was failing before, if they do. */
    Optional<BaselineSetting> baseline(SettingReader read, RunPlace place) {
        return Optional.empty();
    }

    /** {@code secoda.historyDirectory}, if it is given. */
    final Optional<String> historyDirectory() {
        return given(historyDirectory);
    }

    /** Whether the run is judged when the build ends. */
    boolean isJudgedAtEnd() {
        return false;
    }

    /** Whether Secoda's catalogue is asked for names. */
    boolean wantsNames() {
        return false;
    }

    final OnNothingTested onNothingTested(SettingReader read) {
        return read.oneOf("secoda.onNothingTested", onNothingTested, OnNothingTested.class);
    }

    /** The settings, with what is wrong with them left to the reader. */
    final RunSettings settings(SettingReader read) throws ArtifactException {
        RunPlace place = place();
        return new RunSettings(
                place,
                integrationId(),
                read.oneOf("secoda.onMissingKey", onMissingKey, RunSettings.OnMissingKey.class),
                read.oneOf("secoda.onMissingArtifacts", onMissingArtifacts, RunSettings.OnMissingArtifacts.class),
                read.oneOf("secoda.onMismatch", onMismatch, Reaction.class),
                read.oneOf("secoda.onRepublish", onRepublish, Reaction.class),
                read.oneOf("secoda.onUnreachable", onUnreachable, RunSettings.OnUnreachable.class),
                given(maxArtifactAge).map(age -> read.duration("secoda.maxArtifactAge", age)),
                new Omissions(
                        read.oneOf("secoda.uploadMode", uploadMode, UploadMode.class),
                        given(redact).isEmpty()
                                ? Set.of()
                                : read.read(
                                        () -> Setting.someOf(
                                                "secoda.redact", given(redact).get(), Redaction.class),
                                        Set.of())),
                downstream,
                read.read(() -> ReportKind.read(reports), Set.of()),
                given(historyDirectory)
                        .map(directory -> read.read(
                                "secoda.historyDirectory",
                                directory,
                                text -> host().checkout()
                                        .within(
                                                "secoda.historyDirectory",
                                                text,
                                                host().baseDirectory().resolve(text)),
                                host().baseDirectory())),
                read.read(
                        () -> ListSetting.read(host(), place, knownFailures(), !(readsState() && place.hasState())),
                        KnownFailures.NONE),
                baseline(read, place),
                isJudgedAtEnd(),
                wantsNames());
    }
}
