package co.secoda.dbt;

import co.secoda.dbt.DbtRun.NodeError;
import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.dbt.artifact.ArtifactFile.FileStamp;
import co.secoda.dbt.artifact.ArtifactReader;
import co.secoda.dbt.artifact.ReadArtifact;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.location.DbtProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the two artifacts of a dbt run, streaming: the run results first, then the manifest once, and last the few
 * nodes of it that did not pass. Memory grows with the number of nodes (about 100 bytes each) and with what did not
 * pass, not with the SQL and the documentation in the files.
 *
 * <p>Bounds: a message of any length is kept up to 4,000 characters (400 after a thousand of them); ids and keys may
 * have 100,000 characters, names and paths are cut at 1,000, JSON may be 500 levels deep, and a {@code .json.gz} may
 * unpack to 16 GiB. What isn't used, SQL above all, may have any length.
 */
public final class DbtRunReader {
    private static final long MAX_UNPACKED = 16L << 30;

    private final long maxUnpacked;
    private final Set<Part> wanted;
    private final DbtProject project;

    /** A reader with the bounds above, which keeps nothing for reports. */
    public DbtRunReader() {
        this(MAX_UNPACKED);
    }

    DbtRunReader(long maxUnpacked) {
        this(maxUnpacked, Set.of(), DbtProject.UNKNOWN);
    }

    private DbtRunReader(long maxUnpacked, Set<Part> wanted, DbtProject project) {
        this.maxUnpacked = maxUnpacked;
        this.wanted = Set.copyOf(wanted);
        this.project = project;
    }

    /**
     * The same reader, but one that keeps these parts of {@link DbtRun#inFull}, so that no report reads the artifacts
     * again.
     */
    public DbtRunReader keeping(Set<Part> parts) {
        return new DbtRunReader(maxUnpacked, parts, project);
    }

    /** The same reader, but one that looks for the files of packages where {@code itsProject} has them installed. */
    public DbtRunReader of(DbtProject itsProject) {
        return new DbtRunReader(maxUnpacked, wanted, itsProject);
    }

    /**
     * Reads and joins the pair.
     *
     * @throws ArtifactException if one of them is missing, can't be read, isn't JSON, isn't what dbt from 0.19 on
     *     writes, goes past a bound, or changes meanwhile
     */
    public DbtRun read(ArtifactPaths paths) throws ArtifactException {
        return read(paths, List.of());
    }

    /**
     * Unites several run results, for {@link #read(Path, UnitedResults)}.
     *
     * @param ofRunsAlone leaves out those of commands that run nothing, such as {@code dbt docs generate}, unless all
     *     are of such
     * @param to where the union goes, in place of what is there
     * @throws ArtifactException naming the file that can't be used, or two that are not of one schema, or if the union
     *     can't be written
     */
    public UnitedResults unite(List<Path> runResults, boolean ofRunsAlone, Path to) throws ArtifactException {
        try {
            return UnitedResults.write(runResults, ofRunsAlone, to, maxUnpacked);
        } catch (IOException e) {
            throw new ArtifactException(
                    to,
                    "the union of the run results can't be written to " + to + ": " + e
                            + "; set secoda.reportDirectory to where this build may write",
                    e);
        }
    }

    /**
     * Reads and joins a manifest and the union of several run results.
     *
     * @throws ArtifactException as {@link #read(ArtifactPaths)}
     */
    public DbtRun read(Path manifest, UnitedResults results) throws ArtifactException {
        return read(new ArtifactPaths(manifest, results.path()), results.parts());
    }

