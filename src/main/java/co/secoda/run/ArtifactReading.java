package co.secoda.run;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.UnitedResults;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.excerpt.Redaction;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.freshness.FreshnessReader;
import co.secoda.report.ReportFiles;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds and reads the files of a run as the settings say; several run results become one file first. */
final class ArtifactReading {
    private final RunSettings settings;
    private final Provenance provenance;
    private final Set<Part> wanted;
    private final Log log;

    /**
     * Nothing is read yet.
     *
     * @param inReports what is to be kept for reports
     */
    ArtifactReading(RunSettings settings, Provenance provenance, Set<Part> inReports, Log log) {
        this.settings = settings;
        this.provenance = provenance;
        this.wanted = EnumSet.noneOf(Part.class);
        this.wanted.addAll(inReports);
        // What a report asks for has the edges already.
        if (settings.downstream() || inReports.contains(Part.DOWNSTREAM)) {
            this.wanted.add(Part.EXPOSURES);
        }
        if (settings.historyDirectory().isPresent()) {
            this.wanted.add(Part.TIMELINE);
        }
        this.log = log;
    }

    /**
     * The run that they tell of, with what dbt found of its sources' freshness.
     *
     * @throws ArtifactException if there are none, or they can't be used
     */
    DbtRun read() throws ArtifactException {
        ArtifactPaths paths = settings.place().artifacts().find();
        DbtRun pair = read(paths);
        DbtRun told = settings.omissions().redact().contains(Redaction.COMPILED_CODE) ? pair.withoutQueries() : pair;
        return told.with(pair.elapsed(), freshness(paths, pair));
    }

    /** The digest of the run results that are there now, if they are. */
    Optional<String> digestOfRunResults() throws ArtifactException {
        if (areMissing()) {
            return Optional.empty();
        }
        List<Path> results =
                provenance.runResults(settings.place().artifacts().find().runResults());
        Path file = results.size() == 1 ? results.get(0) : unite(results).path();
        return Optional.of(ArtifactFile.sha256(file));
    }

    /** Whether there are none. */
    boolean areMissing() throws ArtifactException {
        try {
            settings.place().artifacts().find();
            return false;
        } catch (ArtifactException e) {
            if (e.missing()) {
                return true;
            }
            throw e;
        }
    }

    private DbtRun read(ArtifactPaths paths) throws ArtifactException {
        List<Path> results = provenance.runResults(paths.runResults());
        settings.place().requireReadable(paths.manifest(), results).forEach(log::warn);
        DbtRunReader reader = new DbtRunReader()
                .keeping(wanted)
                .of(settings.place().artifacts().dbtProject());
        return results.size() == 1
                ? reader.read(new ArtifactPaths(paths.manifest(), results.get(0)))
                : reader.read(paths.manifest(), unite(results));
    }

    private UnitedResults unite(List<Path> results) throws ArtifactException {
        UnitedResults united = new DbtRunReader()
                .unite(
                        results,
                        settings.place().artifacts().severalRunResults().isEmpty(),
                        settings.place().reportDirectory().resolve(ReportFiles.UNITED));
        log.info(united.said());
        return united;
    }

    /** What dbt found of its sources' freshness. It is read for every goal: another may judge it by the state file. */
    private Freshness freshness(ArtifactPaths paths, DbtRun run) {
        return new FreshnessReader(settings.place().readable()::leaves)
                .read(paths.runResults().resolveSibling(""), run.startedAt());
    }
}
