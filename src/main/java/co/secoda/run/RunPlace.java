package co.secoda.run;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.dbt.location.ArtifactLocator;
import co.secoda.dbt.location.ArtifactLocator.ArtifactSettings;
import co.secoda.text.PlainText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the files of a run are. That is known before its other settings are read, so that an error in one of those is
 * told there too.
 *
 * @param artifacts where dbt's artifacts are, or should be
 * @param reportDirectory where the reports go
 * @param stateFile where the goals leave what the next one needs
 * @param readable where the artifacts may be
 * @param outside why nothing may be written there, if the checkout leads it out of itself
 */
public record RunPlace(
        ArtifactLocation artifacts, Path reportDirectory, Path stateFile, Checkout readable, Optional<String> outside) {
    private static final String STATE_FILE = "secoda-state.json";

    /**
     * The place that the settings lead to; each parameter is the setting of its name.
     *
     * @throws ArtifactException if {@code dbt_project.yml} can't be read
     */
    public static RunPlace of(
            Host host,
            Optional<String> dbtProjectDirectory,
            Optional<String> artifactsDirectory,
            String manifest,
            String runResults,
            Optional<String> reportDirectory,
            Optional<String> stateFile)
            throws ArtifactException {
        ArtifactLocation artifacts = new ArtifactLocator()
                .locate(new ArtifactSettings(
                        host.baseDirectory(),
                        dbtProjectDirectory,
                        artifactsDirectory,
                        Optional.of(manifest),
                        Optional.of(runResults),
                        host.environment(),
                        host.cleanedDirectory()));
        Path reports = reportDirectory
                .map(host.baseDirectory()::resolve)
                .orElseGet(() -> host.reportDirectory(artifacts.artifactsDirectory()));
        Path state = stateFile.map(host.baseDirectory()::resolve).orElse(reports.resolve(STATE_FILE));
        Path project = artifacts.dbtProjectDirectory();
        Path directory = artifacts.artifactsDirectory();
        Checkout checkout = host.checkout()
                .and("secoda.dbtProjectDirectory", dbtProjectDirectory, project)
                .and("secoda.artifactsDirectory", artifactsDirectory, directory);
        if (dbtProjectDirectory.isEmpty() && isOfEnvironment(host, ArtifactLocator.PROJECT_VARIABLES)) {
            checkout = checkout.and(project);
        }
        if (artifacts.reason().startsWith("DBT_")) {
            checkout = checkout.and(directory);
        }
        Checkout readable = checkout.and("secoda.manifest", Optional.of(manifest), artifacts.manifest());
        for (Path file : artifacts.allRunResults()) {
            readable = readable.and("secoda.runResults", Optional.of(runResults), file);
        }
        // A pom that names another place than the checkout means it, unlike a link.
        readable = dbtProjectDirectory.isPresent() ? readable.named(project) : readable;
        readable = artifactsDirectory.isPresent() ? readable.named(directory) : readable;
        List<Path> files = new ArrayList<>(artifacts.allRunResults());
        files.add(artifacts.manifest());
        for (Path file : files) {
            readable = file.startsWith(directory) ? readable : readable.named(file);
        }
        Optional<String> outside = checkout.leaves("secoda.reportDirectory", reportDirectory, reports);
        if (outside.isEmpty() && stateFile.isPresent()) {
            outside = checkout.leaves("secoda.stateFile", stateFile, state);
        }
        return new RunPlace(artifacts, reports, state, readable, outside);
    }

    private static boolean isOfEnvironment(Host host, List<String> names) {
        return names.stream().anyMatch(name -> host.environment(name).isPresent());
    }

    /**
     * Refuses to write where the checkout has no say.
     *
     * @throws BadSettingException if the checkout leads the reports or the state file out of itself
     */
    void requireInside() throws BadSettingException {
        if (outside.isPresent()) {
            throw new BadSettingException(outside.get() + ".");
        }
    }

    /**
     * Refuses to write where another module of this build does, or another build that goes on. The place is held until
     * this build ends.
     *
     * @throws BadSettingException naming both
     */
    void requireAlone(Host host) throws BadSettingException {
        requireOnlyModule(host, reportDirectory, "reports", "secoda.reportDirectory");
        requireOnlyModule(host, stateFile, "state files", "secoda.stateFile");
        String mine = "module " + host.module().name() + " (" + host.baseDirectory() + "), process "
                + ProcessHandle.current().pid();
        Optional<String> other = host.session()
                .hold(reportDirectory, mine + ", since " + host.clock().instant());
        if (other.isPresent()) {
            throw new BadSettingException("Another build writes its reports to " + reportDirectory + ": "
                    + PlainText.message(other.get()) + "; this one is " + mine
                    + ". Let one run after the other, or give each a place of its own (secoda.reportDirectory).");
        }
    }

    private static void requireOnlyModule(Host host, Path path, String what, String setting)
            throws BadSettingException {
        String base = " (" + host.baseDirectory() + ")";
        String mine = host.module().name() + base;
        String first = host.session().writerTo(path.toAbsolutePath().normalize(), mine);
        if (!first.endsWith(base)) {
            throw new BadSettingException("The " + what + " of two modules go to " + path + ": those of " + first
                    + " and those of " + mine + ". Give each a place of its own (" + setting + ").");
        }
    }

    /** {@link Checkout#requireReadable} of each artifact: a warning for each that a link leads elsewhere. */
    List<String> requireReadable(Path manifest, List<Path> runResults) throws ArtifactException {
        List<String> warnings = new ArrayList<>();
        for (Path file : Stream.concat(runResults.stream(), Stream.of(manifest)).toList()) {
            readable.requireReadable(file, artifacts.artifactsDirectory()).ifPresent(warnings::add);
        }
        return warnings;
    }

    /** Whether an earlier goal, be it of another job, has left its state for this run. */
    public boolean hasState() {
        return Files.exists(stateFile);
    }
}