    private DbtRun read(ArtifactPaths paths, List<UnitedResults.UnitedFile> parts) throws ArtifactException {
        List<FileStamp> stamps = List.of(FileStamp.of(paths.runResults()), FileStamp.of(paths.manifest()));
        NumberedIds ids = new NumberedIds();
        ReadArtifact<RunResultsReader.Content> results = ArtifactReader.read(
                paths.runResults(),
                ArtifactKind.RUN_RESULTS,
                maxUnpacked,
                json -> RunResultsReader.read(json, ids, wanted));
        RunResults outcomes = results.content().results();
        ReadArtifact<ManifestReader.Content> manifest = ArtifactReader.read(
                paths.manifest(),
                ArtifactKind.MANIFEST,
                maxUnpacked,
                json -> ManifestReader.read(json, ids, outcomes, wanted));
        DbtProject named = project.named(RootProject.name(manifest.content().metadata(), project, ids));
        NamedNodes nodes = NamedNodes.read(ids, outcomes, manifest, named, wanted.contains(Part.EXPOSURES));
        Labels labels = SharedNames.labels(named.name(), ids, manifest);
        for (FileStamp stamp : stamps) {
            stamp.check();
        }
        return join(ids, results, parts, manifest, nodes, named, labels);
    }

    private DbtRun join(
            NumberedIds ids,
            ReadArtifact<RunResultsReader.Content> runResults,
            List<UnitedResults.UnitedFile> parts,
            ReadArtifact<ManifestReader.Content> manifest,
            NamedNodes nodes,
            DbtProject named,
            Labels labels) {
        RunResults results = runResults.content().results();
        Map<Integer, int[]> entities = manifest.content().entities();
        Caveats caveats = caveats(runResults.content(), parts, manifest.content());
        ArtifactFile manifestFile = manifest.file(manifest.content().metadata());
        ArtifactFile resultsFile = runResults
                .file(runResults.content().metadata())
                .unitedFrom(parts.stream().map(UnitedResults.UnitedFile::file).toList());
        return new DbtRun(
                manifestFile,
                resultsFile,
                runResults.content().args().which(),
                results.size(),
                results.statuses(),
                tests(results.failing(), entities, nodes),
                tests(results.warning(), entities, nodes),
                errors(results.errored(), nodes),
                results.skippedTests(),
                results.outcomes(),
                manifest.content().tested().cardinality(),
                results.notIn(manifest.content().present()),
                new PairProblems(ids, runResults, parts, manifest, caveats).find(),
                nodes.details(),
                caveats,
                named,
                labels,
                runResults.content().elapsed(),
                Freshness.NONE,
                results.skippedNodes(),
                List.of(),
                RunInFull.of(
                                manifestFile,
                                resultsFile,
                                named,
                                runResults.content().args().target())
                        .with(wanted, ids, results, manifest.content()));
    }

    private static Caveats caveats(
            RunResultsReader.Content runResults,
            List<UnitedResults.UnitedFile> parts,
            ManifestReader.Content manifest) {
        RunResults results = runResults.results();
        boolean ofOneRun = runResults.metadata().isOfOneInvocation(manifest.metadata());
        boolean all = runResults.args().runsAllTests() && ofOneRun && !manifest.selectors();
        // What failed says enough by itself, and --fail-fast leaves the rest without a result.
        boolean allWell = results.failing().isEmpty() && results.errored().isEmpty();
        return new Caveats(
                results.unknownStatuses(),
                runResults.args().empty() || parts.stream().anyMatch(part -> part.counting() > 0 && part.empty()),
                runResults.args().sampled() || parts.stream().anyMatch(part -> part.counting() > 0 && part.sampled()),
                results.testsWithoutQuery(),
                all && allWell && results.size() > 0 ? manifest.testsWithoutResult() : 0,
                results.testsWithoutOutcome(),
                NothingTested.of(runResults.args(), results)
                        .filter(why -> !why.changed())
                        .isPresent());
    }

    private static List<TestResult> tests(
            List<RunResults.Outcome> outcomes, Map<Integer, int[]> entities, NamedNodes nodes) {
        return outcomes.stream()
                .map(test -> new TestResult(
                        nodes.node(test.id()),
                        test.status(),
                        test.failures(),
                        test.message(),
                        Arrays.stream(entities.getOrDefault(test.id(), new int[] {test.id()}))
                                .mapToObj(nodes::node)
                                .toList()))
                .toList();
    }

    private static List<NodeError> errors(List<RunResults.Outcome> outcomes, NamedNodes nodes) {
        return outcomes.stream()
                .map(error -> new NodeError(nodes.node(error.id()), error.status(), error.message()))
                .toList();
    }
}
